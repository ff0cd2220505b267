import { expect, test } from 'vitest';
import { futuresOf } from '#engine/futures.ts';
import { worldSummary } from '#engine/results/world-summary.ts';
import { months } from '#engine/world/period.ts';
import { priorIs, request, says } from './requests.ts';

const asked = request({ workloads: [], blocks: 1 });
const summary = worldSummary(asked);
const series = (key: string, of = summary) => {
  const found = of.series.find((each) => each.key === key);
  if (!found) throw new Error(`no series ${key}`);
  return found;
};

test('quantiles rise, begin at today and count every future', () => {
  expect(summary.outlookShares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
  for (const { key, p10, p25, p50, p75, p90 } of summary.series)
    for (let i = 0; i < summary.at.length; i++) {
      const rising = [p10[i], p25[i], p50[i], p75[i], p90[i]] as number[];
      expect(rising, key).toEqual(rising.toSorted((a, b) => a - b));
    }
  expect(series('openSame').p50[0]).toBe(1);
  for (const { share } of summary.events) expect(share).toEqual(share.toSorted((a, b) => a - b));
});

test('the median is the middle of the futures themselves', () => {
  const futures = futuresOf(asked);
  const [world] = futures.blocks;
  if (!world) throw new Error('no block');
  const month = 12;
  const values = Array.from({ length: world.draws }, (_, i) => world.rent[i * months + month]!);
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted[511]! + sorted[512]!) / 2;
  expect(series('rent').p50[summary.at.indexOf(month)]).toBeCloseTo(middle, 12);
});

test('a known drift is found again: a price that halves every year', () => {
  const halved = worldSummary(request({ workloads: [], overrides: priorIs('P07', 0.5) }));
  const same = series('openSame', halved);
  for (const [i, month] of halved.at.entries())
    expect(same.p50[i]).toBeCloseTo(0.5 ** (month / 12), 9);
});

test('an outlook without weight has no figures of its own', () => {
  const only = worldSummary(
    request({
      workloads: [],
      organisation: {
        outlook: says('own' as const),
        outlookWeights: says({ open: 100, tiered: 0, closed: 0 }),
      },
    }),
  );
  expect(only.outlookShares).toEqual([1, 0, 0]);
  expect(series('lag', only).byOutlook.map((each) => each === null)).toEqual([false, true, true]);
  expect(series('lag', only).byOutlook[0]).toEqual(series('lag', only).p50);
});
