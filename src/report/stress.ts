import type { Analysis, WorkloadResult } from '#engine/analysis.ts';
import type { StressResult } from '#engine/stress/result.ts';
import type { Block } from './blocks.ts';
import { optionWords, tableOf, type TableBlock } from './explained/table.ts';
import { horizon } from './horizon.ts';
import { listed, shortName } from './names.ts';
import { chance, money } from './numbers.ts';
import type { Origin } from './origin.ts';
import { runs } from './origin.ts';

const sum = (result: StressResult, of: (w: StressResult['workloads'][number]) => number): number =>
  result.workloads.reduce((total, w) => total + of(w), 0);

/** Costs change by so much when nothing else does: "$1.2m more". */
const change = (usd: number): string =>
  money(usd) === '$0' ? 'nothing' : usd > 0 ? `${money(usd)} more` : `${money(-usd)} less`;

const chanceText = ({ chance: within }: StressResult): string =>
  within === null ? 'nobody knows' : chance(within.p50);

/** Whose choice a card changes, by name: "No", "Yes: Claims documents". */
function changed(analysis: Analysis, result: StressResult): string {
  const names = result.workloads
    .filter((w) => w.changes)
    .map(({ id }) => shortName(analysis.workloads.find((w) => w.id === id)?.name ?? id));
  return names.length === 0 ? 'No' : `Yes: ${listed(names)}`;
}

/** One line for each card: what happens, how likely, whether it changes the choice, and by how much. */
export function stressTable(analysis: Analysis, results: readonly StressResult[]): TableBlock {
  return tableOf(
    'If something rare happens',
    [
      ['What happens', 0.34],
      [`>Chance in ${horizon(analysis.months)}`, 0.14],
      ['Changes the choice', 0.24],
      ['>Staying costs', 0.14],
      ['>Changing saves', 0.14],
    ],
    results.map((result) => {
      const origin = { of: 'stress', card: result.card.id } as const;
      const saves = sum(result, (w) => (w.changes ? w.costKept - w.costBest : 0));
      return [
        { text: result.card.title, note: result.card.happens },
        { text: chanceText(result), origin },
        { text: changed(analysis, result) },
        { text: change(sum(result, (w) => w.costKept - w.costBefore)), origin },
        { text: saves > 0 ? money(saves) : 'nothing', origin },
      ];
    }),
    'Each card strikes every future, in any month with equal chance; the cheapest way of each workload is then reckoned anew. Staying: what the ways that are cheapest without it cost with it, all workloads together.',
  );
}

/** The same for a report; says so where the cards were not run. */
export function stressBlocks(analysis: Analysis, results: readonly StressResult[] | null): Block[] {
  const heading: Block = { kind: 'heading', level: 2, text: 'If something rare happens' };
  if (results === null)
    return [
      heading,
      {
        kind: 'paragraph',
        text: [
          'The stress cards were not run before this copy was made; the Recommendation page runs them.',
        ],
      },
    ];
  return [heading, stressTable(analysis, results)];
}

/** What a card does, workload by workload, and where its chance comes from. */
export function stressOrigin(
  analysis: Analysis,
  results: readonly StressResult[],
  card: string,
): Origin | undefined {
  const result = results.find((r) => r.card.id === card);
  if (result === undefined) return undefined;
  const { chance: within, chanceFrom } = result;
  const name = (w: WorkloadResult, id: string | null): string =>
    id === null ? 'nothing is left' : optionWords(w).sentence(id);
  return {
    title: result.card.title,
    value: `costs ${change(sum(result, (w) => w.costKept - w.costBefore))}`,
    how: `${result.card.happens} Touched: ${result.card.touched} Every one of ${runs(analysis)} is played through again with it, on the same draws, and each way’s mean cost is compared with the one without it. The choice changes where another way is cheaper by more than its own error and the amount you call too small to act on.`,
    parts: [
      {
        name: 'Chance',
        value:
          within === null
            ? 'nobody knows'
            : `${chance(within.p50)} (8 chances in 10: ${chance(within.p10)} to ${chance(within.p90)})`,
        how: `${chanceFrom}. The Catalogue has the prior with its grade, its sources and their dates.`,
        inputs: [],
      },
      ...result.workloads.flatMap((row) => {
        const w = analysis.workloads.find(({ id }) => id === row.id);
        if (w === undefined) return [];
        return [
          {
            name: w.name,
            value: `${money(row.costBefore)} without, ${money(row.costKept)} with`,
            how: row.changes
              ? `The choice changes from ${name(w, row.leader)} to ${name(w, row.leaderThen)}, which costs ${money(row.costBest)}.`
              : `${name(w, row.leader)} stays the choice.`.replace(/^./, (c) => c.toUpperCase()),
            inputs: [],
          },
        ];
      }),
    ],
  };
}
