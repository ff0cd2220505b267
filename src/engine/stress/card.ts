import type { Exposure } from '../simulate/events.ts';
import type { FallbackKind } from '../simulate/fallback-kinds.ts';
import type { Leg } from '../simulate/leg.ts';
import type { World } from '../world/world.ts';

/** Three quantiles of a prior's variant, or our own with the reason. */
export type StressSize =
  { prior: string; variant: string } | { p10: number; p50: number; p90: number; why: string };

/** One block in which a card strikes every draw: when, and how hard, by name of its sizes. */
export interface Struck {
  start: Float64Array;
  size: (name: string) => Float64Array;
}

/**
 * Something rare that is not in every future: what it is, how likely as far as anyone knows, and what it
 * does. It strikes every future of a stress run, in any month with equal chance. A newcomer adds a record.
 */
export interface StressCard {
  id: string;
  title: string;
  /** What is taken to happen, for people. */
  happens: string;
  /** Who is touched, for people. */
  touched: string;
  /** Prior of its chance, and the months over which it holds where the prior cannot say; or why nobody knows. */
  hazard: { prior: string; variant?: string; periodMonths?: number } | { unknown: string };
  sizes: Readonly<Record<string, StressSize>>;
  /** Changes the world's series. */
  world?: (w: World, s: Struck) => World;
  /** Changes API models from today on, by the mean size over the months after it strikes. */
  leg?: (leg: Leg, meanSize: (name: string) => number) => Leg;
  /** Cuts off a share of calls, as the events of the world do. */
  cut?: {
    lastsMonths: number;
    touches: (e: Exposure) => boolean;
    side: 'closed' | 'open';
    moving: number;
    fallback: readonly FallbackKind[] | null;
  };
}
