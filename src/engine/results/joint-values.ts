/** What several inputs are worth together: pairs, groups, and everything that can be known. */
import type { GroupWorth, Question } from '../explanation.ts';
import { inputGroups } from '../explanation.ts';
import { categoryValue } from '../decision/category-value.ts';
import type { Decision } from '../decision/decision.ts';
import { groupValue } from '../decision/group-value.ts';
import { isMeasurable, type InformationValue } from '../decision/information-value.ts';
import { scores, type Draws, type DrawnInput } from '../inputs/draw-input.ts';
import { findingOf } from './input-groups.ts';

/** An input with its value to this choice when known exactly. */
export interface Valued {
  key: string;
  input: DrawnInput;
  value: InformationValue;
  measurable: boolean;
}

/** Value of knowing some inputs at once. */
export type Jointly = (members: readonly Valued[]) => InformationValue;

/** Measures joint values for one decision, by the draws of its run. */
export function jointlyFor(decision: Decision, d: Draws): Jointly {
  const known = new Map<string, Float64Array>();
  const column = ({ key, input }: Valued): Float64Array => {
    let z = known.get(key);
    if (!z) known.set(key, (z = scores(input.dimension, d)));
    return z;
  };
  return (members) =>
    asPlayed(
      decision,
      groupValue(
        decision,
        members.map(column),
        members.map((m) => m.value.value),
      ),
    );
}

/**
 * A joint value held to what its rule earns on the draws: products of heavy tails make the fitted
 * advantage larger than anything the rule brings in, and no rule brings in more than perfect information.
 */
export function asPlayed(decision: Decision, fitted: InformationValue): InformationValue {
  const byOption = new Map(decision.rivals.map((r) => [r.option, r.difference]));
  let gain = 0;
  fitted.choice.forEach((option, i) => {
    gain += byOption.get(option)?.[i] ?? 0;
  });
  return { ...fitted, value: Math.max(0, Math.min(fitted.value, gain / decision.draws)) };
}

/** Measures the pairs among the strongest questions and gives each question its best one, where it beats the two singles; pauses after each. */
export function* pairUp(
  strongest: readonly Valued[],
  questions: readonly Question[],
  jointly: Jointly,
): Generator<undefined, void> {
  for (const [i, a] of strongest.entries())
    for (const b of strongest.slice(i + 1)) {
      const { value, standardError } = jointly([a, b]);
      yield;
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
}

/** Inputs of a group that take part: more of them cost time and add nothing measurable. */
export const mostInGroup = 4;

/** What each group of inputs is worth, the most first; pauses after each. */
export function* groupsOf(
  decision: Decision,
  strongest: readonly Valued[],
  outlook: Uint8Array,
  floor: number,
  jointly: Jointly,
): Generator<undefined, GroupWorth[]> {
  const rows: GroupWorth[] = [];
  for (const group of inputGroups) {
    const members = strongest
      .filter((v) => findingOf(v.key).group === group && v.value.value > 0)
      .slice(0, mostInGroup);
    const value =
      group === 'outlook'
        ? categoryValue(decision, { labels: Uint16Array.from(outlook), count: 3 })
        : members.length > 1
          ? jointly(members)
          : (members[0]?.value ?? null);
    if (!value) continue;
    rows.push({
      group,
      usd: value.value,
      error: value.standardError,
      measurable: isMeasurable(value, floor),
    });
    yield;
  }
  return rows.sort((a, b) => b.usd - a.usd);
}
