import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capacityAt, sizeReplica, type ReplicaInput } from '#engine/serving/replica.ts';
import { gpu, model } from './known.ts';

const base: ReplicaInput = {
  model: model('llama-3.3-70b'),
  gpu: gpu('H100'),
  precision: 'fp8',
  tokensIn: 1200,
  tokensOut: 500,
  cacheShare: 0.3,
  latencyTarget: { ttftS: 2, tpotMs: 50 },
};

function sized(change: Partial<ReplicaInput> = {}) {
  const found = sizeReplica({ ...base, ...change });
  if (!found.fits) throw new Error(found.sentence);
  return found;
}

describe('sizing a replica', () => {
  it('keeps both targets and holds what it runs', () => {
    const found = sized();
    expect(found.tpotMs).toBeLessThanOrEqual(50);
    expect(found.ttftS).toBeLessThanOrEqual(2);
    expect(found.batch).toBeLessThanOrEqual(found.batchMemory);
    expect(found.gpusPerReplica).toBe(2);
  });

  it('names what limits it', () => {
    expect(sized({ latencyTarget: { ttftS: null, tpotMs: 50 } }).limitedBy).toBe('tpot');
    expect(sized({ latencyTarget: { ttftS: null, tpotMs: null } }).limitedBy).toBe('memory');
    const small = { model: model('qwen3-8b'), latencyTarget: { ttftS: null, tpotMs: null } };
    expect(sized({ ...small, tokensIn: 10, tokensOut: 10 }).limitedBy).toBe('batch');
  });

  it('says why where nothing works', () => {
    const large = { ...base, model: model('deepseek-r1'), gpu: gpu('l4') };
    expect(sizeReplica(large)).toMatchObject({ reason: 'weights' });
    expect(sizeReplica({ ...base, gpu: gpu('a10') })).toMatchObject({ reason: 'unknown-compute' });
    expect(sizeReplica({ ...base, longestRequest: 5e6 })).toMatchObject({ reason: 'context' });
    expect(sizeReplica({ ...base, tokensIn: 200_000 })).toMatchObject({
      reason: 'context',
      sentence: expect.stringContaining('at most') as string,
    });
    const three = sizeReplica({ ...base, tensorParallel: 3 });
    expect(three).toMatchObject({ reason: 'tensor-parallel' });
    expect(!three.fits && three.sentence).toContain('1, 2, 4, 8 can');
    const impossible = { ...base, latencyTarget: { ttftS: null, tpotMs: 0.1 } };
    expect(sizeReplica(impossible)).toMatchObject({ reason: 'latency' });
  });

  it('a tuned stack serves more than one as installed', () => {
    expect(sized({ stack: 'tuned' }).capacityRps).toBeGreaterThan(sized().capacityRps);
  });

  it('an efficiency too low for the target still serves, late, one request at a time', () => {
    const slow = sized({ gpu: gpu('l4') });
    expect(capacityAt(slow, -2.5)).toBeGreaterThan(0);
    expect(capacityAt(slow, -2.5)).toBeLessThan(slow.capacityRps);
  });

  it('the own measurement replaces the fit', () => {
    const efficiency = { speed: 1, logSd: 0.05 };
    const double = { speed: 2, logSd: 0.05 };
    const unlimited = { latencyTarget: { ttftS: null, tpotMs: null } };
    const ratio =
      sized({ ...unlimited, efficiency: double }).capacityRps /
      sized({ ...unlimited, efficiency }).capacityRps;
    expect(ratio).toBeCloseTo(2, 9);
  });

  it('capacity rises with efficiency and is the median at 0', () => {
    const found = sized();
    expect(capacityAt(found, 0)).toBeCloseTo(found.capacityRps, 12);
    fc.assert(
      fc.property(fc.double({ min: -3, max: 3, noNaN: true }), (z) => {
        return capacityAt(found, z) <= capacityAt(found, z + 0.1);
      }),
    );
  });

  it('longer requests, less cache and tighter targets never raise capacity', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 50, max: 8000 }),
        fc.integer({ min: 20, max: 2000 }),
        fc.double({ min: 0, max: 0.9, noNaN: true }),
        (tokensIn, tokensOut, cacheShare) => {
          const efficiency = { speed: 1, logSd: 0.2 };
          const at = (change: Partial<ReplicaInput>) => {
            const found = sizeReplica({
              ...base,
              efficiency,
              tensorParallel: 2,
              tokensIn,
              tokensOut,
              cacheShare,
              longestRequest: 20_000,
              ...change,
            });
            return found.fits ? found.capacityRps : 0;
          };
          const here = at({}) * 1.001;
          return (
            at({ tokensIn: tokensIn * 2 }) <= here &&
            at({ cacheShare: cacheShare / 2 }) <= here &&
            at({ latencyTarget: { ttftS: 1, tpotMs: 30 } }) <= here
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});
