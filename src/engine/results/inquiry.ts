import type { GroupWorth, Inquiry, Question } from '../explanation.ts';
import { cellsOfUniforms } from '../decision/cells.ts';
import type { Decision } from '../decision/decision.ts';
import { evsi } from '../decision/evppi.ts';
import type { InformationValue } from '../decision/information-value.ts';
import { rankedQuestions, reasonToStop, worthAsking } from '../decision/questions.ts';
import { uniforms, type Draws } from '../inputs/draw-input.ts';
import { findingOf } from './input-groups.ts';
import { groupsOf, jointlyFor, mostInGroup, pairUp, type Valued } from './joint-values.ts';
import { ownTest, type AskingCosts } from './own-test.ts';
import type { Knowledge } from './worth.ts';

/** Inputs that take part in joint values: more of them cost time and add nothing measurable. */
const mostTogether = 8;
const mostPaired = 4;

/** A choice, and what is known of it. */
export interface Choice {
  decision: Decision | null;
  knowledge: Knowledge;
  outlook: Uint8Array;
  costs: AskingCosts;
  /** The workload's id. */
  owner: string;
  /** Value of perfect information: the leader's mean regret. */
  evpiUsd: number;
  /** USD below which a difference is too small to act on. */
  indifference: number;
  draws: Draws;
}

/** What to find out next about one choice, each question by itself, and whether to stop. */
export function inquiryOf(choice: Choice): Inquiry {
  const { decision, costs, draws } = choice;
  if (!decision) return nothingToAsk;
  const measurable = measurableOf(choice);
  const questions = measurable.filter(isAskable).map((v): Question => {
    const { means, quality, hours } = findingOf(v.key);
    const rough = evsi(decision, cellsOfUniforms(uniforms(v.input.dimension, draws)), quality);
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
  return concluded(questions, [], measurable[0]?.value ?? null, choice);
}

/** The same with pairs, groups, the user's own test and everything at once; pauses after each joint value. */
export function* inquiryInDepth(choice: Choice, alone: Inquiry): Generator<undefined, Inquiry> {
  const { decision, knowledge, outlook, costs, owner, draws } = choice;
  if (!decision) return alone;
  const jointly = jointlyFor(decision, draws);
  const strongest = byWorth(knowledge.valued);
  const measurable = measurableOf(choice);
  const questions = alone.questions.map((q) => ({ ...q }));
  yield* pairUp(measurable.filter(isAskable).slice(0, mostPaired), questions, jointly);
  const quality = strongest.filter((v) => findingOf(v.key).group === 'quality');
  const { floor } = knowledge;
  const test = ownTest(decision, quality.slice(0, mostInGroup), jointly, costs, floor, owner);
  if (test) questions.push(test);
  yield;
  const all = measurable.length > 1 ? jointly(measurable.slice(0, mostTogether)) : null;
  yield;
  const groups = yield* groupsOf(decision, strongest, outlook, floor, jointly);
  return concluded(questions, groups, all ?? measurable[0]?.value ?? null, choice);
}

const byWorth = (valued: readonly Valued[]): Valued[] =>
  [...valued].sort((a, b) => b.value.value - a.value.value || (a.key < b.key ? -1 : 1));

const measurableOf = ({ knowledge }: Choice): Valued[] =>
  byWorth(knowledge.valued).filter((v) => v.measurable);

const isAskable = ({ key }: Valued): boolean => findingOf(key).means !== 'wait';

/** Questions in the order of what asking is worth, and whether to stop. */
function concluded(
  questions: readonly Question[],
  groups: GroupWorth[],
  everything: InformationValue | null,
  { evpiUsd, indifference }: Choice,
): Inquiry {
  const ranked = rankedQuestions(questions.map(openQuestion)).map(({ id }) =>
    questions.find((q) => q.key === id)!,
  );
  for (const question of ranked) question.netUsd = worthAsking(openQuestion(question));
  const least = Math.max(
    everything?.value ?? 0,
    ...questions.map((q) => Math.max(q.exactUsd, q.pair?.usd ?? 0)),
  );
  return {
    questions: ranked,
    groups,
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
