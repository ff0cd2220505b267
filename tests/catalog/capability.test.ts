import { describe, expect, test } from 'vitest';
import { readCatalogue } from '#catalog/catalogue.ts';
import { firstReached } from '#catalog/capability.ts';
import { currentEdition } from '#catalog/edition.ts';
import { withOverrides } from '#catalog/overrides.ts';
import { catalogue, known } from './current.ts';

const MONTH = 30.44;
const models = [...catalogue.closedModels.values(), ...catalogue.openModels.values()];

/** Months from a day to the edition, by the platform's own calendar. */
function monthsSince(day: string): number {
  return (Date.parse(catalogue.edition) - Date.parse(day)) / 86_400_000 / MONTH;
}

describe('where models stand', () => {
  test('every model has a lag, low to high, or a reason', () => {
    for (const model of models) {
      if (model.capability === null) expect(model.reasons['capability'], model.key).toMatch(/\w/);
      else {
        const { low, likely, high } = model.capability.lagMonths;
        expect(low, model.key).toBeGreaterThanOrEqual(0);
        expect(likely, model.key).toBeGreaterThanOrEqual(low);
        expect(high, model.key).toBeGreaterThan(low);
        expect(model.capability.sources.length, model.key).toBeGreaterThan(0);
        expect(model.reasons['capability'], model.key).toBeUndefined();
      }
    }
    const unrated = models.filter((model) => model.capability === null);
    expect(unrated.map((model) => model.key)).toEqual([
      'nova-2-lite',
      'nova-pro',
      'nova-micro',
      'mimo-v2.6-flash',
      'nemotron-3.5-super-vl',
    ]);
  });

  test('grade A rests on the index: GPT-5 set a record, GPT-5 mini came after one', () => {
    // Epoch index: GPT-5 (150.0) was the first at 150 on 2025-08-07; GPT-5 mini (144.99) lies
    // under Gemini 2.5 Pro (145.1), first at that level on 2025-03-25.
    const lag = (key: string) => known(catalogue.closedModels, key).capability?.lagMonths.likely;
    expect(lag('gpt-5')).toBeCloseTo(monthsSince('2025-08-07'), 10);
    expect(lag('gpt-5-mini')).toBeCloseTo(monthsSince('2025-03-25'), 10);
    const open = known(catalogue.openModels, 'kimi-k2.5').capability;
    expect(open?.grade).toBe('A');
    expect(open?.lagMonths.likely).toBeCloseTo(monthsSince('2025-06-10'), 10);
  });

  test('agrees with the published days between open and closed records', () => {
    // Days from the first closed model at an index value to the open model that reached it.
    const published: readonly [string, number][] = [
      ['deepseek-r1', 162],
      ['qwen3-coder-480b-a35b', 128],
      ['kimi-k2.5', 231],
    ];
    // The index dates Qwen3-Coder to 2025-07-31, the model list to its first release on 07-22.
    const released: Readonly<Record<string, string>> = { 'qwen3-coder-480b-a35b': '2025-07-31' };
    for (const [key, days] of published) {
      const model = known(catalogue.openModels, key);
      const since = monthsSince(released[key] ?? model.releasedOn ?? '');
      const lag = model.capability?.lagMonths.likely ?? NaN;
      expect((lag - since) * MONTH, key).toBeCloseTo(days, 6);
    }
  });

  test('grade C and D add the offset of their kind to the age', () => {
    const argon = known(catalogue.closedModels, 'gemini-4-argon');
    expect(argon.capability?.grade).toBe('C');
    expect(argon.capability?.lagMonths.low).toBeCloseTo(monthsSince('2026-10-13'), 10);
    expect(argon.capability?.lagMonths.likely).toBeCloseTo(monthsSince('2026-10-13') + 1.3, 10);
    const haiku = known(catalogue.closedModels, 'claude-haiku-5.5');
    expect(haiku.capability?.grade).toBe('D');
    expect(haiku.capability?.lagMonths.likely).toBeCloseTo(monthsSince('2026-10-07') + 7, 10);
    const k3 = known(catalogue.openModels, 'kimi-k3');
    expect(k3.capability?.grade).toBe('C');
    expect(k3.capability?.lagMonths).toEqual({
      low: expect.closeTo(monthsSince('2026-07-16') + 2, 10),
      likely: expect.closeTo(monthsSince('2026-07-16') + 4.5, 10),
      high: expect.closeTo(monthsSince('2026-07-16') + 7.3, 10),
    });
  });

  test('two independent offsets widen by the root of their squares', () => {
    const small = known(catalogue.openModels, 'ministral-3-14b').capability?.lagMonths;
    const middle = monthsSince('2025-12-02') + 4.5 + 4;
    expect(small?.likely).toBeCloseTo(middle, 10);
    expect(small?.high).toBeCloseTo(middle + Math.sqrt(2.8 ** 2 + 5.5 ** 2), 10);
    expect(small?.low).toBeCloseTo(middle - Math.sqrt(2.5 ** 2 + 4 ** 2), 10);
  });

  test('a better index value never lengthens the lag', () => {
    const frontier = known(catalogue.gap, 'eci-frontier-closed');
    let last = '';
    for (let points = 100; points < 158; points += 0.5) {
      const day = firstReached(points, frontier) ?? '';
      expect(day >= last, `${points} on ${day} after ${last}`).toBe(true);
      last = day;
    }
    expect(firstReached(200, frontier)).toBeNull();
  });

  test('a later edition adds its months to every lag', () => {
    const later = readCatalogue({ ...currentEdition, date: '2026-12-22' }).catalogue;
    for (const model of catalogue.openModels.values()) {
      const after = known(later.openModels, model.key).capability?.lagMonths.likely ?? NaN;
      const before = model.capability?.lagMonths.likely ?? NaN;
      expect((after - before) * MONTH, model.key).toBeCloseTo(30, 6);
    }
  });

  test('the frontier is the newest flagship of a leading lab, at most a season old', () => {
    const { modelKey, lagMonths } = catalogue.frontier;
    expect(modelKey).toBe('claude-fable-5.2');
    expect(lagMonths).toBeCloseTo(monthsSince('2026-11-09') + 1.3, 10);
    for (const model of catalogue.closedModels.values())
      if (model.leadingLab)
        expect(model.capability?.lagMonths.likely).toBeGreaterThanOrEqual(lagMonths ?? NaN);
  });

  test('a changed prior moves the models that rest on it and no others', () => {
    const changed = withOverrides(catalogue, [
      { table: 'priors', key: 'P20', field: 'p50', value: 6.5 },
    ]).catalogue;
    const shift = (key: string) =>
      (known(changed.openModels, key).capability?.lagMonths.likely ?? NaN) -
      (known(catalogue.openModels, key).capability?.lagMonths.likely ?? NaN);
    expect(shift('kimi-k3')).toBeCloseTo(2, 10);
    expect(shift('ministral-3-14b')).toBeCloseTo(2, 10);
    expect(shift('gpt-oss-120b')).toBe(0);
    expect(changed.frontier).toEqual(catalogue.frontier);
  });
});
