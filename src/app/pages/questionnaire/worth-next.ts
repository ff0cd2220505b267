import type { Scenario } from '#profile/session.ts';
import type { Analysis } from '#engine/analysis.ts';
import { worthRows } from '#report/worth.ts';
import { answerOf, nextEssential, questionOf } from '../../state/questionnaire.ts';
import type { Place } from '../../state/questionnaire.ts';
import { placeOf } from '../recommendation/worth-finding.ts';

/** The question most worth answering next, or that one may stop. */
export type Next = { kind: 'ask'; place: Place; ask: string } | { kind: 'stop' };

/**
 * The dearest question that still stands on a default or on “I don't know”, of one workload if
 * given; undefined where what answers are worth is not known or only essential questions are left.
 */
export function worthNext(
  scenario: Scenario,
  analysis: Analysis,
  workload: string | undefined,
): Next | undefined {
  if (analysis.workloads.every((w) => w.worth.length === 0)) return undefined;
  for (const { input } of worthRows(analysis)) {
    if (workload !== undefined && input.owner !== workload) continue;
    const answer = answerOf(scenario, input.owner, input.question);
    const place = placeOf(scenario, input);
    const ask = questionOf(input.owner, input.question)?.ask;
    if (place === null || ask === undefined || (answer?.value ?? null) !== null) continue;
    return { kind: 'ask', place, ask };
  }
  // What is essential is asked whatever it is worth: its default is too wide a guess to stop on.
  return nextEssential(scenario) === undefined ? { kind: 'stop' } : undefined;
}
