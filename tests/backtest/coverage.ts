import { collected, reverting, yearly } from '#engine/world/world.ts';
import type { BacktestLine, PriorFit } from '#catalog/fits/fit.ts';
import { cheapestPath, indexEnd, indexedModels } from './equal-capability.ts';
import { fewestForCoverage, valueAt, type Step, type Three } from './estimators.ts';
import { monthOf, pricesEnd } from './facts.ts';
import { ladderPath, ladders } from './ladders.ts';
import { openRecords } from './lag.ts';
import { rentPaths } from './rents.ts';

/** Months ahead at which forecasts are checked. */
const horizons = [6, 12, 18];

/** One forecast that can be checked: what came, in the unit of the forecast's path. */
interface Outcome {
  readonly start: number;
  readonly actual: number;
}

interface Track {
  readonly series: string;
  readonly path: readonly Step[];
  readonly end: number;
}

/** The engine's course of a price or of the lag at three quantiles, `horizon` months ahead. */
type Course = (row: Three, horizon: number, start: number) => Three;

const three = (values: Float64Array, horizon: number): Three => {
  const [p10, p50, p90] = [0, 1, 2].map((i) => values[i * 36 + horizon] ?? NaN);
  return { p10: p10 ?? NaN, p50: p50 ?? NaN, p90: p90 ?? NaN };
};

/** A tier's or a rent's price as a factor on the start, as the engine lets it grow. */
const drifting: Course = (row, horizon) =>
  three(
    yearly(Float64Array.of(row.p10, row.p50, row.p90).map((g) => Math.max(0.05, 1 + g / 100))),
    horizon,
  );

/** A price at equal capability, collected only every nine months; the largest fall is the low end. */
const falling: Course = (row, horizon) =>
  three(collected(Float64Array.of(row.p90, row.p50, row.p10)), horizon);

/** The lag, from the one of the day to the row's. */
const lagging: Course = (row, horizon, start) =>
  three(
    reverting(Float64Array.of(start, start, start), Float64Array.of(row.p10, row.p50, row.p90)),
    horizon,
  );

/** Outcomes `horizon` months after each monthly start of a track, as values at the start and then. */
function outcomes(track: Track, horizon: number): Outcome[] {
  const first = track.path[0]?.month ?? track.end;
  const count = Math.floor(track.end - first - horizon) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, i) => {
    const month = track.end - horizon - i;
    const start = valueAt(track.path, month);
    const actual = valueAt(track.path, month + horizon);
    return start === null || actual === null ? [] : [{ start, actual }];
  }).flat();
}

/** Rents are seen at two days each: one forecast a series, over its own span. */
function ownSpans(tracks: readonly Track[]): (Outcome & { months: number })[] {
  return tracks.flatMap(({ path, end }) => {
    const first = path[0];
    const last = path.at(-1);
    if (first === undefined || last === undefined || first === last) return [];
    return [{ start: first.value, actual: last.value, months: Math.min(35, end - first.month) }];
  });
}

function checkRents(tracks: readonly Track[], fit: PriorFit): BacktestLine[] {
  const rows = ownSpans(tracks);
  const bias = (row: Three) =>
    rows.reduce((sum, { start, actual, months }) => {
      const median = drifting(row, Math.round(months), start).p50;
      return sum + Math.log(actual / start / median);
    }, 0) / rows.length;
  return [
    {
      prior: fit.id,
      series: 'GPU rents',
      horizonMonths: null,
      starts: rows.length,
      n: rows.length,
      coverageOld: null,
      coverageFitted: null,
      biasOld: Number(Math.exp(bias(fit.old)).toFixed(2)),
      biasFitted: Number(Math.exp(bias(fit.fitted)).toFixed(2)),
    },
  ];
}

