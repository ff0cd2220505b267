/** What to ask next, and when to stop. */

/** A question that is still open; money in one unit throughout. */
export interface OpenQuestion {
  readonly id: string;
  /** Value of the answer that can be had (EVSI), with its standard error. */
  readonly value: number;
  readonly standardError: number;
  /** Largest joint value with one other open question; counts half for each. */
  readonly bestPair?: number;
  /** What finding out costs. */
  readonly cost: number;
}

/** Worth of asking: the larger of the answer's own value and half its best pair, less the cost. */
export function worthAsking(question: OpenQuestion): number {
  return Math.max(question.value, (question.bestPair ?? 0) / 2) - question.cost;
}

/**
 * Questions by what asking is worth. Where an order was shown before it is kept: a question moves past
 * another only if it is ahead by two standard errors.
 */
export function rankedQuestions(
  questions: readonly OpenQuestion[],
  shownBefore: readonly string[] = [],
): OpenQuestion[] {
  const place = new Map(shownBefore.map((id, i) => [id, i]));
  const known = questions.filter((q) => place.has(q.id));
  known.sort((a, b) => (place.get(a.id) as number) - (place.get(b.id) as number));
  const fresh = questions.filter((q) => !place.has(q.id));
  fresh.sort((a, b) => worthAsking(b) - worthAsking(a));
  if (known.length === 0) return fresh;
  const order: OpenQuestion[] = [];
  for (const question of [...known, ...fresh]) {
    let position = order.length;
    while (position > 0 && clearlyAhead(question, order[position - 1] as OpenQuestion)) {
      position -= 1;
    }
    order.splice(position, 0, question);
  }
  return order;
}

/** Why to stop asking, or `undefined` to go on. */
export function reasonToStop(
  questions: readonly OpenQuestion[],
  valueOfEverythingOpen: number,
  leastMeanRegret: number,
  indifference: number,
):
  | 'nothing open'
  | 'answers cost more than they are worth'
  | 'regret below indifference'
  | undefined {
  if (questions.length === 0) return 'nothing open';
  if (leastMeanRegret < indifference) return 'regret below indifference';
  const cheapest = Math.min(...questions.map((q) => q.cost));
  return valueOfEverythingOpen < cheapest ? 'answers cost more than they are worth' : undefined;
}

function clearlyAhead(a: OpenQuestion, b: OpenQuestion): boolean {
  const error = Math.sqrt(a.standardError * a.standardError + b.standardError * b.standardError);
  return worthAsking(a) - worthAsking(b) > 2 * error;
}
