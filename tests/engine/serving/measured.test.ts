import { describe, expect, it } from 'vitest';
import { nearestMeasured } from '#engine/serving/measured.ts';
import { catalogue } from '../../calibrate/names.ts';

const wanted = {
  modelKey: 'llama-3.3-70b',
  gpuKey: 'h200-sxm',
  precision: 'fp8' as const,
  tokensIn: 1180,
  tokensOut: 700,
  gpus: 2,
};

describe('the nearest measured row', () => {
  it('of the same model, GPU and precision with lengths within a factor of two matches', () => {
    const found = nearestMeasured(catalogue.throughput, wanted);
    expect(found?.matches).toBe(true);
    expect(found?.row).toMatchObject({ modelKey: 'llama-3.3-70b', gpuKey: 'h200-sxm' });
  });

  it('on another GPU is named with what differs and does not match', () => {
    const found = nearestMeasured(catalogue.throughput, { ...wanted, gpuKey: 'l40s' });
    expect(found?.matches).toBe(false);
    expect(found?.differs).toContain('GPU');
  });

  it('far lengths do not match', () => {
    const far = { ...wanted, tokensIn: 200_000 };
    expect(nearestMeasured(catalogue.throughput, far)?.matches).toBe(false);
  });

  it('none where the model was never measured', () => {
    expect(nearestMeasured(catalogue.throughput, { ...wanted, modelKey: 'phi-4' })).toBeNull();
  });
});
