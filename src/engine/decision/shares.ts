/** Shares of futures. Options are columns of net benefit (money, more is better), one entry a draw. */
import { overScrambles, type WithError } from './error.ts';

/** Share of draws in which each option is best; exact ties are split. */
export function sharesWon(netBenefit: readonly Float64Array[]): number[] {
  const draws = netBenefit[0]?.length ?? 0;
  return sharesBetween(netBenefit, 0, draws);
}

/** The same with the error between blocks (scrambles) of equal length. */
export function sharesWithError(netBenefit: readonly Float64Array[], blocks: number): WithError[] {
  const length = (netBenefit[0]?.length ?? 0) / blocks;
  const perBlock = Array.from({ length: blocks }, (_, b) =>
    sharesBetween(netBenefit, b * length, (b + 1) * length),
  );
  return netBenefit.map((_, k) => overScrambles(perBlock.map((shares) => shares[k] as number)));
}

/** Best of each kind in every draw: near-copies of one kind must not split its share. */
export function bestByKind(
  netBenefit: readonly Float64Array[],
  kinds: readonly string[],
): { kind: string; best: Float64Array }[] {
  return [...new Set(kinds)].map((kind) => {
    const members = netBenefit.filter((_, k) => kinds[k] === kind);
    const best = (members[0] as Float64Array).slice();
    for (const column of members) {
      for (let i = 0; i < best.length; i += 1) {
        best[i] = Math.max(best[i] as number, column[i] as number);
      }
    }
    return { kind, best };
  });
}

/** Share of draws at every rank, `[option][rank]`, best first; tied options share their ranks. */
export function rankShares(netBenefit: readonly Float64Array[]): number[][] {
  const options = netBenefit.length;
  const draws = netBenefit[0]?.length ?? 0;
  const shares = netBenefit.map(() => new Array<number>(options).fill(0));
  for (let i = 0; i < draws; i += 1) {
    for (let k = 0; k < options; k += 1) {
      const own = (netBenefit[k] as Float64Array)[i] as number;
      let above = 0;
      let equal = 0;
      for (const column of netBenefit) {
        const value = column[i] as number;
        if (value > own) above += 1;
        else if (value === own) equal += 1;
      }
      const row = shares[k] as number[];
      for (let rank = above; rank < above + equal; rank += 1) {
        row[rank] = (row[rank] as number) + 1 / (equal * draws);
      }
    }
  }
  return shares;
}

function sharesBetween(columns: readonly Float64Array[], from: number, to: number): number[] {
  const wins = new Float64Array(columns.length);
  for (let i = from; i < to; i += 1) {
    let best = -Infinity;
    let winner = 0;
    let equal = 0;
    for (let k = 0; k < columns.length; k += 1) {
      const value = (columns[k] as Float64Array)[i] as number;
      if (value > best) {
        best = value;
        winner = k;
        equal = 1;
      } else if (value === best) equal += 1;
    }
    if (equal === 1) wins[winner] = (wins[winner] as number) + 1;
    else splitTie(columns, i, best, equal, wins);
  }
  return Array.from(wins, (count) => count / (to - from));
}

function splitTie(
  columns: readonly Float64Array[],
  i: number,
  best: number,
  equal: number,
  wins: Float64Array,
): void {
  for (let k = 0; k < columns.length; k += 1) {
    if ((columns[k] as Float64Array)[i] === best) wins[k] = (wins[k] as number) + 1 / equal;
  }
}
