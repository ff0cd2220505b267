import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { currentHistory } from '#catalog/history-edition.ts';
import { readHistory } from '#catalog/history.ts';
import { withOverrides } from '#catalog/overrides.ts';
import { exact, fieldText, valueAt } from '#report/catalogue/field.ts';
import { shownRows } from '#report/catalogue/list.ts';
import type { View } from '#report/catalogue/list.ts';
import { catalogueTables } from '#report/catalogue/tables.ts';
import { catalogue } from '../../catalog/current.ts';

const shelf = { catalogue, history: readHistory(currentHistory, catalogue).history };
const all: View = { search: '', chosen: [], only: 'all', sort: null };
const tableNamed = (id: string) => {
  const table = catalogueTables.find((each) => each.id === id);
  if (!table) throw new Error(`no table ${id}`);
  return table;
};

describe.each(catalogueTables.map((table) => [table.id, table] as const))('%s', (_, table) => {
  const list = table.list(shelf);

  test('every record has one row, a page of its own, a source and its day', () => {
    expect(list.rows.length).toBeGreaterThan(0);
    expect(new Set(list.rows.map((row) => row.key)).size).toBe(list.rows.length);
    for (const row of list.rows) {
      const page = table.record(shelf, row.key);
      expect(page?.name, row.key).toBe(row.name);
      expect(row.source, row.key).not.toBeNull();
      expect(row.date !== null || row.stale || table.ages === null, row.key).toBe(true);
      expect(row.cells).toHaveLength(list.columns.length);
    }
  });

  test('every field exists in some record', () => {
    const pages = list.rows.flatMap((row) => table.record(shelf, row.key) ?? []);
    expect(pages[0]?.fields.length).toBeGreaterThan(0);
    for (const field of pages[0]?.fields ?? []) {
      const asked = pages.filter((page) => field.when?.(page.record) ?? true);
      const values = asked.map((page) => valueAt(page.record, field.path));
      expect(
        values.some((value) => value !== undefined && value !== null),
        field.path,
      ).toBe(true);
    }
  });

  test('sorts by any column and leaves nothing out', () => {
    for (let column = 0; column <= list.columns.length; column++) {
      const up = shownRows(list.rows, { ...all, sort: { column, down: false } });
      const down = shownRows(list.rows, { ...all, sort: { column, down: true } });
      const of = (row: (typeof up)[number]) =>
        column < list.columns.length ? row.cells[column]?.sort : row.date;
      const known = up.map(of).filter((value) => value !== null);
      expect(up.map(of).slice(0, known.length)).toEqual(known);
      for (const [i, value] of known.entries())
        if (i > 0) expect(known[i - 1]! <= value!).toBe(true);
      expect(down.map(of).filter((value) => value !== null)).toEqual(known.toReversed());
      expect(new Set(up)).toEqual(new Set(list.rows));
    }
  });
});

test('search finds rows that hold every word, in any order and case', () => {
  const { rows } = tableNamed('prices').list(shelf);
  const word = fc.constantFrom('gpt', 'OPENAI', 'glm', 'together', 'xyzzy', 'flash', '-');
  fc.assert(
    fc.property(fc.array(word, { maxLength: 3 }), (words) => {
      const found = shownRows(rows, { ...all, search: words.join('  ') });
      const wanted = rows.filter((row) => {
        const within = row.words.toLowerCase();
        return words.every((w) => within.includes(w.toLowerCase()));
      });
      expect(found).toEqual(wanted);
    }),
  );
  expect(shownRows(rows, { ...all, search: 'gpt-6-astra' }).length).toBeGreaterThan(0);
});

test('choices and the stale filter narrow the list', () => {
  const list = tableNamed('throughput').list(shelf);
  const option = list.facets[0]?.options[0] ?? '';
  const chosen = shownRows(list.rows, { ...all, chosen: [option] });
  expect(chosen.length).toBeGreaterThan(0);
  expect(chosen.every((row) => row.facets[0] === option)).toBe(true);
  const stale = shownRows(list.rows, { ...all, only: 'stale' });
  expect(stale).toEqual(list.rows.filter((row) => row.stale));
});

test('prices older than 60 days and throughput older than 180 are stale, at the edge too', () => {
  const aged = (asOf: string) => {
    const [offer] = catalogue.offers.values();
    const one = { ...catalogue, offers: new Map([['a', { ...offer!, key: 'a', asOf }]]) };
    return tableNamed('prices').list({ catalogue: one }).rows[0]?.stale;
  };
  // 60 and 61 days before 22 November 2026.
  expect(aged('2026-09-23')).toBe(false);
  expect(aged('2026-09-22')).toBe(true);
});

test('a replaced figure marks its row', () => {
  const key = 'openai/gpt-6-astra';
  const own = withOverrides(catalogue, [
    { table: 'offers', key, field: 'inputUsdPerMtok', value: 7 },
  ]).catalogue;
  const rows = tableNamed('prices')
    .list({ catalogue: own })
    .rows.filter((row) => row.own);
  expect(rows.map((row) => row.key)).toEqual([key]);
  expect(rows[0]?.cells[1]?.text).toBe('$7');
});

test.each([
  [{ kind: 'usd', unit: 'per million tokens' }, 2.5, '$2.50 per million tokens'],
  [{ kind: 'usd', unit: '' }, 0.075, '$0.075'],
  [{ kind: 'number', unit: 'tokens' }, 1_048_576, '1,048,576 tokens'],
  [{ kind: 'number', unit: '' }, -12.5, '−12.5'],
  [{ kind: 'day', unit: '' }, '2026-09', 'September 2026'],
  [{ kind: 'text', unit: '' }, ['text', 'image'], 'text, image'],
  [{ kind: 'text', unit: '' }, null, 'not known'],
] as const)('%j of %j reads %s', (field, value, said) => {
  expect(fieldText(field, value)).toBe(said);
});

test('a number keeps its digits', () => {
  expect([0, 0.06, 1234567.5, 0.000001].map(exact)).toEqual([
    '0',
    '0.06',
    '1,234,567.5',
    '0.000001',
  ]);
});
