import type { GroupWorth, Inquiry, Question } from '../explanation.ts';
import { inputGroups } from '../explanation.ts';
import { categoryValue } from '../decision/category-value.ts';
import { cellsOfUniforms } from '../decision/cells.ts';
import type { Decision } from '../decision/decision.ts';
import { evsi } from '../decision/evppi.ts';
import { groupValue } from '../decision/group-value.ts';
import {
  isMeasurable,
  valueOfChoice,
  type InformationValue,
} from '../decision/information-value.ts';
import { rankedQuestions, reasonToStop, worthAsking } from '../decision/questions.ts';
import { scores, uniforms, type Draws, type DrawnInput } from '../inputs/draw-input.ts';
import { findingOf } from './input-groups.ts';

/** An input with its value to this choice when known exactly. */
export interface Valued {
  key: string;
  input: DrawnInput;
  value: InformationValue;
  measurable: boolean;
}

/** What finding out costs: hours at the engineer's rate, and the evaluation where a test is built. */
export interface AskingCosts {
  usdPerHour: number;
  evaluationUsd: number;
  /** Correlation of an own test of both sides with the true gap. */
  testQuality: number;
}

/** Working hours of a year, for the cost of an hour. */
export const hoursPerYear = 1800;

/** Inputs that take part in joint values: more of them cost time and add nothing measurable. */
const mostInGroup = 4;
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
  const known = new Map<string, Float64Array>();
  const column = ({ key, input }: Valued): Float64Array => {
    let z = known.get(key);
    if (!z) known.set(key, (z = scores(input.dimension, d)));
    return z;
  };
  const jointly = (members: readonly Valued[]): InformationValue =>
    asPlayed(
      decision,
      groupValue(
        decision,
        members.map(column),
        members.map((m) => m.value.value),
      ),
    );
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

/**
 * A joint value held to what its rule earns on the draws: products of heavy tails make the fitted
 * advantage larger than anything the rule brings in, and no rule brings in more than perfect information.
 */
function asPlayed(decision: Decision, fitted: InformationValue): InformationValue {
  const byOption = new Map(decision.rivals.map((r) => [r.option, r.difference]));
  let gain = 0;
  fitted.choice.forEach((option, i) => {
    gain += byOption.get(option)?.[i] ?? 0;
  });
  return { ...fitted, value: Math.max(0, Math.min(fitted.value, gain / decision.draws)) };
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

/** Measures the pairs among the strongest questions and gives each question its best one, where it beats the two singles. */
function pairUp(
  strongest: readonly Valued[],
  questions: readonly Question[],
  jointly: (members: readonly Valued[]) => InformationValue,
): void {
  strongest.forEach((a, i) => {
    for (const b of strongest.slice(i + 1)) {
      const { value, standardError } = jointly([a, b]);
      if (value <= 2 * standardError) continue;
      for (const [own, other] of [
        [a, b],
        [b, a],
      ] as const) {
        const question = questions.find((q) => q.key === own.key);
        if (question && value > (question.pair?.usd ?? 0))
          question.pair = { with: other.key, usd: value, error: standardError };
      }
    }
  });
}

/**
 * The user's own test of both sides: it measures what all quality inputs make of the gaps together. Each
 * expected advantage given them is then known with the test's correlation, which shrinks it towards its
 * mean; exact where advantages are normal (Raiffa & Schlaifer 1961).
 */
function ownTest(
  decision: Decision,
  quality: readonly Valued[],
  jointly: (members: readonly Valued[]) => InformationValue,
  { testQuality, evaluationUsd }: AskingCosts,
  floor: number,
  owner: string,
): Question | null {
  if (quality.length < 2) return null;
  const exact = jointly(quality);
  if (!isMeasurable(exact, floor)) return null;
  const { draws, rivals } = decision;
  const shrunk = exact.fits.map((fit, k) => {
    const mean = rivals[k]!.mean;
    return fit.map((g) => mean + testQuality * (g - mean));
  });
  const each = Uint32Array.from({ length: draws }, (_, i) => i);
  const rough = asPlayed(
    decision,
    valueOfChoice(decision, each, new Float64Array(draws).fill(1), shrunk),
  );
  return {
    key: `${owner}.tested`,
    exactUsd: exact.value,
    exactError: exact.standardError,
    quality: testQuality,
    roughUsd: rough.value,
    roughError: rough.standardError,
    pair: null,
    means: 'own-test',
    costUsd: evaluationUsd,
    netUsd: 0,
  };
}

function groupsOf(
  decision: Decision,
  strongest: readonly Valued[],
  outlook: Uint8Array,
  floor: number,
  jointly: (members: readonly Valued[]) => InformationValue,
): GroupWorth[] {
  const rows = inputGroups.flatMap((group): GroupWorth[] => {
    const members = strongest
      .filter((v) => findingOf(v.key).group === group && v.value.value > 0)
      .slice(0, mostInGroup);
    const value =
      group === 'outlook'
        ? categoryValue(decision, { labels: Uint16Array.from(outlook), count: 3 })
        : members.length > 1
          ? jointly(members)
          : (members[0]?.value ?? null);
    if (!value) return [];
    return [
      {
        group,
        usd: value.value,
        error: value.standardError,
        measurable: isMeasurable(value, floor),
      },
    ];
  });
  return rows.sort((a, b) => b.usd - a.usd);
}
