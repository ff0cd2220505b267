import { mean } from '../decision/summary.ts';
import { creditOf } from '../portfolio/commitment.ts';
import type { Ranked } from './ranking.ts';

/**
 * Those that can be the choice for all workloads: the first, the second where it is too close to call or has
 * a fleet to share, the best that owns no fleet, the best fleet of each kind, and what a commitment speaks for.
 */
export function finalistsOf(rivals: readonly Ranked[], tooClose: boolean): Ranked[] {
  const kinds = new Set<string>();
  const promised = promisedRivals(rivals);
  return rivals.filter((rival, rank) => {
    const { sim, totals } = rival;
    const kind = totals.fleet ? sim.option.kind : 'no fleet';
    const first = !kinds.has(kind);
    kinds.add(kind);
    const second = rank < 2 && (tooClose || totals.fleet !== null);
    return first || second || promised.includes(rival);
  });
}

/**
 * With a commitment, the cheapest that its provider bills, and the one that would be if all of its bills were
 * owed anyway; none where even then one without a fleet is cheaper.
 */
function promisedRivals(rivals: readonly Ranked[]): Ranked[] {
  const net = ({ sim, totals: { cost, committedUsd } }: Ranked) =>
    mean(cost) - creditOf(committedUsd, sim.counted?.years ?? [], cost.length);
  const plain = rivals.find(({ totals }) => !totals.fleet);
  const most = plain ? mean(plain.totals.cost) : Infinity;
  const counted = rivals.filter((rival) => rival.totals.committedUsd && net(rival) < most);
  const [first] = counted;
  return first ? [first, counted.reduce((a, b) => (net(b) < net(a) ? b : a))] : [];
}
