import type { Scenario } from '#profile/session.ts';
import type { Analysis } from '#engine/analysis.ts';
import { money } from '#report/numbers.ts';
import { isAdvisedAgainst } from '#report/verdict.ts';
import { answerOf, nextEssential, questionOf } from '../../state/questionnaire.ts';
import type { Place } from '../../state/questionnaire.ts';
import { placeOf } from '../recommendation/worth-finding.ts';

/** The question most worth answering, or that one may stop. */
export type Next = { kind: 'ask'; key: string; place: Place; ask: string } | { kind: 'stop' };

/** Below this an answer is not worth an hour of anyone's time. */
const leastUsd = 1_000;

/** The one proposed before stays until another is worth so many times as much: the order does not flicker. */
const takesOver = 1.5;

interface Candidate {
  key: string;
  place: Place;
  ask: string;
  netUsd: number;
}

/** Questions that still stand on a default or on “I don't know” and are worth more than they cost. */
function candidates(scenario: Scenario, analysis: Analysis, workload?: string): Candidate[] {
  return analysis.workloads.flatMap((w) => {
    if ((workload !== undefined && w.id !== workload) || isAdvisedAgainst(w)) return [];
    return (w.explanation?.inquiry?.questions ?? []).flatMap(({ key, netUsd }) => {
      const [owner = '', question = ''] = key.split('.');
      const place = placeOf(scenario, { owner, question });
      const ask = questionOf(owner, question)?.ask;
      const isOpen = (answerOf(scenario, owner, question)?.value ?? null) === null;
      if (place === null || ask === undefined || !isOpen || !(netUsd > leastUsd)) return [];
      return [{ key, place, ask, netUsd }];
    });
  });
}

/**
 * The question to answer next, of one workload if given; `before` is the one proposed last.
 * Undefined where what answers are worth is not known or only essential questions are left.
 */
export function worthNext(
  scenario: Scenario,
  analysis: Analysis,
  workload?: string,
  before?: string,
): Next | undefined {
  if (analysis.workloads.every((w) => w.worth.length === 0)) return undefined;
  const open = candidates(scenario, analysis, workload).toSorted((a, b) => b.netUsd - a.netUsd);
  const best = open[0];
  const kept = open.find((c) => c.key === before);
  const next = best && kept && best.netUsd < takesOver * kept.netUsd ? kept : best;
  if (next !== undefined) return { kind: 'ask', key: next.key, place: next.place, ask: next.ask };
  // What is essential is asked whatever it is worth: its default is too wide a guess to stop on.
  return nextEssential(scenario) === undefined ? { kind: 'stop' } : undefined;
}

/** What not knowing an answer costs, in a sentence; undefined while that is not known. */
export function worthText(analysis: Analysis, owner: string, question: string): string | undefined {
  const rows = analysis.workloads
    .flatMap((w) => w.worth)
    .filter((row) => row.key === `${owner}.${question}`);
  if (rows.length === 0) return undefined;
  const most = Math.max(...rows.map((row) => (row.measurable ? row.usd : 0)));
  return most > leastUsd
    ? `Knowing it exactly is worth about ${money(most)} to the decision.`
    : 'Knowing it better would not change the decision.';
}
