import type { Catalogue } from '#catalog/types/catalogue.ts';
import type { Override, Scenario } from '#profile/session.ts';
import { alignedWorkloads } from '#report/compare/alignment.ts';
import { shortName } from '#report/names.ts';
import { count } from '#report/numbers.ts';
import { differences } from '../../state/differences.ts';
import type { Side } from '../../state/sides.ts';
import { inForceText } from '#report/in-force-text.ts';

export type ReadySide = Extract<Side, { state: 'ready' }>;

/** A row of what differs: an answer, a workload or a figure of the catalogue, in words for each side. */
export interface AnswerRow {
  question: string;
  /** Name of the workload, or where else it belongs. */
  owner: string;
  values: string[];
  same: boolean;
}

/** Names of the sides: of the scenario, with the session where that is not the same for all. */
export function sideLabels(sides: readonly ReadySide[]): string[] {
  const isOne = new Set(sides.map((side) => side.of.id)).size === 1;
  return sides.map(({ of, shown }) =>
    isOne ? shown.name : `${shown.name} (${shortName(of.name, 40)})`,
  );
}

/** Everything the sides answer, first what makes them differ as a whole: workloads and overrides. */
export function answerRows(
  scenarios: readonly Scenario[],
  catalogue: Catalogue | undefined,
): AnswerRow[] {
  const lone = alignedWorkloads(scenarios).filter((row) => row.ids.includes(null));
  const loneIds = new Set(lone.flatMap((row) => row.ids));
  return [
    ...lone.map(({ name, ids }) => ({
      question: 'Workload',
      owner: name,
      values: ids.map((id) => (id === null ? 'not there' : 'there')),
      same: false,
    })),
    ...overrideRows(scenarios),
    ...differences(scenarios)
      // One row says that a workload is missing; its forty questions would say no more.
      .filter((row) => !loneIds.has(row.owner))
      .map(({ question, ownerName, values, same }) => ({
        question: question.label,
        owner: ownerName,
        values: values.map((value) =>
          value === null ? 'not asked' : inForceText(question, value, catalogue).text,
        ),
        same,
      })),
  ];
}

const placeOf = ({ table, key, field }: Override): string => JSON.stringify([table, key, field]);

function overrideRows(scenarios: readonly Scenario[]): AnswerRow[] {
  const all = new Map(scenarios.flatMap((s) => s.overrides.map((o) => [placeOf(o), o])));
  return [...all].map(([place, { key, field }]) => {
    const found = scenarios.map((s) => s.overrides.find((o) => placeOf(o) === place)?.value);
    return {
      question: `${key}, ${field}`,
      owner: 'Your figure for the catalogue',
      values: found.map(said),
      same: found.every((value) => value === found[0]),
    };
  });
}

const said = (value: number | string | undefined): string =>
  value === undefined ? 'as in the catalogue' : typeof value === 'number' ? count(value, 4) : value;
