/** Which inputs, or groups of them, move a result: variance-based indices with their error. */
import { overScrambles, type WithError } from './error.ts';
import { mean } from './summary.ts';

/** Model values on rows A, on rows B, and on A with one group's columns taken from B. */
export interface SwappedRuns {
  readonly a: ArrayLike<number>;
  readonly b: ArrayLike<number>;
  readonly swapped: readonly ArrayLike<number>[];
  /** Where they were run: B with that group's columns taken from A. */
  readonly swappedBack?: readonly ArrayLike<number>[];
}

/** Indices per group; all 0 for a constant result. */
export interface Indices {
  /** First order, Saltelli 2010: mean(B·(AB − A)) / V, on centred values. */
  readonly first: number[];
  /** First order, Jansen 1999: 1 − ½ mean((B − AB)²) / V. */
  readonly firstJansen: number[];
  /** Total effect, Jansen 1999: ½ mean((A − AB)²) / V. */
  readonly total: number[];
  readonly mean: number;
  /** Variance over A and B together, divided by their number. */
  readonly variance: number;
}

/**
 * Indices of every group from its runs. The first order is centred on the mean of A and B, or on that of
 * all runs (as SALib does).
 */
export function indices(
  { a, b, swapped }: SwappedRuns,
  centredOn: 'a and b' | 'all runs' = 'a and b',
): Indices {
  const both = new Float64Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  const centre = mean(both);
  const variance = mean(both.map((y) => (y - centre) * (y - centre)));
  const all = [mean(a), mean(b), ...swapped.map(mean)];
  const origin = centredOn === 'all runs' ? mean(all) : centre;
  const share = (sum: number) => (variance > 0 ? sum / a.length / variance : 0);
  const over = (ab: ArrayLike<number>, term: (fa: number, fb: number, fab: number) => number) => {
    let sum = 0;
    for (let i = 0; i < a.length; i += 1) {
      sum += term(a[i] as number, b[i] as number, ab[i] as number);
    }
    return sum;
  };
  return {
    first: swapped.map((ab) => share(over(ab, (fa, fb, fab) => (fb - origin) * (fab - fa)))),
    firstJansen: swapped.map((ab) =>
      variance > 0 ? 1 - share(0.5 * over(ab, (_, fb, fab) => (fb - fab) * (fb - fab))) : 0,
    ),
    total: swapped.map((ab) => share(0.5 * over(ab, (fa, _, fab) => (fa - fab) * (fa - fab)))),
    mean: centre,
    variance,
  };
}

export interface IndicesWithError {
  readonly first: WithError[];
  readonly total: WithError[];
  readonly mean: WithError;
  readonly variance: WithError;
}

/**
 * First order per group as ½ mean((A − AB)·(BA − B)) / V: both factors are small where the index is, so
 * its error is too (Owen 2013, ACM TOMACS 23(2), with two sets of rows).
 */
function firstOfPairs({ a, b, swapped, swappedBack }: SwappedRuns, variance: number): number[] {
  return swapped.map((ab, g) => {
    const ba = swappedBack?.[g];
    if (ba === undefined || !(variance > 0)) return 0;
    let sum = 0;
    for (let i = 0; i < a.length; i += 1) {
      sum += ((a[i] as number) - (ab[i] as number)) * ((ba[i] as number) - (b[i] as number));
    }
    return sum / (2 * a.length * variance);
  });
}

/** Total effects below this have their first order from pairs. */
const SMALL_EFFECT = 0.3;

/**
 * Indices from several independent scrambles: their means and errors; never print one without its error.
 * A first-order index lies between 0 and the total effect, so its mean is held there.
 */
export function indicesOverScrambles(runs: readonly SwappedRuns[]): IndicesWithError {
  const perScramble = runs.map((run) => indices(run));
  const groups = runs[0]?.swapped.map((_, g) => g) ?? [];
  const over = (value: (i: Indices) => number) => overScrambles(perScramble.map(value));
  const total = groups.map((g) => over((i) => i.total[g] as number));
  const fromPairs = runs.map((run, s) => firstOfPairs(run, perScramble[s]?.variance ?? 0));
  const havePairs = runs.every((run) => run.swappedBack !== undefined);
  return {
    first: groups.map((g) => {
      const small = havePairs && (total[g] as WithError).value < SMALL_EFFECT;
      const first = small
        ? overScrambles(fromPairs.map((values) => values[g] as number))
        : over((i) => i.first[g] as number);
      const most = (total[g] as WithError).value;
      return { ...first, value: Math.max(0, Math.min(most, first.value)) };
    }),
    total,
    mean: over((i) => i.mean),
    variance: over((i) => i.variance),
  };
}

/**
 * Runs a model for grouped indices: `rowsA` and `rowsB` are independent columns of inputs, `groups[j]` the
 * group of input j (0, 1, …).
 */
export function swappedRuns(
  model: (inputs: readonly Float64Array[]) => Float64Array,
  rowsA: readonly Float64Array[],
  rowsB: readonly Float64Array[],
  groups: readonly number[],
): SwappedRuns {
  const count = Math.max(-1, ...groups) + 1;
  const swap = (rows: readonly Float64Array[], others: readonly Float64Array[]) =>
    Array.from({ length: count }, (_, g) =>
      model(rows.map((column, j) => (groups[j] === g ? (others[j] as Float64Array) : column))),
    );
  return {
    a: model(rowsA),
    b: model(rowsB),
    swapped: swap(rowsA, rowsB),
    swappedBack: swap(rowsB, rowsA),
  };
}

/** Spearman's rank correlation; equal values share their mean rank. */
export function rankCorrelation(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const [p, q] = [meanRanks(x), meanRanks(y)];
  const [centreP, centreQ] = [mean(p), mean(q)];
  let product = 0;
  let squareP = 0;
  let squareQ = 0;
  for (let i = 0; i < p.length; i += 1) {
    const dp = (p[i] as number) - centreP;
    const dq = (q[i] as number) - centreQ;
    product += dp * dq;
    squareP += dp * dp;
    squareQ += dq * dq;
  }
  return squareP > 0 && squareQ > 0 ? product / Math.sqrt(squareP * squareQ) : 0;
}

function meanRanks(x: ArrayLike<number>): Float64Array {
  const order = Array.from({ length: x.length }, (_, i) => i).sort(
    (i, j) => (x[i] as number) - (x[j] as number),
  );
  const ranks = new Float64Array(x.length);
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to < order.length && x[order[to] as number] === x[order[from] as number]) to += 1;
    for (let i = from; i < to; i += 1) ranks[order[i] as number] = (from + to + 1) / 2;
    from = to;
  }
  return ranks;
}
