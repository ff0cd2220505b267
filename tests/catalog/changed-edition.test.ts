import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCatalogue } from '#catalog/catalogue.ts';
import { currentEdition } from '#catalog/edition.ts';
import { isRow } from '#catalog/fields.ts';
import type { EditionData } from '#catalog/types.ts';
import { catalogue, rejected } from './current.ts';

type RawRow = Record<string, unknown>;

/** A deep copy of the edition's raw tables that a test may spoil. */
function copied(): EditionData {
  return structuredClone(currentEdition);
}

/** The raw rows of a table of a copy. */
function rowsIn(data: EditionData, table: keyof EditionData, list = 'rows'): RawRow[] {
  const file = data[table];
  const rows = isRow(file) ? file[list] : undefined;
  if (!Array.isArray(rows)) throw new Error(`${table} has no ${list}`);
  return rows;
}

function without(rows: RawRow[], key: string): void {
  rows.splice(
    rows.findIndex((row) => row['key'] === key),
    1,
  );
}

describe('a changed edition', () => {
  test('loses what is dropped and lists what then no longer joins', () => {
    const data = copied();
    without(rowsIn(data, 'models', 'openModels'), 'glm-5.3');
    without(rowsIn(data, 'gpus'), 'mi300x');
    const changed = readCatalogue(data);
    expect(changed.catalogue.openModels.has('glm-5.3')).toBe(false);
    const fresh = changed.rejected.filter(
      ({ table, key }) => !rejected.some((each) => each.table === table && each.key === key),
    );
    const lost = fresh.map(({ table, key }) => `${table} ${key}`);
    const offers = [...catalogue.offers.values()].filter((offer) => offer.modelKey === 'glm-5.3');
    for (const offer of offers) expect(lost).toContain(`offers ${offer.key}`);
    expect(lost).toContain('ownership mi300x');
    expect(lost).toContain('rents mi300x/digitalocean/on-demand');
    const measured = catalogue.throughput.filter((row) => row.gpuKey === 'mi300x');
    for (const row of measured) expect(lost).toContain(`throughput ${row.id}`);
    expect(fresh).toHaveLength(offers.length + measured.length + 2);
  });

  test('an edition of an earlier day keeps out what was not yet known', () => {
    const earlier = readCatalogue({ ...currentEdition, date: '2026-10-01' });
    const offers = earlier.rejected.filter((each) => each.table === 'offers');
    expect(offers.length).toBeGreaterThan(100);
    expect(offers[0]?.reasons.join()).toContain('after the edition of 2026-10-01');
    expect(earlier.catalogue.closedModels.has('claude-fable-5.2')).toBe(false);
    expect(earlier.catalogue.gpus.has('h100-sxm')).toBe(true);
  });

  test('names the fault of a spoilt record and keeps the others', () => {
    const faults: readonly [string, (row: RawRow) => void, string][] = [
      ['a negative price', (row) => (row['inputUsdPerMtok'] = -1), 'inputUsdPerMtok should be'],
      [
        'a text for a number',
        (row) => (row['outputUsdPerMtok'] = '12'),
        'outputUsdPerMtok should be',
      ],
      ['a day that does not exist', (row) => (row['asOf'] = '2026-02-30'), 'asOf is no date'],
      ['no source', (row) => (row['sources'] = []), 'every figure needs a source'],
      ['an unknown source', (row) => (row['sources'] = ['nowhere']), 'the source nowhere'],
      ['an unknown model', (row) => (row['modelKey'] = 'gpt-9'), 'the model gpt-9'],
      ['an unknown class', (row) => (row['providerClass'] = 'friend'), 'one of closed-lab'],
      [
        'cached above plain',
        (row) => (row['cachedInputUsdPerMtok'] = 99),
        'cached input is dearer',
      ],
    ];
    for (const [fault, spoil, reason] of faults) {
      const data = copied();
      spoil(rowsIn(data, 'offers')[0] ?? {});
      const changed = readCatalogue(data);
      const found = changed.rejected.filter((each) => each.table === 'offers');
      expect(found, fault).toHaveLength(1);
      expect(found[0]?.key, fault).toBe('openai/gpt-6-astra');
      expect(found[0]?.reasons.join('; '), fault).toContain(reason);
      expect(changed.catalogue.offers.size, fault).toBe(129);
    }
  });

  test('a key that comes twice is kept once', () => {
    const data = copied();
    const rows = rowsIn(data, 'gpus');
    rows.push({ ...rows[0] });
    const changed = readCatalogue(data);
    expect(changed.catalogue.gpus.size).toBe(21);
    expect(changed.rejected.find((each) => each.table === 'gpus')?.reasons).toEqual([
      'the key l4 is not unique',
    ]);
  });

  test('nothing a file may hold makes the loader throw', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<keyof EditionData>('offers', 'gpus', 'rents', 'models', 'priors', 'gap'),
        fc.jsonValue(),
        (table, value) => {
          const read = readCatalogue({ ...currentEdition, [table]: value });
          const name = table === 'models' ? 'openModels' : table;
          expect(read.rejected.some((each) => each.table === name && each.key === '*')).toBe(true);
        },
      ),
      { numRuns: 30 },
    );
    const empty = readCatalogue({ ...currentEdition, date: 'tomorrow' });
    expect(empty.rejected[0]).toMatchObject({ table: 'edition', key: 'tomorrow' });
  });
});
