import type { Outlook, OutlookPrior, Prior } from './types/prior.ts';

const quantiles = ['p10', 'p50', 'p90'] as const;

/**
 * A prior whose range was replaced, with the rows of the three outlooks moved by as much: the rows
 * are what is drawn. Growth and positive figures move by their ratio, shares by their odds, figures
 * of either sign by their difference. Rows that were replaced themselves stay as given.
 */
export function movedRows(before: Prior, after: Prior): Prior {
  const rows = before.byOutlook;
  const given = Object.keys(after.overridden ?? {});
  const moved = quantiles.filter((q) => given.includes(q));
  if (rows === null || moved.length === 0 || given.includes('byOutlook')) return after;
  const row = (outlook: Outlook): OutlookPrior => {
    const old = after.byOutlook?.[outlook] ?? rows[outlook];
    if ('factor' in old || given.some((field) => field.startsWith(`byOutlook.${outlook}`)))
      return old;
    const shift = (q: (typeof quantiles)[number]): number => {
      const [from, to] = [before[q], after[q]];
      return from === null || to === null ? old[q] : shifted(after, old[q], from, to);
    };
    // A narrower range may cross the ends of a row that was narrower already.
    const [p10 = 0, p50 = 0, p90 = 0] = quantiles.map(shift).sort((a, b) => a - b);
    return { p10, p50, p90 };
  };
  const byOutlook = { open: row('open'), tiered: row('tiered'), closed: row('closed') };
  return { ...after, byOutlook };
}

function shifted({ unit, p10 }: Prior, x: number, from: number, to: number): number {
  if (from === to) return x;
  if (unit === 'percentPerYear') return ((100 + x) * (100 + to)) / (100 + from) - 100;
  if (unit === 'probability' || unit === 'fraction') return byOdds(x, from, to);
  const either = (p10 ?? 0) < 0 || from <= 0 || to <= 0;
  return either ? x + to - from : (x * to) / from;
}

function byOdds(x: number, from: number, to: number): number {
  if (x <= 0 || x >= 1 || from <= 0 || from >= 1) return x;
  const odds = ((x / (1 - x)) * (to / (1 - to))) / (from / (1 - from));
  return Number.isFinite(odds) ? odds / (1 + odds) : 1;
}
