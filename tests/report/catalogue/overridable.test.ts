import { describe, expect, test } from 'vitest';
import { withOverrides } from '#catalog/overrides.ts';
import type { Override } from '#profile/session.ts';
import { example } from '#profile/templates/index.ts';
import { fixedText, reasonsFixed, valueAt } from '#report/catalogue/field.ts';
import type { FieldOf } from '#report/catalogue/field.ts';
import type { Sourced } from '#catalog/types/common.ts';
import type { RecordPage } from '#report/catalogue/list.ts';
import { catalogueTables } from '#report/catalogue/tables.ts';
import { ownFigures } from '#report/own-figures.ts';
import { readSessionFile, writeSessionFile } from '#storage/restore/session-file.ts';
import { catalogue } from '../../catalog/current.ts';

const shelf = { catalogue };
const on = '2026-11-24';

/** Another value of the same kind: a little less, another choice, another day, other words. */
function another(field: FieldOf<Sourced>, value: unknown): number | string {
  const other = field.choices?.(catalogue).find(([each]) => each !== value)?.[0];
  if (other !== undefined) return other;
  if (typeof value === 'number')
    return value === 1 ? 2 : Number.isInteger(value) && value < 10 ? value - 1 : value * 0.999;
  if (field.kind === 'day') return '2026-03-01';
  return field.kind === 'text' ? 'Another' : 1;
}

/** The record with its overrides in force, and what could not be used. */
function inForce(
  page: RecordPage,
  table: Override['table'],
  field: string,
  value: Override['value'],
  own: boolean,
) {
  const key = own ? 'own/walk' : page.key;
  const copy: Override[] = own ? [{ table, key, field: 'copyOf', value: page.key, on }] : [];
  const overrides: Override[] = [...copy, { table, key, field, value, note: 'walked', on }];
  return { key, overrides, ...withOverrides(catalogue, overrides) };
}

const walked = catalogueTables.filter((table) => table.overrides !== null);

test('only what has happened stands in a table without figures of one’s own', () => {
  const rest = catalogueTables.filter((table) => table.overrides === null);
  expect(rest.map((table) => table.id)).toEqual(['events']);
});

describe.each(walked.map((table) => [table.id, table] as const))('%s', (_, table) => {
  const pages = table.list(shelf).rows.flatMap((row) => table.record(shelf, row.key) ?? []);
  const fields = pages[0]?.fields ?? [];

  test('a field may be replaced, or the page says why not', () => {
    const page = fixedText(fields);
    for (const field of fields) {
      if (field.own === true) continue;
      expect(Object.keys(reasonsFixed), field.path).toContain(field.fixed ?? field.own);
      if (field.fixed !== undefined && field.own === false) expect(page).toContain(field.label);
    }
  });

  test('every field that may be replaced is: in force, marked, kept in the file, undone', () => {
    const free = fields.filter((field) => field.own !== false);
    expect(free.length).toBeGreaterThan(0);
    for (const field of free) {
      const has = (page: RecordPage) => field.when?.(page.record) ?? true;
      const known = (page: RecordPage) => (valueAt(page.record, field.path) ?? null) !== null;
      const page = pages.find((each) => has(each) && known(each));
      if (!page) throw new Error(`${field.path}: no record has it`);
      const before = valueAt(page.record, field.path);
      const value = another(field, before);
      const own = field.own === 'in own records';
      const made = inForce(page, table.overrides!, field.path, value, own);
      expect(made.problems, field.path).toEqual([]);
      const after = table.record({ catalogue: made.catalogue }, made.key);
      expect(valueAt(after?.record, field.path), field.path).toBe(value);
      expect(after?.record.overridden?.[field.path], field.path).toEqual(before);
      const listed = table.list({ catalogue: made.catalogue }).rows.find((r) => r.key === made.key);
      expect(listed?.own, field.path).toBe(true);

      const said = ownFigures(made.overrides, made.catalogue).at(-1);
      expect(said).toMatchObject({ figure: field.label, note: 'walked', record: after?.name });

      const ids = { session: 's', scenario: 'c', workload: (i: number) => `w-${i}` };
      const session = example.make(ids, '2026-11-24T00:00:00Z', catalogue.edition);
      const scenarios = session.scenarios.map((s) => ({ ...s, overrides: made.overrides }));
      const read = readSessionFile(writeSessionFile({ ...session, scenarios }));
      if (!('session' in read)) throw new Error(read.refused);
      expect(read.repairs, field.path).toEqual([]);
      expect(read.session.scenarios[0]?.overrides, field.path).toEqual(made.overrides);
    }
  });
});
