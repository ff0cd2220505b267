import type { Inquiry, Question } from '../explanation.ts';
import { cellsOfUniforms } from '../decision/cells.ts';
import type { Decision } from '../decision/decision.ts';
import { evsi } from '../decision/evppi.ts';
import { rankedQuestions, reasonToStop, worthAsking } from '../decision/questions.ts';
import { uniforms, type Draws } from '../inputs/draw-input.ts';
import { findingOf } from './input-groups.ts';
import { groupsOf, jointlyFor, mostInGroup, pairUp, type Valued } from './joint-values.ts';
import { ownTest, type AskingCosts } from './own-test.ts';

/** Working hours of a year, for the cost of an hour. */
export const hoursPerYear = 1800;

/** Inputs that take part in joint values: more of them cost time and add nothing measurable. */
const mostTogether = 8;
const mostPaired = 4;

/** What to find out next about one choice, and whether to stop. `full`: groups and pairs too, which a first frame leaves out. */
export function inquiryOf(
  decision: Decision | null,
  { valued, floor }: { valued: readonly Valued[]; floor: number },
  outlook: Uint8Array,
  costs: AskingCosts,
  owner: string,
  evpiUsd: number,
  indifference: number,
  d: Draws,
  full: boolean,
): Inquiry {
  if (!decision) return nothingToAsk;
  const jointly = jointlyFor(decision, d);
  const strongest = [...valued].sort(
    (a, b) => b.value.value - a.value.value || (a.key < b.key ? -1 : 1),
  );
  const measurable = strongest.filter((v) => v.measurable);
  const askable = measurable.filter((v) => findingOf(v.key).means !== 'wait');

  const questions: Question[] = askable.map((v) => {
    const { means, quality, hours } = findingOf(v.key);
    const rough = evsi(decision, cellsOfUniforms(uniforms(v.input.dimension, d)), quality);
    const costUsd = hours * costs.usdPerHour + (means === 'own-test' ? costs.evaluationUsd : 0);
    return {
      key: v.key,
      exactUsd: v.value.value,
      exactError: v.value.standardError,
      quality,
      roughUsd: rough.value,
      roughError: rough.standardError,
      pair: null,
      means,
      costUsd,
      netUsd: 0,
    };
  });
  const quality = strongest.filter((v) => findingOf(v.key).group === 'quality');
  if (full) {
    pairUp(askable.slice(0, mostPaired), questions, jointly);
    const test = ownTest(decision, quality.slice(0, mostInGroup), jointly, costs, floor, owner);
    if (test) questions.push(test);
  }
  const ranked = rankedQuestions(questions.map(openQuestion)).map(({ id }) =>
    questions.find((q) => q.key === id)!,
  );
  for (const question of ranked) question.netUsd = worthAsking(openQuestion(question));
  const all = full && measurable.length > 1 ? jointly(measurable.slice(0, mostTogether)) : null;
  const everything = all ?? measurable[0]?.value ?? null;
  const least = Math.max(
    everything?.value ?? 0,
    ...questions.map((q) => Math.max(q.exactUsd, q.pair?.usd ?? 0)),
  );
  return {
    questions: ranked,
    groups: full ? groupsOf(decision, strongest, outlook, floor, jointly) : [],
    everything: { usd: Math.min(least, evpiUsd), error: everything?.standardError ?? 0 },
    evpiUsd,
    stop: {
      reason: stopReason(ranked, least, evpiUsd, indifference),
      best: ranked[0]?.key ?? null,
    },
  };
}

const nothingToAsk: Inquiry = {
  questions: [],
  groups: [],
  everything: { usd: 0, error: 0 },
  evpiUsd: 0,
  stop: { reason: 'nothing-open', best: null },
};

const openQuestion = (q: Question) => ({
  id: q.key,
  value: q.roughUsd,
  standardError: q.roughError,
  ...(q.pair ? { bestPair: q.pair.usd } : {}),
  cost: q.costUsd,
});

const reasons = {
  'nothing open': 'nothing-open',
  'answers cost more than they are worth': 'costs-more-than-worth',
  'regret below indifference': 'regret-below-indifference',
} as const;

/** Why to stop: also where no single question, nor half of its best pair, is worth what it costs. */
function stopReason(
  ranked: readonly Question[],
  everythingUsd: number,
  evpiUsd: number,
  indifference: number,
): Inquiry['stop']['reason'] {
  const reason = reasonToStop(ranked.map(openQuestion), everythingUsd, evpiUsd, indifference);
  if (reason) return reasons[reason];
  return ranked.every((q) => q.netUsd <= 0) ? 'costs-more-than-worth' : null;
}
