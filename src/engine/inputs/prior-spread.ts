import type { Catalogue, Prior, Quantiles } from '#catalog/types.ts';
import { outlookPresets } from './outlook-weights.ts';
import { spread, type Spread } from './spread.ts';

/** A prior's spread, in each outlook where it depends on it, with its hazard period and factor. */
export interface PriorSpread {
  prior: Prior;
  all: Spread;
  /** Open, tiered, closed: replacement quantiles, or null where the outlook does not matter. */
  byOutlook: readonly [Spread, Spread, Spread] | null;
  /** Factors on a hazard by outlook, normalised to a mean of 1 under the evidence-adjusted weights. */
  factors: readonly [number, number, number];
  periodMonths: number;
}

/** Reads one prior, or one of its variants, from the catalogue; throws where it does not exist, because the registry is ours. */
export function priorSpread(catalogue: Catalogue, id: string, variant?: string): PriorSpread {
  const prior = catalogue.priors.get(id);
  if (!prior) throw new Error(`the catalogue has no prior ${id}`);
  const quantiles: Quantiles | null =
    variant === undefined
      ? prior.p10 === null || prior.p50 === null || prior.p90 === null
        ? null
        : { p10: prior.p10, p50: prior.p50, p90: prior.p90 }
      : (prior.variants[variant] ?? null);
  if (!quantiles) throw new Error(`prior ${id} has no quantiles for ${variant ?? 'itself'}`);
  const kind = variant === undefined ? kindOf(prior, quantiles) : kindOfVariant(prior, quantiles);
  const rows = prior.byOutlook;
  const order = ['open', 'tiered', 'closed'] as const;
  const replaced =
    rows && variant === undefined
      ? order.map((outlook) => {
          const row = rows[outlook];
          return 'factor' in row ? null : spread(kind, row.p10, row.p50, row.p90);
        })
      : null;
  const raw = order.map((outlook) => {
    const row = rows?.[outlook];
    return row && 'factor' in row ? row.factor : 1;
  }) as [number, number, number];
  const weights = outlookPresets(catalogue).evidence;
  const mean = raw.reduce((sum, factor, i) => sum + (factor * weights[i]!) / 100, 0);
  return {
    prior,
    all: spread(kind, quantiles.p10, quantiles.p50, quantiles.p90),
    byOutlook:
      replaced && replaced.every((row) => row !== null)
        ? (replaced as unknown as [Spread, Spread, Spread])
        : null,
    factors: raw.map((factor) => factor / mean) as unknown as [number, number, number],
    periodMonths:
      (variant === undefined ? undefined : prior.variantPeriodMonths[variant]) ??
      prior.periodMonths ??
      12,
  };
}

type Kind = Parameters<typeof spread>[0];

function kindOfVariant(prior: Prior, q: Quantiles): Kind {
  if (q.p10 < 0) return 'signed';
  return prior.distribution === 'beta' && q.p90 <= 1 ? 'share' : 'positive';
}

function kindOf(prior: Prior, q: Quantiles): Kind {
  if (prior.unit === 'percentPerYear') return 'growth';
  if (prior.distribution === 'split-normal' || q.p10 < 0) return 'signed';
  const bounded = prior.distribution === 'beta' && q.p90 <= 1;
  return bounded ? 'share' : 'positive';
}
