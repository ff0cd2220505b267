import { daysBetween } from './dates.ts';
import { quantile } from './quantile.ts';
import { MAX_AGE_DAYS } from './staleness.ts';
import type { Catalogue } from './types/catalogue.ts';
import type { IsoDate, Quantiles, SourceRef } from './types/common.ts';
import type { Commitment, OwnershipCost, Rent, RentProviderClass } from './types/hardware.ts';

/** A representative rent in USD per GPU and hour over providers, each counted once. */
export interface RepresentativeRent {
  readonly usdPerGpuHour: Quantiles;
  /** Providers; with one the three quantiles are the same and say nothing about spread. */
  readonly providers: number;
  readonly rows: number;
  readonly oldest: IsoDate;
  readonly newest: IsoDate;
  /** True where every row is older than 180 days. */
  readonly stale: boolean;
  /** True where every figure is the user's own. */
  readonly own: boolean;
  readonly sources: readonly SourceRef[];
}

export interface NoRent {
  readonly usdPerGpuHour: null;
  readonly reason: string;
}

/** Which rows count; all provider classes and hostings unless told otherwise. */
export interface RentFilter {
  readonly classes?: readonly RentProviderClass[];
  readonly withoutCommunity?: boolean;
}

interface Figure {
  readonly provider: string;
  readonly usd: number;
  readonly date: IsoDate;
  readonly own: boolean;
  readonly sources: readonly SourceRef[];
}

/** A figure of a record; one that the user has put there is as new as the edition. */
function figureOf(
  record: Rent | OwnershipCost,
  field: 'usdPerGpuHour' | 'rentThreeYearUsdPerGpuHour',
  provider: string,
  usd: number,
  edition: IsoDate,
): readonly Figure[] {
  const { overridden, asOf, sources } = record;
  const own = overridden?.[field] !== undefined || overridden?.['copyOf'] !== undefined;
  const date = overridden?.[field] !== undefined ? edition : asOf;
  return date === null ? [] : [{ provider, usd, date, own, sources }];
}

function figuresOf(
  catalogue: Catalogue,
  gpuKey: string,
  commitment: Commitment,
  filter: RentFilter,
): readonly Figure[] {
  if (commitment === 'three-year') {
    const owned = catalogue.ownership.get(gpuKey);
    if (owned === undefined) return [];
    const usd = owned.rentThreeYearUsdPerGpuHour;
    return figureOf(owned, 'rentThreeYearUsdPerGpuHour', 'index', usd, catalogue.edition);
  }
  const rows = [...catalogue.rents.values()].filter(
    (rent) =>
      rent.gpuKey === gpuKey &&
      rent.commitment === commitment &&
      (filter.classes === undefined || filter.classes.includes(rent.providerClass)) &&
      (filter.withoutCommunity !== true || rent.hosting === null),
  );
  // A rate that the user has agreed is the one to be paid, whatever others ask.
  const own = rows.filter((rent) => rent.overridden?.['copyOf'] !== undefined);
  return (own.length > 0 ? own : rows).flatMap((rent) =>
    figureOf(rent, 'usdPerGpuHour', rent.provider, rent.usdPerGpuHour, catalogue.edition),
  );
}

/**
 * Rent of a GPU by commitment: P10, P50 and P90 over providers, each with the median of its rows,
 * because trackers list some providers many times. Rows over 180 days old are used only where
 * there are no others, and then the answer is marked stale.
 */
export function rentOf(
  catalogue: Catalogue,
  gpuKey: string,
  commitment: Commitment,
  filter: RentFilter = {},
): RepresentativeRent | NoRent {
  const { classes, withoutCommunity } = filter;
  const key = `${gpuKey}|${commitment}|${withoutCommunity}|${classes?.join()}`;
  let known = rents.get(catalogue);
  if (!known) rents.set(catalogue, (known = new Map()));
  let rent = known.get(key);
  if (!rent) known.set(key, (rent = workedOut(catalogue, gpuKey, commitment, filter)));
  return rent;
}

/** A catalogue never changes, and a search asks for the rent of every GPU at every edit. */
const rents = new WeakMap<Catalogue, Map<string, RepresentativeRent | NoRent>>();

function workedOut(
  catalogue: Catalogue,
  gpuKey: string,
  commitment: Commitment,
  filter: RentFilter,
): RepresentativeRent | NoRent {
  const all = figuresOf(catalogue, gpuKey, commitment, filter);
  const age = (figure: Figure): number => daysBetween(figure.date, catalogue.edition) ?? Infinity;
  const fresh = all.filter((figure) => age(figure) <= MAX_AGE_DAYS.rent);
  const used = fresh.length > 0 ? fresh : all;
  const dates = used.map((figure) => figure.date).sort();
  const oldest = dates[0];
  const newest = dates.at(-1);
  if (oldest === undefined || newest === undefined)
    return { usdPerGpuHour: null, reason: `no dated ${commitment} rent of ${gpuKey} was found` };
  const providers = [...new Set(used.map((figure) => figure.provider))];
  const medians = providers.map((provider) => {
    const own = used.filter((figure) => figure.provider === provider);
    return quantile(
      own.map((figure) => figure.usd),
      0.5,
    );
  });
  return {
    usdPerGpuHour: {
      p10: quantile(medians, 0.1),
      p50: quantile(medians, 0.5),
      p90: quantile(medians, 0.9),
    },
    providers: medians.length,
    rows: used.length,
    oldest,
    newest,
    stale: fresh.length === 0,
    own: used.every((figure) => figure.own),
    sources: [...new Set(used.flatMap((figure) => figure.sources))],
  };
}
