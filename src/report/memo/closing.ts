import type { Analysis, RuledOut, WorkloadResult } from '#engine/analysis.ts';
import type { Catalogue } from '#catalog/types.ts';
import type { Scenario } from '#profile/session.ts';
import type { Block, Cell } from '../blocks.ts';
import { shortName } from '../names.ts';
import { ruledOutLine, type RuledOutLine } from '../ruled-out.ts';
import { tripwires } from '../tripwires.ts';

/** Events that reopen the decision. */
export function reopenBlocks(
  scenario: Scenario,
  analysis: Analysis,
  catalogue: Catalogue | null,
): Block[] {
  const wires = tripwires(scenario, analysis, catalogue);
  if (wires.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: 'Reopen this decision when' },
    { kind: 'list', items: wires.map(({ text }) => text) },
  ];
}

interface Merged {
  names: string[];
  line: RuledOutLine;
  /** Whether the whole kind is out, not only some of its candidates. */
  whole: boolean;
}

/** The first `most` reasons why ways are ruled out: whole kinds first, the same reason of several workloads in one row. */
export function ruledOutBlocks(analysis: Analysis, most: number): Block[] {
  const all = merged(analysis);
  const shown = all.slice(0, most);
  if (shown.length === 0) return [];
  const several = analysis.workloads.length > 1;
  const rest = all.length - shown.length;
  return [
    { kind: 'heading', level: 2, text: 'Ruled out, and why' },
    {
      kind: 'table',
      title: 'Ways to run it that are not among the candidates',
      columns: [
        { title: 'Way', align: 'left', width: 0.3 },
        { title: 'Reason', align: 'left', width: 0.4 },
        { title: 'It would compete if', align: 'left', width: 0.3 },
      ],
      rows: shown.map(({ names, line, whole }): Cell[] => {
        const note = [whole ? '' : 'some models only', several ? namesNote(names) : '']
          .filter(Boolean)
          .join('; ');
        return [
          note === '' ? { text: line.what } : { text: line.what, note },
          { text: line.why },
          { text: line.unless },
        ];
      }),
      rowHeaders: true,
      ...(rest > 0 ? { note: `${rest} further reasons stand on the Recommendation page.` } : {}),
    },
  ];
}

function merged(analysis: Analysis): Merged[] {
  const rows = new Map<string, Merged>();
  for (const result of analysis.workloads) {
    for (const row of result.ruledOut) {
      const whole = isWhole(result, row);
      // That some models of a kind fell behind others of it is no reason a board needs.
      if (!whole && row.constraint === 'pruned') continue;
      const line = ruledOutLine(row);
      const key = `${line.what}|${line.why}|${String(whole)}`;
      const names = [...(rows.get(key)?.names ?? []), shortName(result.name, 40)];
      rows.set(key, { names, line, whole });
    }
  }
  return [...rows.values()].sort((a, b) => Number(b.whole) - Number(a.whole));
}

const isWhole = (result: WorkloadResult, row: RuledOut): boolean =>
  !result.options.some((o) => o.option.kind === row.kind && o.option.eligible);

const namesNote = (names: string[]): string =>
  names.length > 2 ? `${names[0]} and ${names.length - 1} others` : names.join(', ');
