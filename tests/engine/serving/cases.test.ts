import { describe, expect, it } from 'vitest';
import type { Case, Outcome } from '../../cases/case.ts';
import { servingCase } from '../../cases/serving.ts';

function answers(c: Omit<Case, 'id'>): readonly Outcome[] {
  const found = servingCase({ id: 'X', ...c } as Case);
  if (found === undefined) throw new Error('the case is of no known kind');
  return Array.isArray(found) ? (found as Outcome[]) : [found as Outcome];
}

const measured = {
  category: 'memory.pool',
  inputs: {
    ...{ model: 'gpt-oss-120b', precision: 'mxfp4', gpu: 'H100 80GB', gpu_mem_gib: 79.18, tp: 1 },
    ...{ engine: 'vLLM v0.15', gpu_memory_utilization: 0.9, max_model_len: 16_000 },
  },
  outputs: {
    ...{ weights_gib_per_gpu: 64.38, activation_gib: 7.38, non_torch_gib: 0.13 },
    ...{ kv_pool_gib_per_gpu: 3.33 },
  },
};

describe('verdicts of cases', () => {
  it('a source that contradicts itself is an expected failure, with what would be right', () => {
    const [identity, prediction] = answers(measured);
    expect(identity).toMatchObject({ id: 'X/identity', verdict: 'expected failure' });
    expect(identity?.reason).toContain('0.95 gives 3.33 GiB');
    expect(prediction).toMatchObject({ id: 'X/prediction', verdict: 'pass' });
  });

  it('a wrong pool that no usual utilisation explains is a failure', () => {
    const wrong = { ...measured, outputs: { ...measured.outputs, kv_pool_gib_per_gpu: 20 } };
    expect(answers(wrong)[0]?.verdict).toBe('fail');
  });

  it('the identity needs no known model or GPU', () => {
    const strange = { ...measured.inputs, model: 'Foo-9B', gpu_memory_utilization: 0.95 };
    const [identity, prediction] = answers({ ...measured, inputs: strange });
    expect(identity?.verdict).toBe('pass');
    expect(prediction?.verdict).toBe('not applicable');
    expect(prediction?.reason).toContain('Foo-9B');
  });

  it('nothing to compare with is not a pass', () => {
    const [only] = answers({
      category: 'memory.kv_per_token',
      inputs: { model: 'Qwen3-8B' },
      outputs: {},
    });
    expect(only?.verdict).toBe('not applicable');
  });

  it('a missing input is named, a number may be text', () => {
    const bill = { in_usd_m: '3', out_usd_m: 15, in_tokens: '1,000,000', out_tokens: 500_000 };
    const at = (inputs: object) =>
      answers({ category: 'api.cost', inputs: { ...inputs }, outputs: { usd: 10.5 } })[0];
    expect(at(bill)?.verdict).toBe('pass');
    expect(at({ ...bill, out_usd_m: null })?.verdict).toBe('not applicable');
    const [hours] = answers({
      category: 'tco.breakeven_hours',
      inputs: { capex: 1000, cloud_usd_hr: 3 },
      outputs: { hours: 500 },
    });
    expect(hours?.reason).toContain('"onprem_usd_hr"');
  });
});

describe('bills in cases', () => {
  it.each([
    [{ cached_tokens: 600, cached_usd_m: 0.2 }, 0.4 * 2 + 0.6 * 0.2 + 1.2],
    [{ discount_pct: 10 }, 0.9 * (2 + 1.2)],
    [{ batch_share: 1, batch_in_usd_m: 1, batch_out_usd_m: 6 }, 1 + 0.6],
    [{ retry: 0.03 }, 1.03 * (2 + 1.2)],
    [{ token_multiplier: 1.5 }, 1.5 * (2 + 1.2)],
  ])('%o', (terms, usdPerThousand) => {
    const inputs = { in_usd_m: 2, out_usd_m: 12, in_tokens: 1000, out_tokens: 100, ...terms };
    const outputs = { usd_per_request: usdPerThousand / 1000 };
    expect(answers({ category: 'api.cost', inputs, outputs })[0]?.verdict).toBe('pass');
  });

  it('units of reserved throughput for a load', () => {
    const inputs = { model: 'gpt-4.1', input_tpm: 120_000, output_tpm: 10_000 };
    const [global] = answers({ category: 'reserved.ptu', inputs, outputs: { ptu: 55 } });
    expect(global?.verdict).toBe('pass');
    const regional = { ...inputs, deployment: 'Regional' };
    expect(
      answers({ category: 'reserved.ptu', inputs: regional, outputs: { ptu: 100 } })[0]?.verdict,
    ).toBe('pass');
  });

  it('a column that contradicts another at the same prices is an expected failure', () => {
    const outcomes = answers({
      category: 'tco.breakeven_months',
      inputs: {
        ...{ hardware_usd: 240_000, electricity_usd_month: 126.72, capacity_m_tokens_month: 506.9 },
        ...{ io_split: '1/3 input, 2/3 output' },
        api_prices_usd_per_m: { A: [1.25, 10], B: [1.25, 10] },
      },
      outputs: { months: { A: 69.3, B: 63.1 } },
    });
    expect(outcomes.map(({ id, verdict }) => [id, verdict])).toEqual([
      ['X', 'pass'],
      ['X/B', 'expected failure'],
    ]);
  });
});
