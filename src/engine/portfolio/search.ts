/**
 * One way to run one workload, for the search: its mean, the most that sharing could take off it, and the
 * most that it could take off what is owed by all together.
 */
export interface Candidate {
  mean: number;
  mostSaved: number;
  credit: number;
}

/** What a choice of one candidate per workload costs on average, and by how much it breaks caps (0: it keeps them). */
export interface Score {
  usd: number;
  broken: number;
}

export interface Found {
  choice: number[];
  score: Score;
  method: 'exact' | 'local-search';
  /** No choice costs less than `score.usd − boundUsd`. */
  boundUsd: number;
}

/** Choices that are scored before an exact search is given up: each costs a pass over all draws. */
const mostScored = 240;

/** Whether one score is to be preferred: fewer broken caps first, then money. */
const beats = (a: Score, b: Score): boolean =>
  a.broken < b.broken - 1e-12 || (Math.abs(a.broken - b.broken) <= 1e-12 && a.usd < b.usd);

/**
 * The choice with the least score of the sum. Branch and bound: a candidate can cost no less than its mean
 * with all that sharing could save taken off. Of what is owed by all together (`owedUsd` where nobody
 * earns a credit) at least the rest is paid that credits leave, so any part of both counted towards the
 * sum is a bound. A branch whose least sum is above the best choice is cut. Where too many choices would have to be scored, the best by changing one or two workloads at a time
 * is taken, and the least sum of all branches bounds what is missed.
 */
export function leastSum(
  candidates: readonly (readonly Candidate[])[],
  scoreOf: (choice: readonly number[]) => Score,
  owedUsd = 0,
): Found {
  const known = new Map<string, Score>();
  const scored = (choice: readonly number[]): Score => {
    const key = choice.join();
    let score = known.get(key);
    if (!score) known.set(key, (score = scoreOf(choice)));
    return score;
  };
  let best = climbed(
    candidates,
    candidates.map((list) => cheapest(list)),
    scored,
  );
  const shares = owedUsd > 0 ? owedShares : [0];
  const rests = shares.map((share) => leastRests(candidates, share));
  const leastOf = (sums: readonly number[], depth: number): number =>
    Math.max(...shares.map((share, b) => share * owedUsd + sums[b]! + rests[b]![depth]!));
  const none = shares.map(() => 0);
  const path: number[] = [];
  let left = mostScored;
  const exact = (depth: number, sums: readonly number[]): boolean => {
    // A choice that breaks a cap is beaten by any that breaks less, so nothing is cut until one keeps all.
    if (best.score.broken === 0 && leastOf(sums, depth) >= best.score.usd) return true;
    if (depth === candidates.length) {
      if (left-- <= 0) return false;
      const score = scored(path);
      if (beats(score, best.score)) best = { choice: [...path], score };
      return true;
    }
    const list = candidates[depth]!;
    const order = list
      .map((_, k) => k)
      .sort((a, b) => leastUsd(list[a]!, 1) - leastUsd(list[b]!, 1));
    for (const k of order) {
      path.push(k);
      const finished = exact(
        depth + 1,
        sums.map((sum, b) => sum + leastUsd(list[k]!, shares[b]!)),
      );
      path.pop();
      if (!finished) return false;
    }
    return true;
  };
  if (exact(0, none)) return { ...best, method: 'exact', boundUsd: 0 };
  return {
    ...best,
    method: 'local-search',
    boundUsd: Math.max(0, best.score.usd - leastOf(none, 0)),
  };
}

/** Parts of what is owed that bounds are taken with: the tightest lies at none, at all, or between. */
const owedShares = [0, 0.25, 0.5, 0.75, 1] as const;

/** The least that a candidate adds to the sum if a part of what is owed is counted there in full. */
const leastUsd = ({ mean, mostSaved, credit }: Candidate, share: number): number =>
  mean - mostSaved - share * credit;

/** The least that the workloads from each one on add to the sum. */
function leastRests(candidates: readonly (readonly Candidate[])[], share: number): number[] {
  const rest = new Array<number>(candidates.length + 1).fill(0);
  for (let w = candidates.length - 1; w >= 0; w--)
    rest[w] = rest[w + 1]! + Math.min(...candidates[w]!.map((c) => leastUsd(c, share)));
  return rest;
}

const cheapest = (list: readonly Candidate[]): number =>
  list.reduce((best, c, k) => (c.mean < list[best]!.mean ? k : best), 0);

/** Changes one workload, or two at once, as long as that is better. */
function climbed(
  candidates: readonly (readonly Candidate[])[],
  start: number[],
  scored: (choice: readonly number[]) => Score,
): { choice: number[]; score: Score } {
  let best = { choice: start, score: scored(start) };
  const open = candidates.flatMap((list, w) => (list.length > 1 ? [w] : []));
  for (;;) {
    const before = best;
    const attempt = (...changes: readonly (readonly [number, number])[]) => {
      const choice = [...best.choice];
      for (const [w, k] of changes) choice[w] = k;
      const score = scored(choice);
      if (beats(score, best.score)) best = { choice, score };
    };
    for (const w of open) candidates[w]!.forEach((_, k) => attempt([w, k]));
    if (best === before && open.length <= 8)
      open.forEach((w, i) => {
        for (const v of open.slice(i + 1))
          candidates[w]!.forEach((_, k) =>
            candidates[v]!.forEach((__, l) => attempt([w, k], [v, l])),
          );
      });
    if (best === before) return best;
  }
}
