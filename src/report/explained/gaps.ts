import type { WorkloadResult } from '#engine/analysis.ts';
import type { QualityGap } from '#engine/explanation.ts';
import { count, percent } from '../numbers.ts';
import { optionWords, tableOf, type TableBlock } from './table.ts';

const roles: Record<QualityGap['role'], string> = {
  'runner-up': 'runner-up',
  'other-kind': 'best of another kind',
  'cheapest-to-run': 'cheapest to run',
};

const signed = (x: number): string =>
  x > 0 ? `${count(x)} more` : x < 0 ? `${count(-x)} fewer` : 'as many';

/** Above this many a test is called impractical rather than counted. */
const mostItems = 20_000;

const itemsText = (items: number | null): string =>
  items === null || items > mostItems ? 'no practical number' : count(items);

/** Against each rival: the quality gap that the price pays for, the gap expected, and the test that would settle it. */
export function gapTable(workload: WorkloadResult): TableBlock | null {
  const gaps = workload.explanation?.gaps ?? [];
  if (gaps.length === 0) return null;
  const { cell } = optionWords(workload);
  return tableOf(
    'The quality gap that the price pays for',
    [
      ['Against', 0.32],
      ['>Failures in 1,000 at which both cost the same', 0.19],
      ['>Expected', 0.16],
      ['>Cheaper in, of 100 futures', 0.16],
      ['>Test items that settle it', 0.17],
    ],
    gaps.map((gap) => {
      const { text, note } = cell(gap.against);
      return [
        { text: `${text} (${roles[gap.role]})`, ...(note === undefined ? {} : { note }) },
        ...[
          gap.paysUpTo === null ? 'no number' : signed(gap.paysUpTo),
          signed(gap.expected),
          percent(gap.chanceCheaper).replace(/.%$/, ''),
          itemsText(gap.items),
        ].map((figure) => ({
          text: figure,
          origin: { of: 'gap', workload: workload.id } as const,
        })),
      ];
    }),
    'Failures of the other way compared with the leader. Items are run on both sides; with that many, a 95 % interval tells the two apart.',
  );
}
