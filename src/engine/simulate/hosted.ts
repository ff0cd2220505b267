import type { OptionKind, UpgradePolicy } from '../analysis.ts';
import type { TokenPrices } from '../money/token-prices.ts';
import { months } from '../world/period.ts';
import type { World } from '../world/world.ts';
import { requestUsdToday } from './api-leg.ts';
import { failureRate } from './failure-rate.ts';
import {
  candidateLag,
  closedCourse,
  emptyCourse,
  openCourse,
  openDistance,
  successLogit,
  type Course,
} from './policy.ts';
import { partIndex, type Run } from './run.ts';
import type { WorkloadDraws } from './workload-draws.ts';

/** Months behind the closed frontier at the edition date. */
export interface Lag {
  low: number;
  likely: number;
  high: number;
}

/** One API model as the simulation needs it. */
export interface Leg {
  kind: OptionKind;
  open: boolean;
  /** Origin country of open weights. */
  origin: string | null;
  policy: UpgradePolicy;
  prices: TokenPrices;
  lag: Lag;
  /** Share of today's price below which a host would serve at a loss; 0 where it cannot be sized. */
  floorShare: number;
  discount: number;
  /** Price multiple of hosts in a named region. */
  regional: boolean;
}

/** Tokens and failures of one leg for one draw and month, undiscounted, for one request. */
export interface LegState {
  usd: number;
  failure: number;
  change: number;
}

/** Prepares a leg for one block; call `enter(draw)`, then read months in any order. */
export class LegWalk {
  readonly #unit: Float64Array;
  readonly #course: Course = emptyCourse();
  #draw = 0;
  #shift = 0;

  constructor(
    readonly leg: Leg,
    readonly w: WorkloadDraws,
    readonly world: World,
  ) {
    this.#unit = requestUsdToday(leg.prices, w, leg.discount);
  }

  enter(draw: number): void {
    const { leg, w, world } = this;
    this.#draw = draw;
    this.#shift = 0;
    if (leg.open) {
      const hidden = w.privateWork;
      const gap = candidateLag(leg.lag, w.openScore[draw]!) - world.lag[draw * months]!;
      openCourse(
        this.#course,
        leg.policy,
        world,
        draw,
        { gap, private: hidden, barred: (t) => newReleasesBarred(world, leg.origin, draw, t) },
        false,
      );
      if (w.testedOpen) {
        const distance = openDistance(world, draw, 0, hidden) + gap;
        this.#shift = w.testedOpen[draw]! - (w.reference[draw]! - w.qualityLoss[draw]! * distance);
      }
    } else {
      const small = leg.kind === 'closed-small';
      const score = small ? w.closedSmallScore[draw]! : w.closedTopScore[draw]!;
      closedCourse(
        this.#course,
        leg.policy,
        world,
        draw,
        Math.max(0, candidateLag(leg.lag, score)),
      );
    }
  }

  failure(month: number): number {
    const { leg, w } = this;
    const logit = successLogit(w, this.#draw, month, this.#course.capability[month]!, this.#shift);
    const rate = failureRate(logit);
    return leg.open ? Math.min(1, rate + w.hostShortfall[this.#draw]! / 100) : rate;
  }

  usd(month: number): number {
    const { leg, w, world } = this;
    const at = this.#draw * months + month;
    let factor = this.#course.price[month]!;
    if (leg.floorShare > 0) factor = Math.max(factor, leg.floorShare * world.rent[at]!);
    if (leg.regional) factor *= world.hostPremium[this.#draw]!;
    return this.#unit[this.#draw]! * w.tokenGrowth[at]! * factor;
  }

  change(month: number): number {
    return this.#course.change[month]!;
  }
}

/** Whether new releases of this origin are barred in a month. */
export function newReleasesBarred(
  world: World,
  origin: string | null,
  draw: number,
  month: number,
): boolean {
  const all = world.openRestriction;
  const since = month - all.start[draw]!;
  if (since >= 0 && since < all.length[draw]!) return true;
  if (origin !== 'CN') return false;
  const some = world.originRestriction;
  const sinceOrigin = month - some.start[draw]!;
  return sinceOrigin >= 0 && sinceOrigin < some.length[draw]!;
}

/** Cost of one failed request: noticed ones cost a person's step, the others do damage. */
export function failureUsd(w: WorkloadDraws, draw: number): number {
  const noticed = w.noticed[draw]!;
  return (1 - noticed) * w.unnoticedUsd[draw]! + noticed * w.noticedUsd[draw]!;
}

/** Simulates one API model for one block. A noticed failure is run once more. */
export function simulateHosted(
  leg: Leg,
  w: WorkloadDraws,
  world: World,
  discount: Float64Array,
  run: Run,
): void {
  const walk = new LegWalk(leg, w, world);
  let tokens = 0;
  let failed = 0;
  let migration = 0;
  for (let i = 0; i < w.draws; i++) {
    walk.enter(i);
    const perFailure = failureUsd(w, i);
    const noticed = w.noticed[i]!;
    const move = w.migrationUsd[i]!;
    let peak = 0;
    for (let t = 0; t < months; t++) {
      const at = i * months + t;
      const volume = w.volume[at]!;
      const d = discount[t]!;
      const q = walk.failure(t);
      const bill = volume * walk.usd(t) * (1 + noticed * q);
      const loss = volume * q * perFailure * d;
      const change = walk.change(t) * move * d;
      if (bill > peak) peak = bill;
      run.bills[at]! += bill * d + change;
      run.failures[at]! += loss;
      tokens += bill * d;
      failed += loss;
      migration += change;
      if (t === 0) run.successNow += 1 - q;
      else if (t === months - 1) run.successEnd += 1 - q;
    }
    run.peakMonthUsd[i] = peak;
  }
  run.parts[partIndex.tokens]! += tokens;
  run.parts[partIndex.failures]! += failed;
  run.parts[partIndex.migration]! += migration;
}
