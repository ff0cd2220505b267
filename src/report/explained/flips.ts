import type { Analysis, InputRow, WorkloadResult } from '#engine/analysis.ts';
import { inputRange, inputValue } from '../inputs.ts';
import { percent } from '../numbers.ts';
import { optionWords, tableOf, type TableBlock } from './table.ts';

/** Roots of one input, with the input. */
export interface FlipRow {
  input: InputRow;
  chanceLost: number;
  points: { at: number; below: string; above: string; chanceBelow: number }[];
}

const most = 8;

/** The inputs whose value alone changes the best option, likeliest to matter first; those no figure can be held against are left out. */
export function flipRows(analysis: Analysis, workload: WorkloadResult): FlipRow[] {
  const inputs = new Map(analysis.inputs.map((row) => [row.key, row]));
  return (workload.explanation?.flips ?? [])
    .flatMap(({ key, points, chanceLost }) => {
      const input = inputs.get(key);
      const isObscure = input?.unit.startsWith('log-odds') === true;
      return input && !isObscure && points.length > 0 ? [{ input, points, chanceLost }] : [];
    })
    .slice(0, most);
}

/** "a small closed model; from 87 % on a closed router; …", the lowest first. */
function ladder(
  input: InputRow,
  points: FlipRow['points'],
  brief: (id: string, among: readonly string[]) => string,
): string {
  const ids = [points[0]?.below ?? '', ...points.map((p) => p.above)];
  const steps = points.map((p) => `from ${inputValue(input, p.at)} on ${brief(p.above, ids)}`);
  return [brief(ids[0] ?? '', ids), ...steps].join('; ');
}

/** Every value at which the best option changes, input by input, others staying uncertain. */
export function flipTable(analysis: Analysis, workload: WorkloadResult): TableBlock | null {
  const { brief } = optionWords(workload);
  const rows = flipRows(analysis, workload);
  if (rows.length === 0) return null;
  return tableOf(
    'What would flip it',
    [
      ['If it turned out', 0.28],
      ['We take', 0.2],
      ['Best from low to high', 0.37],
      ['>Chance that another is best', 0.15],
    ],
    rows.map(({ input, points, chanceLost }) => [
      { text: input.label },
      ...[inputRange(input), ladder(input, points, brief), percent(chanceLost)].map((text) => ({
        text,
        origin: { of: 'flip', workload: workload.id, input: input.key } as const,
      })),
    ]),
    'One input at a time, all others as uncertain as they are. The chance is by our own range of the input.',
  );
}
