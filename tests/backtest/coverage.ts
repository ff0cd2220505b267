import type { BacktestLine } from '#catalog/fits/fit.ts';
import { bandsBefore, bandsNow, bandsWith, type Bands } from './bands.ts';
import { cheapestPath, indexEnd, indexedModels } from './equal-capability.ts';
import { fewestForCoverage, valueAt, type Step, type Three } from './estimators.ts';
import { monthOf, pricesEnd } from './facts.ts';
import { ladderPath, ladders } from './ladders.ts';
import { lagEnd, openRecords } from './lag.ts';
import { rentPaths } from './rents.ts';

/** Months ahead at which forecasts are checked. */
const horizons = [6, 12, 18];

/** One forecast that can be checked: what came, in the unit of its band, and its share in independent looks. */
interface Outcome {
  readonly start: number;
  readonly actual: number;
  readonly months: number;
  readonly weight: number;
}

interface Track {
  readonly path: readonly Step[];
  readonly end: number;
}

/** What is checked at one horizon. */
interface Check {
  readonly prior: string;
  readonly series: string;
  readonly horizonMonths: number | null;
  readonly until: string;
  readonly rows: readonly Outcome[];
  readonly looks: number;
  readonly band: (bands: Bands, row: Outcome) => Three;
  /** How far what came is from the middle: a difference of logs for prices, of months for the lag. */
  readonly miss: (row: Outcome, band: Three) => number;
  readonly bias: (miss: number) => number;
}

/** Outcomes `horizon` months after each monthly start of a track, as factors on the start. */
function outcomes({ path, end }: Track, horizon: number): Outcome[] {
  const first = path[0]?.month ?? end;
  const count = Math.floor(end - first - horizon) + 1;
  const looks = (end - first) / horizon;
  return Array.from({ length: Math.max(0, count) }, (_, i) => {
    const month = end - horizon - i;
    const start = valueAt(path, month);
    const later = valueAt(path, month + horizon);
    return start === null || later === null
      ? []
      : [{ start, actual: later / start, months: horizon, weight: looks / count }];
  }).flat();
}

const tiers = (): Track[] =>
  Object.values(ladders).map((members) => ({ path: ladderPath(members), end: monthOf(pricesEnd) }));

/** The cheapest closed price at the level of each indexed model, from its first day; and the days on which one fell. */
function levels(): { tracks: Track[]; cuts: number } {
  const models = indexedModels();
  const cuts = new Set<number>();
  const tracks = models.map((model) => {
    const start = model.path[0]?.month ?? 0;
    const whole = cheapestPath(model.value, models);
    const at = valueAt(whole, start);
    const later = whole.filter((step) => step.month > start);
    for (const step of later) cuts.add(step.month);
    const path = at === null ? later : [{ month: start, value: at }, ...later];
    return { path, end: monthOf(indexEnd) };
  });
  return { tracks, cuts: cuts.size };
}

const price = {
  miss: (row: Outcome, band: Three) => Math.log(row.actual / band.p50),
  bias: Math.exp,
};

function priceChecks(
  head: Pick<Check, 'prior' | 'series' | 'until'>,
  of: 'closedTier' | 'closedHold',
  tracks: readonly Track[],
  mostLooks: number,
): Check[] {
  return horizons.map((horizon) => {
    const rows = tracks.flatMap((track) => outcomes(track, horizon));
    const looks = Math.min(
      mostLooks,
      rows.reduce((sum, row) => sum + row.weight, 0),
    );
    const band = (bands: Bands) => bands.price(of, horizon);
    return { ...head, ...price, horizonMonths: horizon, rows, looks, band };
  });
}

/** Rents are seen at two days each: one forecast a series, over its own span. */
function rentCheck(): Check {
  const rows = rentPaths().flatMap(({ series, path }) => {
    const first = path[0];
    const last = path.at(-1);
    if (first === undefined || last === undefined || first === last) return [];
    const end = series === 'H100, AWS list' ? monthOf(pricesEnd) : last.month;
    const months = Math.min(35, Math.round(end - first.month));
    return [{ start: first.value, actual: last.value / first.value, months, weight: 1 }];
  });
  return {
    prior: 'P13',
    series: 'GPU rents',
    horizonMonths: null,
    until: pricesEnd,
    rows,
    looks: rows.length,
    band: (bands, row) => bands.price('rent', row.months),
    ...price,
  };
}