/** From each open record to the later ones nearest a horizon: the lag on their release day, in months. */
function checkLag(fit: PriorFit): BacktestLine[] {
  const records = openRecords();
  const span = (records.at(-1)?.month ?? 0) - (records[0]?.month ?? 0);
  return horizons.flatMap((horizon) => {
    const rows = records.flatMap((from) =>
      records.flatMap((to) =>
        Math.abs(to.month - from.month - horizon) <= 1.5
          ? [{ start: from.month - from.reached, actual: to.month - to.reached }]
          : [],
      ),
    );
    if (rows.length === 0) return [];
    const bias = (row: Three) =>
      rows.reduce((sum, r) => sum + r.actual - lagging(row, horizon, r.start).p50, 0) / rows.length;
    return [
      {
        prior: fit.id,
        series: 'Lag of open records',
        horizonMonths: horizon,
        starts: rows.length,
        n: Number((span / horizon).toFixed(1)),
        coverageOld: null,
        coverageFitted: null,
        biasOld: Number(bias(fit.old).toFixed(2)),
        biasFitted: Number(bias(fit.fitted).toFixed(2)),
      },
    ];
  });
}

function check(
  prior: string,
  series: string,
  tracks: readonly Track[],
  fit: PriorFit,
  course: Course,
  mostLooks: number,
): BacktestLine[] {
  return horizons.flatMap((horizon) => {
    const rows = tracks.flatMap((track) => {
      const found = outcomes(track, horizon);
      const first = track.path[0]?.month ?? track.end;
      const looks = (track.end - first) / horizon;
      return found.map((row) => ({ ...row, weight: looks / found.length }));
    });
    if (rows.length === 0) return [];
    const total = rows.reduce((sum, row) => sum + row.weight, 0);
    const n = Math.min(total, mostLooks);
    const judge = (row: Three) => {
      let inside = 0;
      let bias = 0;
      for (const { start, actual, weight } of rows) {
        const band = course(row, horizon, start);
        const value = actual / start;
        // Paths carry rounding of the last bit: a price that did not move lies on the edge, not outside.
        if (value >= band.p10 * (1 - 1e-9) && value <= band.p90 * (1 + 1e-9)) inside += weight;
        bias += weight * Math.log(value / band.p50);
      }
      return { coverage: inside / total, bias: Math.exp(bias / total) };
    };
    const old = judge(fit.old);
    const fitted = judge(fit.fitted);
    const claimed = (share: number) => (n < fewestForCoverage ? null : Number(share.toFixed(2)));
    return [
      {
        prior,
        series,
        horizonMonths: horizon,
        starts: rows.length,
        n: Number(n.toFixed(1)),
        coverageOld: claimed(old.coverage),
        coverageFitted: claimed(fitted.coverage),
        biasOld: Number(old.bias.toFixed(2)),
        biasFitted: Number(fitted.bias.toFixed(2)),
      },
    ];
  });
}

/** Every prior with a course in the engine, run from each month of its history that leaves time to be checked. */
export function backtest(fits: readonly PriorFit[]): BacktestLine[] {
  const fit = (id: string): PriorFit => {
    const found = fits.find((row) => row.id === id);
    if (found === undefined) throw new Error(`no fit of ${id}`);
    return found;
  };
  const end = monthOf(pricesEnd);
  const tiers = Object.entries(ladders).map(([series, members]) => ({
    series,
    path: ladderPath(members),
    end,
  }));
  const models = indexedModels();
  const months = new Set<number>();
  const levels = models.map((model) => {
    const start = model.path[0]?.month ?? 0;
    const whole = cheapestPath(model.value, models);
    const at = valueAt(whole, start);
    const later = whole.filter((step) => step.month > start);
    for (const step of later) months.add(step.month);
    const path = at === null ? later : [{ month: start, value: at }, ...later];
    return { series: model.key, path, end: monthOf(indexEnd) };
  });
  const rents = rentPaths().map((rent) => ({
    ...rent,
    end: rent.series === 'H100, AWS list' ? end : (rent.path.at(-1)?.month ?? end),
  }));
  return [
    ...check('P02', 'Price at equal capability', levels, fit('P02'), falling, months.size),
    ...check('P03', 'Closed tier names', tiers, fit('P03'), drifting, Infinity),
    ...checkRents(rents, fit('P13')),
    ...checkLag(fit('P20')),
  ];
}
