import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { demandShape, importedShape, type ShapeName } from '#engine/serving/demand-shape.ts';
import { fleetFor, mayScaleToZero, replicasNeeded } from '#engine/serving/fleet.ts';

const names: ShapeName[] = ['flat', 'office', 'office-world', 'consumer', 'bursty', 'nightly'];

describe('the shape of a week', () => {
  it.each(names)('%s: 168 hours, mean 1, none negative', (name) => {
    const { weights, peakToMean, troughToMean } = demandShape(name);
    expect(weights).toHaveLength(168);
    expect(weights.reduce((sum, w) => sum + w, 0) / 168).toBeCloseTo(1, 12);
    expect(Math.min(...weights)).toBe(troughToMean);
    expect(Math.max(...weights)).toBe(peakToMean);
    expect(troughToMean).toBeGreaterThanOrEqual(0);
  });

  it('office hours in three zones are flatter than in one', () => {
    expect(demandShape('office-world').peakToMean).toBeLessThan(demandShape('office').peakToMean);
  });

  it('reads 168 hours of the user and refuses anything else', () => {
    const week = importedShape(Array.from({ length: 168 }, (_, h) => (h % 24 === 9 ? 3 : 1)));
    expect(week.peakToMean).toBeCloseTo(3 / (26 / 24), 12);
    expect(() => importedShape([1, 2, 3])).toThrow('168');
    expect(() => importedShape(Array<number>(168).fill(0))).toThrow('at least one hour');
  });
});

describe('replicas', () => {
  it('whole ones for the peak, and the spares', () => {
    expect(replicasNeeded(10, 4, 0)).toBe(3);
    expect(replicasNeeded(8, 4, 1)).toBe(3);
    expect(replicasNeeded(0, 4, 2)).toBe(0);
    expect(replicasNeeded(1, 0, 0)).toBe(Infinity);
    expect(replicasNeeded(0.3, 0.1, 0)).toBe(3);
  });

  it('always-on pays the peak, following the hour pays the mean of the hours', () => {
    const fleet = fleetFor(10, [0.2, 1.8], 1, 5, 1);
    expect(fleet).toMatchObject({
      replicas: 5,
      peakReplicas: 5,
      troughReplicas: 2,
      meanReplicas: 3.5,
    });
    expect(fleet.utilisation).toBeCloseTo(10 / 25, 12);
  });

  it('more redundancy lowers utilisation; more load never needs fewer replicas', () => {
    const weights = demandShape('consumer').weights;
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1e4, noNaN: true }), (rps) => {
        const one = fleetFor(rps, weights, 1.25, 3, 1);
        const two = fleetFor(rps, weights, 1.25, 3, 2);
        const more = fleetFor(rps * 1.5, weights, 1.25, 3, 1);
        return (
          two.utilisation < one.utilisation &&
          more.replicas >= one.replicas &&
          one.utilisation <= 1 &&
          one.meanReplicas <= one.replicas
        );
      }),
    );
  });

  it('scaling to zero needs a cold start inside the first-token target', () => {
    expect(mayScaleToZero(120, 2)).toBe(false);
    expect(mayScaleToZero(120, null)).toBe(true);
    expect(mayScaleToZero(1.5, 2)).toBe(true);
  });
});
