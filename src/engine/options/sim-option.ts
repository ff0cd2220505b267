import type { Option, Sizing } from '../analysis.ts';
import type { Counted } from '../simulate/committed-bills.ts';
import type { Exposure } from '../simulate/events.ts';
import { emptyFloorLegs, simulateFloorSpill, type FloorLegs } from '../simulate/floor-spill.ts';
import { emptySeries, fillLeg, type Leg, type LegSeries } from '../simulate/leg.ts';
import { mixCascade, mixPreRouter } from '../simulate/router.ts';
import type { Run } from '../simulate/run.ts';
import { simulateSelfHosted, type SelfHosting } from '../simulate/self-hosted.ts';
import type { Owed } from '../simulate/owed.ts';
import { settle } from '../simulate/settle.ts';
import { tileDraws } from '../simulate/tiles.ts';
import type { WorkloadDraws } from '../simulate/workload-draws.ts';
import { months } from '../world/period.ts';
import type { World } from '../world/world.ts';

/** How an option's months are reckoned. */
export type Engine =
  | { kind: 'hosted'; leg: Leg }
  | { kind: 'pre-router'; open: Leg; closed: Leg }
  | { kind: 'cascade'; cheap: Leg; better: Leg }
  | { kind: 'self-hosted'; hosting: SelfHosting }
  | { kind: 'floor-spill'; hosting: SelfHosting; spill: Leg };

/** An option with all it takes to simulate it. */
export interface SimOption {
  option: Option;
  engine: Engine;
  /** How hard it is to leave, 1 to 5. */
  stickiness: number;
  sizing?: Sizing;
  /** Share of a full migration paid to get there from today's way. */
  moving: number;
  /** Needs a first evaluation. */
  evaluating: boolean;
  /** What today's contract still asks for under this option; nothing where it is left out. */
  owed?: Owed;
  /** Bills that count against what the organisation has promised a provider; left out where none do. */
  counted?: Counted;
}

/** Buffers of one analysis, used again from tile to tile, and the paths of costs from workload to workload. */
export interface Workbench {
  series: LegSeries[];
  runs: Run[];
  /** What a router makes of two legs, and the failures that slip past its check. */
  mixed: LegSeries;
  unnoticed: Float64Array;
  /** Both legs of a floor with spill, once an option needs them. */
  floorLegs: FloorLegs | null;
  /** One for each option simulated, over all draws: the largest of what a workload needs. */
  paths: Float64Array[];
}

export const workbench = (): Workbench => ({
  series: [],
  runs: [],
  mixed: emptySeries(tileDraws),
  unnoticed: new Float64Array(tileDraws * months),
  floorLegs: null,
  paths: [],
});

/** One block or tile of one workload, with the legs that several options share filled once. */
export interface BlockContext {
  w: WorkloadDraws;
  world: World;
  discount: Float64Array;
  bench: Workbench;
  legs: Map<Leg, LegSeries>;
}

/** The months of a leg in this block. */
export function seriesOf(leg: Leg, c: BlockContext): LegSeries {
  let series = c.legs.get(leg);
  if (!series) {
    series = c.bench.series[c.legs.size] ??= emptySeries(tileDraws);
    fillLeg(leg, c.w, c.world, series);
    c.legs.set(leg, series);
  }
  return series;
}

/** Simulates one option's own months in one block, before events and one-off costs. */
export function simulate(s: SimOption, c: BlockContext, run: Run): void {
  const e = s.engine;
  const { mixed, unnoticed } = c.bench;
  switch (e.kind) {
    case 'hosted':
      return settle(seriesOf(e.leg, c), c.w, c.discount, run);
    case 'pre-router':
      mixPreRouter(seriesOf(e.open, c), seriesOf(e.closed, c), c.w, mixed);
      return settle(mixed, c.w, c.discount, run);
    case 'cascade':
      mixCascade(seriesOf(e.cheap, c), seriesOf(e.better, c), c.w, mixed, unnoticed);
      return settle(mixed, c.w, c.discount, run, unnoticed);
    case 'self-hosted':
      return simulateSelfHosted(e.hosting, c.w, c.world, c.discount, run);
    case 'floor-spill': {
      const legs = (c.bench.floorLegs ??= emptyFloorLegs(tileDraws));
      const series = seriesOf(e.spill, c);
      return simulateFloorSpill(e.hosting, series, c.w, c.world, c.discount, run, legs);
    }
    default:
      return e satisfies never;
  }
}

/** What the option that was just simulated is exposed to: as a whole, or leg by leg where it keeps them apart. */
export function exposuresOf(s: SimOption, w: WorkloadDraws, bench: Workbench): Exposure[] {
  const e = s.engine;
  const { kind } = s.option;
  switch (e.kind) {
    case 'hosted':
      return [{ kind, ...legExposure(e.leg) }];
    case 'pre-router':
      return [
        {
          kind,
          open: true,
          origin: e.open.origin,
          closedShare: w.routedShare.map((share) => 1 - share),
          hosted: true,
        },
      ];
    case 'cascade':
      return [{ kind, open: false, origin: null, closedShare: null, hosted: true }];
    case 'self-hosted':
      return [{ kind, ...ownExposure(e.hosting) }];
    case 'floor-spill': {
      const legs = bench.floorLegs;
      if (!legs) throw new Error('the legs of a floor with spill are exposed once it is simulated');
      return [
        { kind: 'self-rented', ...ownExposure(e.hosting), leg: legs.floor },
        { kind: e.spill.kind, ...legExposure(e.spill), leg: legs.spill },
      ];
    }
    default:
      return e satisfies never;
  }
}

const legExposure = ({ open, origin }: Leg): Omit<Exposure, 'kind'> => ({
  open,
  origin,
  closedShare: null,
  hosted: true,
});

const ownExposure = ({ origin }: SelfHosting): Omit<Exposure, 'kind'> => ({
  open: true,
  origin,
  closedShare: null,
  hosted: false,
});
