import { readXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { writeXlsx } from '#app/export/xlsx/write-xlsx.ts';
import { medianRun } from '#engine/median-run.ts';
import type { Workbook } from '#report/workbook/sheet.ts';
import { columnName } from '#report/workbook/sheet.ts';
import { wantedOptions } from '#report/workbook/workbook.ts';
import { allTemplates, caseOf, renamed, workbookOfCase } from './cases.ts';

const cellsOf = (workbook: Workbook) =>
  workbook.sheets.flatMap(({ name, rows }) =>
    rows.flatMap((row, r) => row.map((cell, c) => ({ ...cell, name, r, c }))),
  );

/** Both ends of a range with the name of their sheet. */
const wholeRanges = (formula: string): string =>
  formula.replace(/(\w+)!(\w+):(\w+)/g, '$1!$2+$1!$3');

describe.each(allTemplates.map((t) => [t.id, t] as const))('%s', (_, template) => {
  const known = caseOf(template);
  const { request, analysis } = known;
  const workbook = workbookOfCase(known);

  test('its sums are what the engine reckons at median inputs, to the cent', () => {
    const { workloads } = medianRun(request, wantedOptions(analysis));
    const engine = workloads.flatMap((w) => w.options.map((o) => o.costUsd));
    const summary = workbook.sheets[0]?.rows.slice(3, 3 + engine.length) ?? [];
    expect(engine.length).toBeGreaterThan(0);
    summary.forEach((row, i) => expect(Number(row[3]?.value)).toBeCloseTo(engine[i] ?? NaN, 2));
    const means = summary.map((row) => Number(row[4]?.value));
    summary.forEach((row, i) =>
      expect(Number(row[5]?.value)).toBeCloseTo((means[i] ?? NaN) - (engine[i] ?? NaN), 2),
    );
  });

  test('every formula points at cells that hold figures and carries its value', () => {
    const cells = cellsOf(workbook);
    const numbers = new Set(
      cells
        .filter(({ value }) => typeof value === 'number')
        .map(({ name, r, c }) => `${name}!${columnName(c)}${r + 1}`),
    );
    const formulas = cells.filter(({ formula }) => formula !== undefined);
    expect(formulas.length).toBeGreaterThan(200);
    for (const { formula = '', value, name } of formulas) {
      expect(value).toEqual(expect.any(Number));
      expect(value).not.toBeNaN();
      for (const [, sheet = name, column, row] of wholeRanges(formula).matchAll(
        /(?:(\w+)!)?\$?([A-Z]{1,2})\$?(\d+)/g,
      ))
        expect(numbers.has(`${sheet}!${column}${row}`), `${name}: ${formula}`).toBe(true);
    }
  });

  test('the file has formulas with their values beside them', async () => {
    const { sheets } = await readXlsx(await writeXlsx(workbook), { readStyles: true });
    expect(sheets.map(({ name }) => name)).toEqual(workbook.sheets.map(({ name }) => name));
    const total = sheets[0]?.rows[3]?.[3];
    expect(total).toBe(workbook.sheets[0]?.rows[3]?.[3]?.value);
  });
});

test('the same workbook gives the same bytes', async () => {
  const [first] = allTemplates;
  if (!first) throw new Error('no template');
  const make = () => writeXlsx(workbookOfCase(caseOf(first)));
  expect(Buffer.from(await make()).equals(Buffer.from(await make()))).toBe(true);
});

test('a name that begins as a formula stays text, and no character breaks the file', async () => {
  const names = [
    '=cmd|" /C calc"!A0',
    '+1',
    '-2+3',
    '@SUM(A1)',
    '</script>\u0000\ud800',
    'עברית 日本語',
  ];
  const workbook = workbookOfCase(renamed(names));
  const { sheets } = await readXlsx(await writeXlsx(workbook));
  const seen = new Set(sheets.flatMap(({ rows }) => rows.flat()));
  for (const name of names.slice(0, 4)) expect(seen).toContain(name);
  expect(seen).toContain('</script>');
  expect(cellsOf(workbook).filter(({ formula }) => formula?.includes('cmd'))).toEqual([]);
});

test.each([0, 20])('%i workloads give a workbook', async (count) => {
  const names = Array.from({ length: count }, (_, i) => `${i} ${'x'.repeat(190)}`);
  const workbook = workbookOfCase(renamed(names));
  const { sheets } = await readXlsx(await writeXlsx(workbook));
  expect(sheets.length).toBe(workbook.sheets.length);
  if (count === 0) expect(JSON.stringify(sheets[0]?.rows)).toContain('nothing to add up');
  else expect(sheets[0]?.rows.length).toBeGreaterThanOrEqual(3 + count);
});
