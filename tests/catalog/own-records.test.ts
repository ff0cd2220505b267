import { describe, expect, test } from 'vitest';
import { withOverrides, type Override } from '#catalog/overrides.ts';
import { rentOf } from '#catalog/rent-of.ts';
import { catalogue, known } from './current.ts';

const astra = 'openai/gpt-6-astra';
const copyOf = (table: Override['table'], key: string, value: string): Override => ({
  table,
  key,
  field: 'copyOf',
  value,
});

describe('records of the user’s own', () => {
  test('begin as a copy and take their own figures', () => {
    const { catalogue: own, problems } = withOverrides(catalogue, [
      copyOf('offers', 'own/1', astra),
      { table: 'offers', key: 'own/1', field: 'inputUsdPerMtok', value: 6, note: 'contract' },
      { table: 'offers', key: 'own/1', field: 'name', value: 'Astra, agreed' },
    ]);
    expect(problems).toEqual([]);
    const [record, like] = [known(own.offers, 'own/1'), known(own.offers, astra)];
    expect(record).toMatchObject({
      key: 'own/1',
      name: 'Astra, agreed',
      inputUsdPerMtok: 6,
      outputUsdPerMtok: like.outputUsdPerMtok,
      modelKey: like.modelKey,
      tier: like.tier,
      crossChecks: [],
    });
    expect(record.overridden).toMatchObject({ copyOf: astra, inputUsdPerMtok: 10 });
    expect(like.overridden).toBeUndefined();
    expect(own.offers.size).toBe(catalogue.offers.size + 1);
    expect(catalogue.offers.has('own/1')).toBe(false);
  });

  test('an own model stands where its own figures put it, and an own price may name it', () => {
    const { catalogue: own, problems } = withOverrides(catalogue, [
      copyOf('models', 'own/m', 'glm-5.3'),
      { table: 'models', key: 'own/m', field: 'releasedOn', value: '2025-01-01' },
      copyOf('offers', 'own/o', astra),
      { table: 'offers', key: 'own/o', field: 'modelKey', value: 'own/m' },
    ]);
    expect(problems).toEqual([]);
    const [older, like] = [known(own.openModels, 'own/m'), known(own.openModels, 'glm-5.3')];
    expect(older.capability?.lagMonths.likely).toBeGreaterThan(
      like.capability?.lagMonths.likely ?? 0,
    );
    expect(known(own.offers, 'own/o').lab).toBe(older.lab);
  });

  test('a rate agreed for a GPU counts alone', () => {
    const base = 'h100-sxm/runpod/on-demand-secure-cloud';
    const { catalogue: own, problems } = withOverrides(catalogue, [
      copyOf('rents', 'own/r', base),
      { table: 'rents', key: 'own/r', field: 'usdPerGpuHour', value: 1.11 },
    ]);
    expect(problems).toEqual([]);
    expect(rentOf(own, 'h100-sxm', 'on-demand')).toMatchObject({
      usdPerGpuHour: { p10: 1.11, p50: 1.11, p90: 1.11 },
      rows: 1,
    });
    const others = (c: typeof own) => rentOf(c, 'h200-sxm', 'on-demand');
    expect(others(own)).toEqual(others(catalogue));
  });

  test('what cannot be copied is said and adds nothing', () => {
    const bad: readonly [Override, string][] = [
      [copyOf('offers', 'own/1', 'nobody/nothing'), 'no record nobody/nothing to copy'],
      [copyOf('offers', 'mine', astra), 'begin with own/'],
      [copyOf('priors', 'own/1', 'P20'), 'no record P20 to copy'],
      [copyOf('gpus', 'own/1', astra), 'no record'],
      [{ ...copyOf('gpus', 'own/1', ''), value: 3 }, 'no record 3'],
    ];
    for (const [override, reason] of bad) {
      const { catalogue: own, problems } = withOverrides(catalogue, [override]);
      expect(problems.map((p) => p.reason).join(), JSON.stringify(override)).toContain(reason);
      expect(own.offers).toEqual(catalogue.offers);
    }
    const twice = [copyOf('gpus', 'own/1', 'h100-sxm'), copyOf('gpus', 'own/1', 'h200-sxm')];
    expect(withOverrides(catalogue, twice).problems).toHaveLength(1);
  });
});
