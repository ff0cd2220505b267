import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { azureUnit } from '#engine/money/azure-units.ts';
import { reservedMonthlyUsd, reservedUnits } from '#engine/money/reserved-throughput.ts';

const gpt41 = {
  inputTokensPerMinutePerUnit: 3000,
  outputWeight: 4,
  minimumUnits: 15,
  incrementUnits: 5,
};

describe('reserved throughput to the unit', () => {
  it('weighs output, leaves cached input out, rounds up to the step', () => {
    const load = { inputTokensPerMinute: 120_000, outputTokensPerMinute: 10_000 };
    expect(reservedUnits(load, gpt41)).toBe(55);
    expect(reservedUnits({ ...load, cachedTokensPerMinute: 60_000 }, gpt41)).toBe(35);
    expect(reservedUnits({ inputTokensPerMinute: 300, outputTokensPerMinute: 0 }, gpt41)).toBe(15);
    expect(reservedUnits({ inputTokensPerMinute: 60_000, outputTokensPerMinute: 0 }, gpt41)).toBe(
      20,
    );
  });

  it('dollars only at the price the user was quoted', () => {
    expect(reservedMonthlyUsd(55, null)).toBeNull();
    expect(reservedMonthlyUsd(55, 260)).toBe(14_300);
  });

  it('carries the load, and one step less would not', () => {
    const tokens = fc.integer({ min: 0, max: 5_000_000 });
    fc.assert(
      fc.property(tokens, tokens, (inputTokensPerMinute, outputTokensPerMinute) => {
        const units = reservedUnits({ inputTokensPerMinute, outputTokensPerMinute }, gpt41);
        const load = inputTokensPerMinute + 4 * outputTokensPerMinute;
        return (
          units * 3000 >= load && (units === 15 || (units - 5) * 3000 < load) && units % 5 === 0
        );
      }),
    );
  });
});

describe("Azure's units", () => {
  it.each([
    ['gpt-5', 4750, 8],
    ['gpt-4.1', 3000, 4],
    ['gpt-4.1-mini', 14_900, 4],
    ['o3', 3000, 4],
  ])('%s carries %d input tokens a minute and unit', (model, tokens, weight) => {
    expect(azureUnit(model)).toEqual({
      inputTokensPerMinutePerUnit: tokens,
      outputWeight: weight,
      minimumUnits: 15,
      incrementUnits: 5,
    });
  });

  it('regional deployments take larger steps; an unlisted model has no unit', () => {
    expect(azureUnit('gpt-4.1', 'regional')).toMatchObject({
      minimumUnits: 50,
      incrementUnits: 50,
    });
    expect(azureUnit('gpt-2')).toBeNull();
  });
});