/** From each open record to the later ones nearest a horizon: the lag on their release day, in months. */
function lagChecks(): Check[] {
  const records = openRecords();
  const span = (records.at(-1)?.month ?? 0) - (records[0]?.month ?? 0);
  return horizons.map((horizon) => {
    const rows = records.flatMap((from) =>
      records.flatMap((to) =>
        Math.abs(to.month - from.month - horizon) <= 1.5
          ? [
              {
                start: from.month - from.reached,
                actual: to.month - to.reached,
                months: horizon,
                weight: 1,
              },
            ]
          : [],
      ),
    );
    return {
      prior: 'P20',
      series: 'Lag of open records',
      horizonMonths: horizon,
      until: lagEnd,
      rows,
      looks: span / horizon,
      band: (bands, row) => bands.lag(row.start, horizon),
      miss: (row, band) => row.actual - band.p50,
      bias: (miss) => miss,
    };
  });
}

/** Coverage of the 80 % band and bias of one check. */
function judged(c: Check, bands: Bands): { coverage: number; bias: number } {
  const total = c.rows.reduce((sum, row) => sum + row.weight, 0);
  let inside = 0;
  let miss = 0;
  for (const row of c.rows) {
    const band = c.band(bands, row);
    // Paths carry rounding of the last bit: a price that did not move lies on the edge, not outside.
    if (row.actual >= band.p10 * (1 - 1e-9) && row.actual <= band.p90 * (1 + 1e-9))
      inside += row.weight;
    miss += row.weight * c.miss(row, band);
  }
  return {
    coverage: Number((inside / total).toFixed(2)),
    bias: Number(c.bias(miss / total).toFixed(2)),
  };
}

function allChecks(): Check[] {
  const { tracks, cuts } = levels();
  const checks = [
    ...priceChecks(
      { prior: 'P02', series: 'Price at equal capability', until: indexEnd },
      'closedHold',
      tracks,
      cuts,
    ),
    ...priceChecks(
      { prior: 'P03', series: 'Closed tier names', until: pricesEnd },
      'closedTier',
      tiers(),
      Infinity,
    ),
    rentCheck(),
    ...lagChecks(),
  ];
  return checks.filter((check) => check.rows.length > 0);
}

/**
 * Every prior with a course in the engine, run from each month of its history that leaves time to be
 * checked, against the bands of the product's own futures: the priors of August 2026 and today's.
 */
export function backtest(): BacktestLine[] {
  const [old, now] = [bandsBefore(), bandsNow()];
  return allChecks().map((check) => {
    const before = judged(check, old);
    const fitted = judged(check, now);
    return {
      prior: check.prior,
      series: check.series,
      horizonMonths: check.horizonMonths,
      until: check.until,
      starts: check.rows.length,
      n: Number(check.looks.toFixed(1)),
      tooThin: check.looks < fewestForCoverage,
      coverageOld: before.coverage,
      coverageFitted: fitted.coverage,
      biasOld: before.bias,
      biasFitted: fitted.bias,
    };
  });
}

/** The longest horizon with looks enough to claim a coverage, and the share that its band should hold. */
const asked = { horizon: 12, share: 0.8 };

/** Smallest volatility of closed tiers, in whole percent a month, at which their band a year ahead holds 80 %. */
export function volatilityAsked(): number {
  const check = allChecks().find((c) => c.prior === 'P03' && c.horizonMonths === asked.horizon);
  if (check === undefined) throw new Error('no closed tier is a year old');
  let low = 0;
  let high = 100;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (judged(check, bandsWith('P03', middle)).coverage >= asked.share) high = middle;
    else low = middle;
  }
  return high;
}
