/** Options against named outlooks: rows are options, columns outlooks, entries net benefit. */

type Table = readonly (readonly number[])[];

/** A figure per option and the option it points to (the first on a tie). */
export interface Criterion {
  readonly values: number[];
  readonly choice: number;
}

/** Regret of every option in every outlook. */
export function regretTable(payoff: Table): number[][] {
  const best = (payoff[0] ?? []).map((_, s) => Math.max(...payoff.map((row) => row[s] as number)));
  return payoff.map((row) => row.map((value, s) => (best[s] as number) - value));
}

/** Largest regret per option, and the option whose largest is least (Savage 1951). */
export function minimaxRegret(payoff: Table): Criterion {
  const values = regretTable(payoff).map((row) => Math.max(...row));
  return { values, choice: values.indexOf(Math.min(...values)) };
}

/** Mean over the outlooks with the given weights (equal unless given). */
export function weightedMean(payoff: Table, weights?: readonly number[]): Criterion {
  const total = weights?.reduce((sum, w) => sum + w, 0);
  return highest(
    payoff.map((row) =>
      total === undefined
        ? row.reduce((sum, value) => sum + value, 0) / row.length
        : row.reduce((sum, value, s) => sum + value * (weights?.[s] as number), 0) / total,
    ),
  );
}

/** The worst outlook of every option, and the option whose worst is best. */
export function bestWorstCase(payoff: Table): Criterion {
  return highest(payoff.map((row) => Math.min(...row)));
}

/** The best outlook of every option, and the option whose best is best. */
export function bestBestCase(payoff: Table): Criterion {
  return highest(payoff.map((row) => Math.max(...row)));
}

/** Share of outlooks in which an option reaches the threshold (Starr 1963). */
export function shareReaching(payoff: Table, threshold: number): number[] {
  return payoff.map((row) => row.filter((value) => value >= threshold).length / row.length);
}

function highest(values: number[]): Criterion {
  return { values, choice: values.indexOf(Math.max(...values)) };
}
