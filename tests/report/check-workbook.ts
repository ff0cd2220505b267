/**
 * `npm run check-workbook`: every template's workbook opened in LibreOffice. Its formulas are worked
 * out there from nothing and compared with the values the file carries; then a price is doubled, and
 * the total must move by what is spent at that price. Says so, and fails, where LibreOffice is missing.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { writeXlsx } from '#app/export/xlsx/write-xlsx.ts';
import type { SheetCell, Workbook } from '#report/workbook/sheet.ts';
import { allTemplates, caseOf, workbookOfCase } from './cases.ts';

const office = ['soffice', 'libreoffice', 'localc'].find(
  (name) => spawnSync(name, ['--version']).status === 0,
);
if (office === undefined) {
  console.error('LibreOffice is not installed, so the workbook was NOT checked.');
  console.error('On Debian: apt-get install libreoffice-calc');
  process.exit(1);
}

const folder = mkdtempSync(join(tmpdir(), 'workbook-'));

/** The same workbook with no value beside a formula, so that a reader has to work them out. */
const withoutValues = (workbook: Workbook): Workbook => ({
  ...workbook,
  sheets: workbook.sheets.map((sheet) => ({
    ...sheet,
    rows: sheet.rows.map((row) =>
      row.map((cell) => (cell.formula === undefined ? cell : { ...cell, value: null })),
    ),
  })),
});

type Values = Map<string, (string | number | null)[][]>;

/** What LibreOffice makes of workbooks, sheet by sheet. */
async function workedOut(workbooks: readonly [string, Workbook][]): Promise<Map<string, Values>> {
  for (const [name, workbook] of workbooks)
    writeFileSync(join(folder, `${name}.xlsx`), await writeXlsx(withoutValues(workbook)));
  const files = workbooks.map(([name]) => join(folder, `${name}.xlsx`));
  const out = join(folder, 'out');
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  const convert = ['--headless', profile, '--convert-to', 'xlsx:Calc MS Excel 2007 XML'];
  execFileSync(office ?? '', [...convert, '--outdir', out, ...files], { stdio: 'pipe' });
  const read = new Map<string, Values>();
  for (const [name] of workbooks) {
    const { sheets } = await readXlsx(readFileSync(join(out, `${name}.xlsx`)));
    read.set(name, new Map(sheets.map((s) => [s.name, s.rows as (string | number | null)[][]])));
  }
  return read;
}

/** Two figures agree to nine digits, or to a hundredth of a dollar. */
const agree = (a: number, b: number): boolean =>
  Math.abs(a - b) <= Math.max(0.01, 1e-9 * Math.max(Math.abs(a), Math.abs(b)));

let formulas = 0;
const problems: string[] = [];

function compare(name: string, workbook: Workbook, values: Values): void {
  for (const sheet of workbook.sheets) {
    const rows = values.get(sheet.name);
    if (rows === undefined) {
      problems.push(`${name}: the sheet ${sheet.name} is missing`);
      continue;
    }
    sheet.rows.forEach((row, r) =>
      row.forEach((cell, c) => {
        const got = rows[r]?.[c] ?? null;
        const where = `${name}, ${sheet.name} row ${r + 1} column ${c + 1}`;
        if (cell.formula !== undefined) {
          formulas++;
          if (typeof got !== 'number' || !agree(got, Number(cell.value)))
            problems.push(`${where}: =${cell.formula} is ${got}, the file says ${cell.value}`);
        } else if (
          typeof cell.value === 'string' &&
          cell.value !== '' &&
          String(got) !== cell.value
        )
          problems.push(
            `${where}: the text ${JSON.stringify(cell.value)} became ${JSON.stringify(got)}`,
          );
      }),
    );
  }
}

/** The workbook with its first output price doubled, and by how much its total must rise. */
function dearer(workbook: Workbook): { changed: Workbook; rise: number } | null {
  const inputs = workbook.sheets.find(({ name }) => name === 'Inputs')?.rows ?? [];
  const place = inputs.findIndex((row) => String(row[2]?.value).endsWith(': output'));
  const one = inputs[place];
  if (one === undefined) return null;
  const way = `${one[0]?.value}|${one[1]?.value}`;
  const monthly = workbook.sheets.find(({ name }) => name === 'Monthly')?.rows ?? [];
  const output = (row: SheetCell[]): number => {
    const [w, o, , requests, growth, calls, index] = row.map((cell) => cell.value);
    if (`${w}|${o}` !== way) return 0;
    const of = (label: string, owner = way): number =>
      Number(
        inputs.find(
          (r) => `${r[0]?.value}|${r[1]?.value}` === owner && String(r[2]?.value).endsWith(label),
        )?.[3]?.value,
      );
    const tokens = of('Output tokens', `${w}|every way`);
    const each = (tokens * of(': output') * of('share of the output price paid')) / 1e6;
    const again = 1 + Number(row[10]?.value);
    return (
      Number(requests) *
      Number(growth) *
      Number(calls) *
      Number(index) *
      each *
      again *
      Number(row[19]?.value)
    );
  };
  const changed = {
    ...workbook,
    sheets: workbook.sheets.map((sheet) =>
      sheet.name !== 'Inputs'
        ? sheet
        : {
            ...sheet,
            rows: sheet.rows.map((row, r) =>
              row.map((cell, c) =>
                r === place && c === 3 ? { ...cell, value: 2 * Number(cell.value) } : cell,
              ),
            ),
          },
    ),
  };
  return { changed, rise: monthly.slice(2).reduce((sum, row) => sum + output(row), 0) };
}

try {
  const books = allTemplates.map((t): [string, Workbook] => [t.id, workbookOfCase(caseOf(t))]);
  const changes = books.flatMap(([name, workbook]) => {
    const change = dearer(workbook);
    return change ? [{ name, workbook, ...change }] : [];
  });
  const read = await workedOut([
    ...books,
    ...changes.map(({ name, changed }): [string, Workbook] => [`${name}-dearer`, changed]),
  ]);
  for (const [name, workbook] of books) compare(name, workbook, read.get(name) ?? new Map());
  for (const { name, workbook, rise } of changes) {
    const before = workbook.sheets[0]?.rows[3]?.[3]?.value;
    const after = read.get(`${name}-dearer`)?.get('Summary')?.[3]?.[3];
    if (!agree(Number(after) - Number(before), rise) || !(rise > 0))
      problems.push(`${name}: a doubled price moves ${before} to ${after}, not by ${rise}`);
  }
  for (const problem of problems.slice(0, 40)) console.error(problem);
  console.log(
    `${books.length} workbooks, ${formulas} formulas and ${changes.length} changed prices in LibreOffice: ${problems.length === 0 ? 'all as the files say' : `${problems.length} problems`}`,
  );
  process.exitCode = problems.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
