import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { peopleBands } from '#engine/money/people.ts';
import type { OwnFleet } from '#engine/portfolio/finalist.ts';
import { sharing } from '#engine/portfolio/sharing.ts';

/** A fleet of one draw: GPUs by year, and what people and GPUs cost in each. */
const fleet = (gpus: number[], people: number, gpu: number, over: Partial<OwnFleet> = {}) => ({
  gpus: Float64Array.from(gpus),
  peopleUsd: new Float64Array(3).fill(people),
  gpuUsd: new Float64Array(3).fill(gpu),
  pool: `own ${gpus.join()}`,
  spareGpus: 0,
  meanPeopleUsd: 3 * people,
  meanGpuUsd: 3 * gpu,
  mostSpareUsd: 0,
  ...over,
});
const shared = (...fleets: OwnFleet[]) => sharing(fleets, 1, peopleBands);

describe('one team for several fleets', () => {
  test('by hand: two fleets of 4 GPUs need 1.4 people and not 2.8, so half of the money is saved', () => {
    const { peopleUsd, gpuUsd, team } = shared(
      fleet([4, 4, 4], 100, 50),
      fleet([4, 4, 4], 300, 50, { pool: 'other' }),
    );
    expect(peopleUsd[0]).toBeCloseTo(3 * 200, 9);
    expect(gpuUsd[0]).toBe(0);
    expect(team[0]).toBeCloseTo(1.4, 12);
  });
  test('a pooled fleet that passes a step needs no more people than separate teams', () => {
    const { peopleUsd, team } = shared(
      fleet([8, 8, 8], 100, 0),
      fleet([1, 1, 1], 100, 0, { pool: 'b' }),
    );
    // 9 GPUs are in the step of 4 people; two teams of 1.4 do.
    expect(team[0]).toBeCloseTo(2.8, 12);
    expect(peopleUsd[0]).toBeCloseTo(0, 9);
  });
  test('the year that needs most makes the team', () => {
    expect(shared(fleet([4, 8, 64], 1, 1)).team[0]).toBe(4);
  });
  test('two of one pool share their spares: 2 of 4 GPUs of the dearer one are saved', () => {
    const { gpuUsd } = shared(
      fleet([4, 4, 4], 0, 80, { pool: 'p', spareGpus: 2 }),
      fleet([4, 4, 4], 0, 60, { pool: 'p', spareGpus: 2 }),
    );
    expect(gpuUsd[0]).toBeCloseTo(3 * 40, 9);
  });
  test('nothing is shared by one fleet, and never more than everything is saved', () => {
    const any = fc.record({
      gpus: fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 3, maxLength: 3 }),
      people: fc.integer({ min: 0, max: 1000 }),
      gpu: fc.integer({ min: 0, max: 1000 }),
      pool: fc.constantFrom('a', 'b'),
      spareGpus: fc.integer({ min: 0, max: 8 }),
    });
    fc.assert(
      fc.property(fc.array(any, { minLength: 1, maxLength: 6 }), (list) => {
        const fleets = list.map(({ gpus, people, gpu, ...over }) => fleet(gpus, people, gpu, over));
        const { peopleUsd, gpuUsd } = shared(...fleets);
        const sum = (of: (f: OwnFleet) => number) => fleets.reduce((s, f) => s + of(f), 0);
        expect(peopleUsd[0]).toBeGreaterThanOrEqual(0);
        expect(peopleUsd[0]).toBeLessThanOrEqual(sum((f) => f.meanPeopleUsd) + 1e-9);
        expect(gpuUsd[0]).toBeLessThanOrEqual(sum((f) => f.meanGpuUsd) + 1e-9);
        if (fleets.length === 1) expect([peopleUsd[0], gpuUsd[0]]).toEqual([0, 0]);
      }),
      { numRuns: 200 },
    );
  });
});
