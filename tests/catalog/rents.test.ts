import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCatalogue } from '#catalog/catalogue.ts';
import { currentEdition } from '#catalog/edition.ts';
import { quantile } from '#catalog/quantile.ts';
import { rentOf, type RepresentativeRent } from '#catalog/rent-of.ts';
import { ageDays, isStale } from '#catalog/staleness.ts';
import type { Commitment } from '#catalog/types.ts';
import { catalogue, known } from './current.ts';

function rent(gpuKey: string, commitment: Commitment, of = catalogue): RepresentativeRent {
  const found = rentOf(of, gpuKey, commitment);
  if (found.usdPerGpuHour === null) throw new Error(found.reason);
  return found;
}

describe('representative rents', () => {
  test('count every provider once, however often trackers list it', () => {
    // A100 80 GB PCIe on demand: Azure 3.673, Hyperstack 1.35, RunPod 1.19 and 1.79 (median 1.49).
    const a100 = rent('a100-80-pcie', 'on-demand');
    expect(a100.providers).toBe(3);
    expect(a100.rows).toBe(4);
    expect(a100.usdPerGpuHour.p50).toBeCloseTo(1.49, 10);
    expect(a100.usdPerGpuHour.p10).toBeCloseTo(1.35 + 0.2 * (1.49 - 1.35), 10);
    expect(a100.usdPerGpuHour.p90).toBeCloseTo(1.49 + 0.8 * (3.673 - 1.49), 10);
  });

  test('H100 on demand lies where its trackers do', () => {
    const h100 = rent('h100-sxm', 'on-demand');
    expect(h100.providers).toBe(21);
    expect(h100.usdPerGpuHour.p10).toBeLessThan(h100.usdPerGpuHour.p50);
    expect(h100.usdPerGpuHour.p50).toBeGreaterThan(3.2);
    expect(h100.usdPerGpuHour.p50).toBeLessThan(4.5);
    expect(h100.newest).toBe('2026-11-09');
    expect(h100.stale).toBe(false);
  });

  test('three-year rents come from the cost of ownership and are stale', () => {
    const three = rent('b200-sxm', 'three-year');
    expect(three.usdPerGpuHour).toEqual({ p10: 2.9, p50: 2.9, p90: 2.9 });
    expect(three.oldest).toBe('2026-04-02');
    expect(three.stale).toBe(true);
  });

  test('say why there is none', () => {
    expect(rentOf(catalogue, 'mi325x', 'on-demand')).toEqual({
      usdPerGpuHour: null,
      reason: 'no dated on-demand rent of mi325x was found',
    });
    expect(rentOf(catalogue, 'nothing', 'spot').usdPerGpuHour).toBeNull();
  });

  test('can leave out community hosts and classes of providers', () => {
    const all = rent('l40s', 'on-demand');
    const secure = rentOf(catalogue, 'l40s', 'on-demand', { withoutCommunity: true });
    if (secure.usdPerGpuHour === null) throw new Error(secure.reason);
    expect(secure.rows).toBe(all.rows - 1);
    expect(secure.usdPerGpuHour.p10).toBeGreaterThan(all.usdPerGpuHour.p10);
    const clouds = rentOf(catalogue, 'h100-sxm', 'on-demand', { classes: ['hyperscaler'] });
    if (clouds.usdPerGpuHour === null) throw new Error(clouds.reason);
    expect(clouds.providers).toBe(3);
    expect(clouds.usdPerGpuHour.p10).toBeGreaterThan(6.8);
  });

  test('rows over 180 days old never mix with fresh ones', () => {
    const later = readCatalogue({ ...currentEdition, date: '2027-04-10' }).catalogue;
    // On that day only the Azure row of 2026-11-09 is within 180 days.
    const a100 = rent('a100-40-sxm', 'on-demand', later);
    expect(a100.stale).toBe(false);
    expect(a100.oldest).toBe('2026-11-09');
    const reserved = rent('h100-sxm', 'reserved', later);
    expect(reserved.stale).toBe(true);
  });

  test('quantiles stay between the ends and rise', () => {
    const numbers = fc.array(fc.double({ min: 0.1, max: 20, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(numbers, (values) => {
        const [low, middle, high] = [0.1, 0.5, 0.9].map((share) => quantile(values, share));
        expect(low).toBeGreaterThanOrEqual(Math.min(...values));
        expect(middle).toBeGreaterThanOrEqual(low ?? NaN);
        expect(high).toBeGreaterThanOrEqual(middle ?? NaN);
        expect(high).toBeLessThanOrEqual(Math.max(...values));
      }),
    );
    expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
    expect(quantile([], 0.5)).toBeNaN();
  });
});

describe('staleness', () => {
  test('ages a record in days and calls what has no date stale', () => {
    const offer = known(catalogue.offers, 'openai/gpt-6-astra');
    expect(ageDays(offer, '2026-11-22')).toBe(12);
    expect(isStale(offer, 'price', '2026-11-22')).toBe(false);
    expect(isStale(offer, 'price', '2027-01-09')).toBe(false);
    expect(isStale(offer, 'price', '2027-01-10')).toBe(true);
    const undated = catalogue.throughput.find((row) => row.asOf === null);
    if (undated === undefined) throw new Error('every measurement has a date now');
    expect(ageDays(undated, '2026-11-22')).toBeNull();
    expect(isStale(undated, 'throughput', '2026-11-22')).toBe(true);
  });
});
