import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withOverrides, type Override } from '#catalog/overrides.ts';
import { catalogue, known } from './current.ts';

const astra = 'openai/gpt-6-astra';

describe('overrides', () => {
  test('replace a figure and remember the one before', () => {
    const { catalogue: own, problems } = withOverrides(catalogue, [
      { table: 'offers', key: astra, field: 'inputUsdPerMtok', value: 7, note: 'our contract' },
      { table: 'offers', key: astra, field: 'outputUsdPerMtok', value: 35 },
    ]);
    expect(problems).toEqual([]);
    const offer = known(own.offers, astra);
    expect(offer).toMatchObject({ inputUsdPerMtok: 7, outputUsdPerMtok: 35, note: 'our contract' });
    expect(offer.overridden).toEqual({ inputUsdPerMtok: 10, outputUsdPerMtok: 50 });
    expect(known(catalogue.offers, astra).inputUsdPerMtok).toBe(10);
    expect(offer.tier).toBe('top');
  });

  test('reach every table that users may edit', () => {
    const overrides: readonly Override[] = [
      { table: 'gpus', key: 'gb200-nvl72', field: 'streetPriceUsd', value: 60_000 },
      { table: 'rents', key: 'h100-sxm/aws/on-demand', field: 'usdPerGpuHour', value: 5.5 },
      { table: 'models', key: 'glm-5.3', field: 'licenceClass', value: 'standard' },
      { table: 'models', key: 'nova-pro', field: 'index', value: 140 },
      { table: 'priors', key: 'P44', field: 'p50', value: 25_000 },
    ];
    const { catalogue: own, problems } = withOverrides(catalogue, overrides);
    expect(problems).toEqual([]);
    expect(known(own.gpus, 'gb200-nvl72').streetPriceUsd).toBe(60_000);
    expect(known(own.gpus, 'gb200-nvl72').reasons['streetPriceUsd']).toBeUndefined();
    expect(known(own.rents, 'h100-sxm/aws/on-demand').usdPerGpuHour).toBe(5.5);
    expect(known(own.openModels, 'glm-5.3').licenceClass).toBe('standard');
    expect(known(own.closedModels, 'nova-pro').capability?.grade).toBe('A');
    expect(known(own.priors, 'P44').overridden).toEqual({ p50: 40_000 });
  });

  test('return what cannot be applied, with the reason, and change nothing for it', () => {
    const bad: readonly [Override, string][] = [
      [{ table: 'offers', key: 'x', field: 'inputUsdPerMtok', value: 1 }, 'has no record x'],
      [{ table: 'offers', key: astra, field: 'colour', value: 1 }, 'have no field colour'],
      [{ table: 'offers', key: astra, field: 'sources', value: [] }, 'cannot be replaced'],
      [{ table: 'offers', key: astra, field: 'tier', value: 'mid' }, 'belongs to the model'],
      [{ table: 'offers', key: astra, field: 'inputUsdPerMtok', value: -4 }, 'should be a number'],
      [{ table: 'offers', key: astra, field: 'inputUsdPerMtok', value: 'x' }, 'should be a number'],
      [{ table: 'offers', key: astra, field: 'inputUsdPerMtok', value: null }, 'needs a value'],
      [{ table: 'offers', key: astra, field: 'modelKey', value: 'gpt-9' }, 'model gpt-9'],
      [{ table: 'priors', key: 'P20', field: 'p10', value: 9 }, 'quantiles do not rise'],
      [{ table: 'priors', key: 'P38', field: 'p90', value: 1.4 }, 'should be a number'],
      [{ table: 'models', key: 'kimi-k3', field: 'paramsActiveB', value: 4000 }, 'more parameters'],
    ];
    for (const [override, reason] of bad) {
      const { catalogue: own, problems } = withOverrides(catalogue, [override]);
      expect(problems, JSON.stringify(override)).toHaveLength(1);
      expect(problems[0]?.override).toEqual(override);
      expect(problems[0]?.reason).toContain(reason);
      expect([...own.offers.values()]).toEqual([...catalogue.offers.values()]);
      expect([...own.priors.values()]).toEqual([...catalogue.priors.values()]);
    }
  });

  test('edit the three rows of a prior together', () => {
    const rows = {
      open: { p10: 1, p50: 2, p90: 3 },
      tiered: { p10: 4, p50: 6, p90: 8 },
      closed: { p10: 9, p50: 12, p90: 20 },
    };
    const override: Override = { table: 'priors', key: 'P20', field: 'byOutlook', value: rows };
    const { catalogue: own, problems } = withOverrides(catalogue, [override]);
    expect(problems).toEqual([]);
    expect(known(own.priors, 'P20').byOutlook).toEqual(rows);
    const upside = { ...rows, open: { p10: 3, p50: 2, p90: 1 } };
    const refused = withOverrides(catalogue, [{ ...override, value: upside }]);
    expect(refused.problems[0]?.reason).toContain('rising values');
  });

  test('reach what lies deeper in a record, and leave the rest of it alone', () => {
    const field = 'variants.us.p90';
    const { catalogue: own, problems } = withOverrides(catalogue, [
      { table: 'priors', key: 'P38', field, value: 0.5 },
    ]);
    expect(problems).toEqual([]);
    const [before, after] = [known(catalogue.priors, 'P38'), known(own.priors, 'P38')];
    expect(after.variants['us']).toEqual({ ...before.variants['us'], p90: 0.5 });
    expect(after.variants['nonUs']).toEqual(before.variants['nonUs']);
    expect(after.overridden).toEqual({ [field]: before.variants['us']?.p90 });
    for (const wrong of ['variants.mars.p90', 'variants.us.p90.x', '__proto__.x', 'sources.0'])
      expect(
        withOverrides(catalogue, [{ table: 'priors', key: 'P38', field: wrong, value: 0.5 }])
          .problems,
        wrong,
      ).toHaveLength(1);
  });

  test('a moved range takes the rows of the three outlooks with it', () => {
    const rowsOf = (key: string, field: string, value: number) => {
      const { catalogue: own, problems } = withOverrides(catalogue, [
        { table: 'priors', key, field, value },
      ]);
      expect(problems).toEqual([]);
      return known(own.priors, key).byOutlook;
    };
    const [lag, tier] = [known(catalogue.priors, 'P20'), known(catalogue.priors, 'P03')];
    const doubled = rowsOf('P20', 'p90', (lag.p90 ?? 0) * 2);
    for (const [outlook, row] of Object.entries(lag.byOutlook ?? {})) {
      if (!('p90' in row)) throw new Error('lag has quantiles');
      const moved = doubled?.[outlook as 'open'];
      expect(moved).toEqual({ ...row, p90: expect.closeTo(row.p90 * 2, 10) });
    }
    // Growth moves as 1 + g: from 100 % to 200 % is by half.
    const [grown, before] = [rowsOf('P03', 'p90', 200)?.open, tier.byOutlook?.open];
    if (!grown || !before || !('p90' in grown) || !('p90' in before)) throw new Error('no rows');
    expect(grown.p90).toBeCloseTo((1 + before.p90 / 100) * 150 - 100, 10);
  });

  test('whatever the new middle, the rows still rise', () => {
    const lag = known(catalogue.priors, 'P20');
    fc.assert(
      fc.property(fc.double({ min: lag.p10 ?? 0, max: lag.p90 ?? 0, noNaN: true }), (p50) => {
        const { catalogue: own, problems } = withOverrides(catalogue, [
          { table: 'priors', key: 'P20', field: 'p50', value: p50 },
        ]);
        expect(problems).toEqual([]);
        for (const row of Object.values(known(own.priors, 'P20').byOutlook ?? {}))
          expect('p50' in row && row.p10 <= row.p50 && row.p50 <= row.p90).toBe(true);
      }),
    );
  });

  test('without overrides nothing changes', () => {
    const { catalogue: own, problems } = withOverrides(catalogue, []);
    expect(problems).toEqual([]);
    expect(own).toEqual(catalogue);
  });

  test('never throw, whatever a file holds', () => {
    const override = fc.record({
      table: fc.constantFrom('offers', 'gpus', 'rents', 'models', 'priors'),
      key: fc.constantFrom(astra, 'h100-sxm', 'kimi-k3', 'P20', '__proto__', ''),
      field: fc.constantFrom(
        'inputUsdPerMtok',
        'memoryGb',
        'p50',
        'constructor',
        'variants',
        'note',
      ),
      value: fc.jsonValue(),
    });
    fc.assert(
      fc.property(override, (each) => {
        const { problems } = withOverrides(catalogue, [each as Override]);
        expect(problems.length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 60 },
    );
  });
});
