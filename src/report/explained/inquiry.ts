import type { Analysis, WorkloadResult } from '#engine/analysis.ts';
import type { Question } from '#engine/explanation.ts';
import { money } from '../numbers.ts';
import { figureOf, say, type Sentence } from '../sentence.ts';
import { tableOf, type TableBlock } from './table.ts';

const means: Record<Question['means'], string> = {
  'own-records': 'look into your own records',
  'own-test': 'test both on your own items',
  pilot: 'run a pilot',
  quote: 'ask for a quote',
  'ask-around': 'ask those who know',
  wait: 'wait and see',
};

/** How something would be found out: "test both on your own items". */
export const meansText = (of: Question['means']): string => means[of];

/** The name of a question about a workload; a test of one's own stands for several inputs at once. */
export function questionName(analysis: Analysis, key: string): string {
  if (key.endsWith('.tested')) return 'Your own test of both sides';
  return analysis.inputs.find((row) => row.key === key)?.label ?? key;
}

/** What can be found out about one choice: what the answer that can be had is worth, what it costs, how to get it. */
export function inquiryTable(analysis: Analysis, workload: WorkloadResult): TableBlock | null {
  const questions = workload.explanation?.inquiry?.questions ?? [];
  if (questions.length === 0) return null;
  return tableOf(
    'What to find out next',
    [
      ['Question', 0.3],
      ['How', 0.22],
      ['>Exact answer worth', 0.16],
      ['>Answer to be had worth', 0.16],
      ['>Costs', 0.16],
    ],
    questions.slice(0, 8).map((q) => [
      { text: questionName(analysis, q.key) },
      { text: meansText(q.means) },
      ...[
        { text: money(q.exactUsd), note: `±${money(q.exactError)}` },
        { text: money(q.roughUsd), note: `±${money(q.roughError)}` },
        { text: money(q.costUsd) },
      ].map((cell) => ({
        ...cell,
        origin: { of: 'worth', workload: workload.id, input: q.key } as const,
      })),
    ]),
  );
}

/** Whether to stop asking, in a sentence with its figures. */
export function stopText(analysis: Analysis, workload: WorkloadResult): Sentence {
  const inquiry = workload.explanation?.inquiry;
  if (!inquiry) return [];
  const { stop, questions, everything, evpiUsd } = inquiry;
  const best = questions.find((q) => q.key === stop.best);
  const f = figureOf({ of: 'worth', workload: workload.id, input: stop.best ?? '' });
  const all = say`Knowing everything would be worth ${f(money(evpiUsd))}; all that can be found out now, ${f(money(everything.usd))}.`;
  switch (stop.reason) {
    case 'nothing-open':
      return say`You can stop: nothing that can be found out now would change this choice. ${all}`;
    case 'costs-more-than-worth':
      return best
        ? say`You can stop: even the best question, ${questionName(analysis, best.key).toLowerCase()}, is worth ${f(money(best.roughUsd))} and costs ${f(money(best.costUsd))} to answer. ${all}`
        : say`You can stop: every question costs more to answer than it is worth. ${all}`;
    case 'regret-below-indifference':
      return say`You can stop: what a wrong choice costs on average is less than the amount you call too small to act on. ${all}`;
    case null:
      return best
        ? say`Worth asking next: ${questionName(analysis, best.key).toLowerCase()}, for ${f(money(best.netUsd))} more than it costs. ${all}`
        : all;
  }
}
