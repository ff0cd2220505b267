import type { OptionKind } from '../analysis.ts';
import { daysPerMonth } from '../money/calendar.ts';
import type { Exposure } from '../simulate/events.ts';
import type { Leg } from '../simulate/leg.ts';
import type { StressCard } from './card.ts';
import { withLag, withReleaseBar, withRent } from './shocks.ts';

const closedKinds: readonly OptionKind[] = [
  'closed-top',
  'closed-tenancy',
  'closed-small',
  'router-closed',
  'router-open',
];
const isClosed = (e: Exposure): boolean => closedKinds.includes(e.kind);
const isOpen = (e: Exposure): boolean => e.open;
/** A closed model that stands at the frontier; others are so many months behind, in whatever way they are bought. */
const atFrontier = (leg: Leg): boolean => !leg.open && leg.lag.likely < 4.5;
const ever = Infinity;
const perWeek = 7 / daysPerMonth;

const shifted = (lag: Leg['lag'], by: number): Leg['lag'] => ({
  low: lag.low + by,
  likely: lag.likely + by,
  high: lag.high + by,
});

export const stressCards: readonly StressCard[] = [
  {
    id: 'funding-crunch',
    title: 'The open lab runs out of money',
    happens:
      'Its releases slow down some months later, and its models stay further behind from then on; no other lab is moved to.',
    touched: 'Open weights that follow new releases, hosted or your own.',
    hazard: { prior: 'P31' },
    sizes: {
      delay: { prior: 'P31', variant: 'delayMonths' },
      extraLag: { prior: 'P31', variant: 'extraLagMonths' },
    },
    world: (w, s) => {
      const delay = s.size('delay');
      return withLag(w, (i) => s.start[i]! + delay[i]!, s.size('extraLag'), null);
    },
  },
  {
    id: 'frontier-jump',
    title: 'The closed frontier jumps',
    happens:
      'The best closed models gain several months at once on everyone else; half of that is caught up with in a year.',
    touched: 'Open weights, and closed models that are not at the frontier.',
    hazard: { prior: 'P30' },
    sizes: { jump: { prior: 'P30', variant: 'sizeMonths' } },
    world: (w, s) => withLag(w, (i) => s.start[i]!, s.size('jump'), 12),
    leg: (leg, mean) =>
      leg.open || atFrontier(leg) ? leg : { ...leg, lag: shifted(leg.lag, mean('jump')) },
  },
  {
    id: 'top-tier-closed',
    title: 'The open lab stops opening its best models',
    happens: 'No newer open weights come for the rest of the period; those in use stay usable.',
    touched: 'Open weights that follow new releases.',
    hazard: { prior: 'P32' },
    sizes: {},
    world: (w, s) => withReleaseBar(w, s.start, ever),
  },
  {
    id: 'licence-change',
    title: 'The next release comes under a worse licence',
    happens:
      'Commercial use of newer versions is barred: nine months on the version in use, and a move to another family.',
    touched: 'Open weights that follow new releases; weights already held keep their licence.',
    hazard: { prior: 'P33' },
    sizes: {},
    world: (w, s) => withReleaseBar(w, s.start, 9),
    cut: { lastsMonths: 0, touches: isOpen, side: 'open', moving: 1, fallback: null },
  },
  {
    id: 'price-cut',
    title: 'The closed vendor cuts its price after an open release',
    happens: 'List prices of closed models fall and stay down.',
    touched: 'Closed models, in whatever way they are held.',
    hazard: { prior: 'P05' },
    sizes: { cut: { prior: 'P05', variant: 'cutShare' } },
    leg: (leg, mean) =>
      leg.open ? leg : { ...leg, discount: 1 - (1 - leg.discount) * (1 - mean('cut')) },
  },
  {
    id: 'delayed-access',
    title: 'New flagships reach the API late',
    happens: 'Each new flagship of the closed vendor is withheld from the API for some weeks.',
    touched: 'Closed models at the frontier, also in your own tenancy.',
    hazard: { prior: 'P39', periodMonths: 6 },
    sizes: { delay: { prior: 'P39', variant: 'delayWeeks' } },
    leg: (leg, mean) =>
      atFrontier(leg) ? { ...leg, lag: shifted(leg.lag, mean('delay') * perWeek) } : leg,
  },
  {
    id: 'vendor-incident',
    title: 'A data incident at the closed vendor',
    happens:
      'Your policy bars its models for three months; work runs on hosted open weights where that is allowed, and one migration is paid.',
    touched: 'Closed models and the closed part of routers.',
    hazard: { prior: 'P42' },
    sizes: {},
    cut: {
      lastsMonths: 3,
      touches: isClosed,
      side: 'closed',
      moving: 1,
      fallback: ['hosted-open'],
    },
  },
  {
    id: 'terms-exclusion',
    title: 'The closed vendor excludes your organisation',
    happens: 'Closed models are lost for the rest of the period, after one migration.',
    touched: 'Closed models and the closed part of routers.',
    hazard: { prior: 'P41' },
    sizes: {},
    cut: {
      lastsMonths: ever,
      touches: isClosed,
      side: 'closed',
      moving: 1,
      fallback: ['hosted-open'],
    },
  },
  {
    id: 'weights-unusable',
    title: 'Weights in use become unusable',
    happens:
      'By law, licence or a flaw found in them; work moves to closed models for the rest of the period.',
    touched: 'Open weights, hosted or your own.',
    hazard: { prior: 'P34' },
    sizes: {},
    cut: {
      lastsMonths: ever,
      touches: isOpen,
      side: 'open',
      moving: 1,
      fallback: ['closed-small', 'closed-tenancy'],
    },
  },
  {
    id: 'rent-shock',
    title: 'GPU rents double for a year',
    happens: 'A shortage doubles every rent from one month to the next; it is over after a year.',
    touched: 'Rented GPUs, and hosts whose price is near the cost of serving.',
    hazard: {
      unknown:
        'Rents rose by up to 96% within 2026 at one host and 14% at another; no source says how often that comes',
    },
    sizes: {},
    world: (w, s) => withRent(w, s.start, 2, 12),
  },
];
