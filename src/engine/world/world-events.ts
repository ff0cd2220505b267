import type { Circumstances, WorldKey } from '../inputs/world-inputs.ts';
import type { Exposure } from '../simulate/events.ts';
import type { FallbackKind } from '../simulate/fallback-kinds.ts';
import { versionShare } from './period.ts';

/** How long an event lasts: some months, as many weeks as an input says, or with a half-life. */
export type Lasting =
  { months: number } | { weeks: WorldKey } | { halfLifeMonths: number; column: number };

/** What an event does to those it touches. */
export interface EventEffect {
  id: string;
  title: string;
  touches: (e: Exposure) => boolean;
  /** Which part of a router it touches. */
  side: 'closed' | 'open';
  /** Share of a migration paid when it begins. */
  moving: number;
  /** Ways to run on meanwhile, best first; null: no interruption. Where none is allowed, each day costs an outage. */
  fallback: readonly FallbackKind[] | null;
}

/**
 * One kind of event. A newcomer adds a record to the list below and nothing else: its chance becomes the
 * input `world.<id>`, its times are drawn, and every option that it touches pays for it.
 */
export interface WorldEvent extends EventEffect {
  /** Prior of its chance; the prior states over which period. */
  hazard: { prior: string; variant?: (c: Circumstances) => string | undefined };
  unit: 'chance a year' | 'chance';
  /** Columns of the global block that are nobody else's: its chance, its first time, its second time. */
  columns: { chance: number; first: number; again?: number };
  lasts: Lasting;
  /** Column of the uniform that decides whether it bars use or only new releases; without one it always counts. */
  scope?: number;
  /** Which of a shock's two severities brings it about; the rest of its hazard comes by itself. */
  after?: Severity;
}

/** A public incident is answered against closed models or against open weights, each with a severity of its own. */
export type Severity = 'closed' | 'open';

const originVariant = (c: Circumstances): string =>
  c.sector === 'us-federal' ? 'usFederal' : c.jurisdiction === 'us' ? 'usPrivate' : 'euPrivate';

/** Half of restrictions are gone after so many months (prior P35, note). */
const restrictionHalfLife = 24;

export const worldEvents: readonly WorldEvent[] = [
  {
    id: 'gating',
    title: 'Closed frontier cut off for a week or more',
    hazard: { prior: 'P38', variant: (c) => (c.jurisdiction === 'us' ? 'us' : 'nonUs') },
    unit: 'chance a year',
    columns: { chance: 42, first: 97, again: 106 },
    lasts: { weeks: 'gatingWeeks' },
    after: 'closed',
    touches: (e) =>
      ['closed-top', 'closed-tenancy', 'router-closed', 'router-open'].includes(e.kind),
    side: 'closed',
    moving: 0,
    fallback: ['closed-small', 'hosted-open'],
  },
  {
    id: 'gatingWorkhorse',
    title: 'Closed small tier cut off for a week or more',
    hazard: { prior: 'P38', variant: () => 'workhorseTier' },
    unit: 'chance a year',
    columns: { chance: 43, first: 98, again: 107 },
    lasts: { weeks: 'gatingWeeks' },
    after: 'closed',
    touches: (e) => e.kind === 'closed-small' || e.kind === 'router-closed',
    side: 'closed',
    moving: 0,
    fallback: ['hosted-open'],
  },
  {
    id: 'openRestriction',
    title: 'Restriction on open weights',
    hazard: { prior: 'P35', variant: (c) => c.jurisdiction },
    unit: 'chance a year',
    columns: { chance: 46, first: 99 },
    lasts: { halfLifeMonths: restrictionHalfLife, column: 100 },
    scope: 101,
    after: 'open',
    touches: (e) => e.open,
    side: 'open',
    moving: 1,
    fallback: ['closed-small', 'closed-tenancy'],
  },
  {
    id: 'originRestriction',
    title: 'Restriction on Chinese-origin weights',
    hazard: { prior: 'P36', variant: originVariant },
    unit: 'chance',
    columns: { chance: 47, first: 102 },
    lasts: { halfLifeMonths: restrictionHalfLife, column: 103 },
    scope: 104,
    after: 'open',
    touches: (e) => e.open && e.origin === 'CN',
    side: 'open',
    moving: 1,
    fallback: ['closed-small', 'closed-tenancy'],
  },
  {
    id: 'hostDrop',
    title: 'An open host fails or drops the model',
    hazard: { prior: 'P55' },
    unit: 'chance a year',
    columns: { chance: 48, first: 105, again: 108 },
    lasts: { months: 0 },
    touches: (e) => e.open && e.hosted,
    side: 'open',
    moving: versionShare,
    fallback: null,
  },
];
