import type { Scenario } from '#profile/session.ts';
import type { Analysis } from '#engine/analysis.ts';
import { money } from '#report/numbers.ts';
import { answerOf, chaptersOf, questionOf } from '../../state/questionnaire.ts';

/** The question most worth answering next, or that one may stop, with the most any other is worth. */
export type Next =
  { kind: 'ask'; chapter: string; question: string; ask: string } | { kind: 'stop'; most: string };

/** What knowing an answer must be worth to be asked for: about an hour of someone’s time. */
const worthAnHourUsd = 100;

/**
 * Ranks the questions that still stand on a default or on “I don't know” by what knowing them is
 * worth to the choice; undefined where that is not known. Questions of `workload` alone if given.
 */
export function worthNext(
  scenario: Scenario,
  analysis: Analysis,
  workload: string | undefined,
): Next | undefined {
  const inputs = new Map(analysis.inputs.map((row) => [row.key, row]));
  const ranked = analysis.workloads
    .filter((w) => workload === undefined || w.id === workload)
    .flatMap((w) => w.worth)
    .toSorted((a, b) => b.usd - a.usd);
  if (ranked.length === 0) return undefined;
  for (const { key, usd } of ranked) {
    const input = inputs.get(key);
    if (input === undefined || usd < worthAnHourUsd) continue;
    const question = questionOf(input.owner, input.question);
    const answer = answerOf(scenario, input.owner, input.question);
    if (question === undefined || (answer !== undefined && answer.value !== null)) continue;
    const chapter = chaptersOf(scenario).find(
      (c) => c.owner === input.owner && c.section === question.section,
    );
    if (chapter === undefined) continue;
    return { kind: 'ask', chapter: chapter.key, question: input.question, ask: question.ask };
  }
  return { kind: 'stop', most: money(worthAnHourUsd) };
}
