import { describe, expect, test } from 'vitest';
import { currentFits } from '#catalog/fits/edition.ts';
import { backtest, volatilityAsked } from '../backtest/coverage.ts';
import {
  drifts,
  lifeQuantile,
  moved,
  rateQuantile,
  shrunk,
  survival,
  weightedQuantile,
} from '../backtest/estimators.ts';
import { blended, pricePath } from '../backtest/facts.ts';
import { allFits } from '../backtest/fits.ts';
import { lagByMonth } from '../backtest/lag.ts';
import { catalogue, known } from './current.ts';

const even = (values: number[]) => values.map((value) => ({ value, weight: 1 }));

describe('estimators by hand', () => {
  test('weights in the middle of each share: the median of 1, 2, 9 is 2, and a weight pulls it', () => {
    expect(weightedQuantile(even([9, 1, 2]), 0.5)).toBe(2);
    const heavy = [
      { value: 1, weight: 1 },
      { value: 5, weight: 3 },
    ];
    // Shares end at 1/4 and 1; their middles are 1/8 and 5/8, so 0.5 lies three quarters up.
    expect(weightedQuantile(heavy, 0.5)).toBeCloseTo(4, 12);
  });

  test('a price that doubles in 18 months drifts by two thirds of ln 2 a year', () => {
    const [found, ...more] = drifts(
      'x',
      [
        { month: 0, value: 1 },
        { month: 9, value: 2 },
      ],
      18,
    );
    expect(more).toEqual([]);
    expect(found?.perYear).toBeCloseTo((2 / 3) * Math.LN2, 12);
    expect(found?.weight).toBe(1);
  });

  test('a short series is damped by the root of its length and weighs its share', () => {
    const [found] = drifts(
      'x',
      [
        { month: 0, value: 1 },
        { month: 4, value: 2 },
      ],
      4.5,
    );
    expect(found?.perYear).toBeCloseTo((12 / 4.5) * Math.LN2 * 0.5, 12);
    expect(found?.weight).toBe(0.25);
  });

  test('ten looks move the middle half way, and thin data never narrow a band', () => {
    const next = shrunk({ p10: -1, p50: 0, p90: 1 }, { p10: 0.5, p50: 1, p90: 1.5 }, 10);
    expect(next).toEqual({ p10: -1, p50: 0.5, p90: 1.25 });
    const many = shrunk({ p10: -1, p50: 0, p90: 1 }, { p10: 0, p50: 0, p90: 0.5 }, 30);
    expect(many).toEqual({ p10: -0.25, p50: 0, p90: 0.625 });
  });

  test('an outlook moves as far as the whole', () => {
    const row = moved(
      { p10: 1, p50: 2, p90: 3 },
      { p10: 0, p50: 0, p90: 0 },
      { p10: -1, p50: 1, p90: 2 },
    );
    expect(row).toEqual({ p10: 0, p50: 3, p90: 5 });
  });

  test('survival of 2, 3+, 5: two thirds after 2, none after 5', () => {
    const curve = survival([
      { months: 2, ended: true },
      { months: 3, ended: false },
      { months: 5, ended: true },
    ]);
    expect(curve.map((step) => step.month)).toEqual([2, 5]);
    expect(curve[0]?.value).toBeCloseTo(2 / 3, 12);
    expect(curve[1]?.value).toBe(0);
    expect(lifeQuantile(curve, 0.5)).toBe(5);
  });

  test('nine events in a year: the gamma quantiles of the table, half of chi-squared with 19 degrees', () => {
    // chi-squared(19): 11.651, 18.338, 27.204.
    expect(rateQuantile(9, 1, -1.2816) * 2).toBeCloseTo(11.651, 1);
    expect(rateQuantile(9, 1, 0) * 2).toBeCloseTo(18.338, 1);
    expect(rateQuantile(9, 1, 1.2816) * 2).toBeCloseTo(27.204, 1);
  });

  test('a slip of the list that returns within a month is no change', () => {
    const point = (date: string, usd: number) => ({
      date,
      inputUsdPerMtok: usd,
      outputUsdPerMtok: usd,
      cachedInputUsdPerMtok: null,
      dateKind: 'commit' as const,
      sources: [],
      note: null,
    });
    const series = {
      key: 'a/b',
      provider: 'a',
      model: 'b',
      quality: 'volunteer-list' as const,
      weights: 'closed' as const,
      note: null,
    };
    const slip = [point('2026-06-01', 1), point('2026-06-02', 2), point('2026-06-25', 1)];
    expect(pricePath({ ...series, points: slip }, null)).toHaveLength(1);
    const cut = [point('2026-05-21', 2), point('2026-06-16', 1), point('2026-10-21', 2)];
    expect(pricePath({ ...series, points: cut }, null)).toHaveLength(3);
    expect(pricePath({ ...series, quality: 'correction', points: cut }, null)).toBeNull();
    expect(blended(2, 10)).toBe(4);
  });

  test('the lag grows by a month a month, and stood at ten on the last day of the index', () => {
    const lag = lagByMonth();
    // 2025-06-10, when o3-pro passed Kimi K2.5's value, to 2026-04-11 is 305 days.
    expect(lag.at(-1)?.lag).toBeCloseTo(305 / 30.44, 1);
    for (const [i, point] of lag.entries()) {
      const before = lag[i - 1];
      if (before) expect(point.lag).toBeLessThanOrEqual(before.lag + 1 + 1e-9);
    }
  });
});

describe('stored fits and backtest', () => {
  const fits = allFits();

  test('equal a new run', () => {
    expect(currentFits.fits).toEqual(fits);
    expect(currentFits.backtest).toEqual(backtest());
  });

  test('are what the priors say, where they have been taken over', () => {
    for (const fit of fits.filter(({ id }) => id !== 'hostLife')) {
      const prior = known(catalogue.priors, fit.id);
      expect({ p10: prior.p10, p50: prior.p50, p90: prior.p90 }, fit.id).toEqual(fit.fitted);
      expect(prior.byOutlook, fit.id).toEqual(fit.byOutlook);
    }
    const life = fits.find(({ id }) => id === 'hostLife');
    expect(known(catalogue.priors, 'P55').variants['lifeMonths']).toEqual(life?.fitted);
  });

  test('closed tiers move as much within a month as their band a year ahead asks for', () => {
    expect(currentFits.closedVolatilityAskedPct).toBe(volatilityAsked());
    const row = known(catalogue.priors, 'P03').variants['monthlyVolatilityPct'];
    expect(row?.p50).toBe(currentFits.closedVolatilityAskedPct);
    const year = currentFits.backtest.find((l) => l.prior === 'P03' && l.horizonMonths === 12);
    expect(year?.coverageFitted).toBeGreaterThanOrEqual(0.78);
    expect(year?.coverageOld).toBeLessThan(0.5);
  });

  test('call coverage too thin below 20 looks; quantiles rise', () => {
    for (const row of currentFits.backtest) expect(row.tooThin).toBe(row.n < 20);
    for (const { old, seen, fitted } of fits)
      for (const row of [old, seen, fitted]) {
        expect(row.p10).toBeLessThanOrEqual(row.p50);
        expect(row.p50).toBeLessThanOrEqual(row.p90);
      }
  });
});
