import { describe, expect, test } from 'vitest';
import { shippedCatalogue } from '#engine/futures.ts';
import { headlineRows } from '#engine/headlines/headline-rows.ts';

const rows = headlineRows(shippedCatalogue());
const row = (id: string) => {
  const found = rows.find((each) => each.id === id);
  if (!found) throw new Error(`no headline ${id}`);
  return found;
};
const figure = (id: string, name: string) => {
  const found = row(id).figures.find((each) => each.name === name);
  if (!found) throw new Error(`${id} has no figure ${name}`);
  return found.computed;
};

test('rows have their own ids, figures and a basis, and no figure is NaN or infinite', () => {
  expect(new Set(rows.map((r) => r.id)).size).toBe(rows.length);
  for (const { id, figures, basis } of rows) {
    expect(figures.length, id).toBeGreaterThan(0);
    expect(basis.length, id).toBeGreaterThan(20);
    for (const f of figures) expect(f.computed === null || Number.isFinite(f.computed)).toBe(true);
  }
});

describe('the documents’ own figures', () => {
  test('10 million calls a day at the list price cost $2.39 million a month', () => {
    expect(figure('ten-million-calls', 'Bill at list')! / 1e6).toBeCloseTo(2.39, 2);
  });
  test('$180k a month are 105 H100 at $2.35 an hour, a cut of 92.5 %', () => {
    expect(figure('ten-million-calls', 'H100 that $180k rents at $2.35')).toBe(105);
    expect(figure('ten-million-calls', 'Cut')! * 100).toBeCloseTo(92.5, 1);
  });
  test('at realistic service: $274k for GPUs alone, $371k with overhead, $517k with people', () => {
    expect(figure('realistic-fleet', 'GPUs alone')! / 1e3).toBeCloseTo(274.7, 1);
    expect(figure('realistic-fleet', 'With overhead')! / 1e3).toBeCloseTo(371, 0);
    expect(figure('realistic-fleet', 'With overhead and people')! / 1e3).toBeCloseTo(517, 0);
  });
  test('the same calls cost less than the GPUs alone on small closed tiers and hosted open, more on top tiers', () => {
    const gpus = figure('realistic-fleet', 'GPUs alone')!;
    expect(figure('same-calls-today', 'Cheapest small closed tier')).toBeLessThan(gpus);
    expect(figure('same-calls-today', 'Cheapest hosted open weights')).toBeLessThan(gpus);
    expect(figure('same-calls-today', 'Cheapest top closed tier')).toBeGreaterThan(517_000);
  });
});

describe('break-evens name model, GPU and term', () => {
  test('Llama 70B on H100 pays near 170,000 calls a day against GPT-4o and never against a small tier', () => {
    const calls = figure('llama-70b-h100', 'against GPT-4o at list')!;
    expect(calls).toBeGreaterThan(150_000);
    expect(calls).toBeLessThan(190_000);
    expect(figure('llama-70b-h100', 'against the cheapest small closed tier')).toBeNull();
    expect(row('llama-70b-h100').basis).toMatch(/Llama 3.3 70B in \w+ on \d .*H100.*on-demand/);
  });
  test('gpt-oss-120b on reserved B200 is another story: far fewer calls, and a break-even against a small tier', () => {
    const oss = figure('gpt-oss-120b-b200', 'against GPT-4o at list')!;
    expect(oss).toBeLessThan(figure('llama-70b-h100', 'against GPT-4o at list')!);
    expect(figure('gpt-oss-120b-b200', 'against the cheapest small closed tier')).not.toBeNull();
  });
});

describe('what is not reproduced says so', () => {
  test('the index has 15.8 points in March 2023 and 10.2 now', () => {
    expect(row('gap-in-points').status).toBe('not-reproduced');
    expect(figure('gap-in-points', 'March 2023')).toBeCloseTo(15.75, 2);
    expect(figure('gap-in-points', 'Newest')).toBeCloseTo(10.22, 2);
  });
  test('a price cut after a release is about as likely as in any quarter', () => {
    expect(figure('price-cuts', 'Lift over the base rate')).toBeGreaterThanOrEqual(1);
    expect(figure('price-cuts', 'Lift over the base rate')).toBeLessThan(1.4);
  });
});

describe('published sums of others', () => {
  test('DeepSeek’s day: $87,072 and a margin of 545 %', () => {
    expect(figure('deepseek-day', 'Cost')).toBe(87_072);
    expect(figure('deepseek-day', 'Theoretical margin on cost')! * 100).toBeCloseTo(545, -1);
  });
  test('Cline: $185k by API, $166k with four replicas', () => {
    expect(Math.round(figure('cline-floor', 'All by API')! / 1e3)).toBe(185);
    expect(Math.round(figure('cline-floor', 'Four replicas')! / 1e3)).toBe(166);
  });
  test('four of five columns of the break-even table follow, the fifth does not', () => {
    for (const { name, stated, computed } of row('cmu-break-even').figures) {
      const apart = Math.abs(computed! - stated!);
      if (name.endsWith('5')) expect(apart, name).toBeGreaterThan(2);
      else expect(apart, name).toBeLessThan(0.06);
    }
  });
});
