import type { OptionKind } from '../analysis.ts';
import { daysPerMonth } from '../money/calendar.ts';
import { months, versionShare } from '../world/period.ts';
import type { Spell, World } from '../world/world.ts';
import { partIndex, pay, type Run } from './run.ts';
import type { WorkloadDraws } from './workload-draws.ts';

/** What an event needs to know of the option it may touch. */
export interface Exposure {
  kind: OptionKind;
  /** Whether any open weights are used, and their origin. */
  open: boolean;
  origin: string | null;
  /** Routers: share of calls that the closed frontier answers, by draw; null for a pure option. */
  closedShare: Float64Array | null;
  hosted: boolean;
}

/** Ways that others can fall back on. */
export const fallbackKinds = ['closed-small', 'closed-tenancy', 'hosted-open'] as const;
export type FallbackKind = (typeof fallbackKinds)[number];

/** One kind of event: a newcomer adds a record here and nothing else. */
export interface WorldEvent {
  id: string;
  title: string;
  prior: string;
  touches: (e: Exposure) => boolean;
  /** Which part of a router it touches. */
  side: 'closed' | 'open';
  /** When it holds, by draw, and whether it counts there. */
  spell: (w: World) => Spell;
  counts: (w: World, draw: number) => boolean;
  /** Share of a migration paid when it begins. */
  moving: number;
  /** Ways to run on meanwhile, best first; null: no interruption. Where none is allowed, each day costs an outage. */
  fallback: readonly FallbackKind[] | null;
}

const always = () => true;

export const worldEvents: readonly WorldEvent[] = [
  {
    id: 'gating',
    title: 'The closed frontier is cut off for a week or more',
    prior: 'P38',
    touches: (e) =>
      ['closed-top', 'closed-tenancy', 'router-closed', 'router-open'].includes(e.kind),
    side: 'closed',
    spell: (w) => w.gating,
    counts: always,
    moving: 0,
    fallback: ['closed-small', 'hosted-open'],
  },
  {
    id: 'gating-workhorse',
    title: 'Small closed tiers are cut off as well',
    prior: 'P38',
    touches: (e) => e.kind === 'closed-small',
    side: 'closed',
    spell: (w) => w.gatingWorkhorse,
    counts: always,
    moving: 0,
    fallback: ['hosted-open'],
  },
  {
    id: 'open-use-barred',
    title: 'Use of open weights is barred',
    prior: 'P35',
    touches: (e) => e.open,
    side: 'open',
    spell: (w) => w.openRestriction,
    counts: (w, draw) => w.openRestriction.barsUse[draw] === 1,
    moving: 1,
    fallback: ['closed-small', 'closed-tenancy'],
  },
  {
    id: 'origin-use-barred',
    title: 'Use of Chinese-origin weights is barred',
    prior: 'P36',
    touches: (e) => e.open && e.origin === 'CN',
    side: 'open',
    spell: (w) => w.originRestriction,
    counts: (w, draw) => w.originRestriction.barsUse[draw] === 1,
    moving: 1,
    fallback: ['closed-small', 'closed-tenancy'],
  },
  {
    id: 'host-drop',
    title: 'The host fails or drops the model',
    prior: 'P55',
    touches: (e) => e.open && e.hosted,
    side: 'open',
    spell: (w) => ({ start: w.hostDrop, length: w.noLength }),
    counts: always,
    moving: versionShare,
    fallback: null,
  },
];

/** The ways an option can fall back on, simulated without events, where the rules allow them. */
export type Fallbacks = Partial<Record<FallbackKind, Run>>;

/**
 * Applies every event to one option's block: while it holds, the touched share of calls costs and
 * fails as the fallback does; with no fallback each day costs an outage. The difference is booked
 * under events.
 */
export function applyEvents(
  exposure: Exposure,
  fallbacks: Fallbacks,
  w: WorkloadDraws,
  world: World,
  discount: Float64Array,
  run: Run,
): void {
  for (const event of worldEvents) {
    if (!event.touches(exposure)) continue;
    const spell = event.spell(world);
    const kind = event.fallback?.find((k) => fallbacks[k] && k !== exposure.kind);
    const other = kind && fallbacks[kind];
    for (let i = 0; i < w.draws; i++) {
      const start = spell.start[i]!;
      if (!(start < months) || !event.counts(world, i)) continue;
      const first = Math.floor(start);
      if (event.moving > 0)
        pay(run, i, first, 'events', event.moving * w.migrationUsd[i]! * discount[first]!);
      const end = start + spell.length[i]!;
      const closed = exposure.closedShare?.[i];
      const share = closed === undefined ? 1 : event.side === 'closed' ? closed : 1 - closed;
      for (let t = first; t < months && t < end; t++) {
        const part = Math.min(end, t + 1) - Math.max(start, t);
        const at = i * months + t;
        if (other) {
          const bills = (other.bills[at]! - run.bills[at]!) * part * share;
          const failures = (other.failures[at]! - run.failures[at]!) * part * share;
          run.bills[at]! += bills;
          run.failures[at]! += failures;
          run.parts[partIndex.events]! += bills + failures;
        } else if (event.fallback) {
          pay(
            run,
            i,
            t,
            'events',
            w.outageUsdPerDay[i]! * daysPerMonth * part * share * discount[t]!,
          );
        }
      }
    }
  }
}
