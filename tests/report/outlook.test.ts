import fc from 'fast-check';
import { expect, test } from 'vitest';
import { currentClaims } from '#catalog/claims-edition.ts';
import { readClaims } from '#catalog/claims.ts';
import { currentFits } from '#catalog/fits/edition.ts';
import { currentHistory } from '#catalog/history-edition.ts';
import { readHistory } from '#catalog/history.ts';
import { efficiencyFit } from '#engine/serving/efficiency-fit.ts';
import { calibrationClaim, calibrationTable } from '#report/catalogue/calibration.ts';
import { editionNews } from '#report/catalogue/edition-news.ts';
import { backtestTable } from '#report/outlook/backtest.ts';
import { claimsTable, claimSources } from '#report/outlook/claims.ts';
import { headlineTable } from '#report/outlook/headlines.ts';
import { priorRows, sliderEnds, withQuantile } from '#report/outlook/prior-rows.ts';
import { shared } from '#app/pages/outlook/shared-weights.ts';
import { catalogue } from '../catalog/current.ts';

test('weights of outlooks stay whole and sum to 100, and the one that was moved stays put', () => {
  const weights = fc
    .tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }))
    .map(([a, b]) => [Math.min(a, b), Math.abs(a - b), 100 - Math.max(a, b)]);
  fc.assert(
    fc.property(
      weights,
      fc.integer({ min: 0, max: 2 }),
      fc.double({ min: -20, max: 130, noNaN: true }),
      (before, which, value) => {
        const after = shared(before, which, value);
        expect(after.reduce((a, b) => a + b, 0)).toBe(100);
        expect(after.every((w) => Number.isInteger(w) && w >= 0)).toBe(true);
        expect(after[which]).toBe(Math.max(0, Math.min(100, Math.round(value))));
      },
    ),
  );
  expect(shared([20, 65, 15], 0, 60)).toEqual([60, 33, 7]);
});

test('a moved quantile leaves a range that rises, with the moved one where it was put', () => {
  const range = fc
    .tuple(fc.double({ min: -9, max: 9, noNaN: true }), fc.nat(9), fc.nat(9))
    .map(([p10, up, more]) => ({ p10, p50: p10 + up, p90: p10 + up + more }));
  fc.assert(
    fc.property(
      range,
      fc.constantFrom('p10' as const, 'p50' as const, 'p90' as const),
      fc.double({ min: -20, max: 20, noNaN: true }),
      (before, which, value) => {
        const after = withQuantile(before, which, value);
        expect(after[which]).toBe(value);
        expect(after.p10 <= after.p50 && after.p50 <= after.p90).toBe(true);
      },
    ),
  );
});

test('every range of every prior fits its sliders', () => {
  for (const prior of catalogue.priors.values())
    for (const { range, path } of priorRows(prior)) {
      const { least, most, step } = sliderEnds(range, prior.unit);
      expect(step, `${prior.id} ${path}`).toBeGreaterThan(0);
      expect(least - step <= range.p10 && range.p90 <= most + step, prior.id).toBe(true);
    }
});

test('claims are a table of rows with sources, each with a page', () => {
  const { book } = readClaims(currentClaims, new Set(catalogue.priors.keys()));
  const table = claimsTable(book);
  const shelf = { catalogue, sources: claimSources(book, catalogue) };
  const { rows } = table.list(shelf);
  expect(rows.map((row) => row.key)).toEqual([...book.claims.keys()]);
  for (const row of rows) expect(table.record(shelf, row.key)?.name).toBe(row.name);
  const cited = rows.filter((row) => (book.claims.get(row.key)?.evidence.length ?? 0) > 0);
  expect(cited.every((row) => row.source !== null)).toBe(true);
});

test('the backtest names its prior and says where looks are too few', () => {
  const { rows } = backtestTable(currentFits.backtest, catalogue);
  expect(rows).toHaveLength(currentFits.backtest.length);
  for (const [i, line] of currentFits.backtest.entries())
    expect(rows[i]?.[4]?.note).toBe(line.tooThin ? 'too few to claim' : undefined);
});

test('a headline shows what was stated beside what is computed, and never where nothing pays', () => {
  const { rows } = headlineTable({
    id: 'x',
    status: 'in-place',
    topic: 'T',
    basis: 'B',
    claims: [],
    figures: [
      { name: 'a', unit: 'calls-per-day', stated: 100_000, computed: null },
      { name: 'b', unit: 'share', stated: null, computed: 0.925 },
    ],
  });
  expect(rows.map((row) => row.map((cell) => cell.text))).toEqual([
    ['a', '100k calls a day', 'never'],
    ['b', '–', '92.5\u00a0%'],
  ]);
});

test('calibration tells error and coverage with the number of rows', () => {
  const { rows } = calibrationTable(efficiencyFit.leaveOneOut);
  expect(rows).toHaveLength(efficiencyFit.leaveOneOut.length);
  expect(calibrationClaim(efficiencyFit)).toContain(`${efficiencyFit.rows} measured rows`);
});

test('edition notes hold what lies after the earlier edition and nothing else', () => {
  const { history } = readHistory(currentHistory, catalogue);
  const since = '2026-09-01';
  const news = editionNews(since, catalogue, history);
  const lines = [...news.models, ...news.prices, ...news.events];
  expect(news.models.length).toBeGreaterThan(0);
  expect(news.events.length).toBeGreaterThan(0);
  expect(lines.every(({ date }) => date > since && date <= catalogue.edition)).toBe(true);
  const none = editionNews(catalogue.edition, catalogue, history);
  expect([...none.models, ...none.prices, ...none.events]).toEqual([]);
  expect(none.reread).toBe(0);
});
