import { describe, expect, it } from 'vitest';
import { calibrate } from '../../calibrate/calibration.ts';
import { catalogueRows } from '../../calibrate/catalogue-rows.ts';
import { readRow, rawRow } from '../../calibrate/rows.ts';

const rows = catalogueRows();
const few = rows.filter((row) => row.gpu_key === 'rtx4090');

describe('calibrating on any file', () => {
  it('a file that the stored fit has seen has no unseen configurations, and few rows claim no coverage', () => {
    const { calibration } = calibrate(few);
    expect(calibration.unseen).toEqual([]);
    expect(calibration.usable).toBeGreaterThan(0);
    expect(calibration.usable).toBeLessThan(20);
    expect(calibration.leaveOneOut.every((line) => line.coverage === null)).toBe(true);
  });

  it('new configurations are predicted by the stored fit and by a refit', () => {
    const { calibration } = calibrate(few.map((row) => ({ ...row, gpu_key: 'l40s' })));
    expect(calibration.unseen.length).toBeGreaterThan(0);
    expect(calibration.predictions.length).toBe(calibration.usable);
    for (const { low, predicted, high } of calibration.predictions)
      expect(low < predicted && predicted < high).toBe(true);
  });

  it('an empty file, unknown GPUs and junk are counted, not thrown', () => {
    expect(calibrate([]).calibration).toMatchObject({ rows: 0, usable: 0, leaveOneOut: [] });
    const unknown = few.map((row) => ({ ...row, gpu_key: 'an-unknown-gpu' }));
    const { calibration } = calibrate([...unknown, null, 'junk', {}]);
    expect(calibration.usable).toBe(0);
    expect(calibration.leftOut).toEqual({
      'GPU not known': few.length,
      'no record of a measurement': 3,
    });
  });

  it('a measured run that our memory sums do not hold is an error of 100 %, not left out', () => {
    const run = rows.find((row) => row.model_key === 'llama-3.1-405b' && row.isl !== undefined);
    const { calibration } = calibrate([{ ...run, id: 9, gpu_count: 1, parallelism: 'TP1' }]);
    expect(calibration.predictions[0]).toMatchObject({ id: 9, predicted: 0 });
    expect(calibration.leaveOneOut[0]?.medianError).toBe(1);
  });
});

describe('a row of a file', () => {
  const row = {
    model: 'Llama-3.1-8B-Instruct',
    gpu_key: 'h100-sxm',
    gpu_count: 1,
    precision: 'FP8',
    isl: 512,
    osl: 256,
    output_tok_s: 9000,
    regime: 'offline maximum',
  };

  it('null, empty and zero are not stated; figures may be text', () => {
    expect(rawRow({ ...row, precision: null, osl: '', isl: 0 })).not.toHaveProperty('isl');
    expect(rawRow({ ...row, isl: '512' })?.isl).toBe(512);
    expect(rawRow({ ...row, model: undefined })).toBeNull();
  });

  it.each([
    ['precision', 'precision not stated'],
    ['isl', 'request lengths not stated'],
    ['output_tok_s', 'no output rate'],
    ['gpu_key', 'GPU not known'],
  ])('without %s it says "%s"', (name, reason) => {
    const raw = rawRow({ ...row, [name]: null });
    expect(raw && readRow(raw)).toBe(reason);
  });

  it('a rate for each GPU counts for all of them', () => {
    const raw = rawRow({ ...row, output_tok_s: null, output_tok_s_per_gpu: 100, gpu_count: 4 });
    expect(raw && readRow(raw)).toMatchObject({ measured: 400 });
  });
});
