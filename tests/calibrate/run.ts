/**
 * `npm run calibrate -- FILE`: predicts the rows of a throughput file with the stored fit, then refits
 * and predicts each configuration from the others. `--store DATE` writes the fit into the engine.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { efficiencyFit } from '#engine/serving/efficiency-fit.ts';
import { storedModel } from '#engine/serving/throughput.ts';
import {
  errorTable,
  fewestForCoverage,
  judge,
  leaveOneOut,
  type ErrorLine,
  type Judged,
} from './evaluate.ts';
import { fitEfficiency, residualPoints } from './fit.ts';
import { readRows, type Point, type RawRow } from './rows.ts';
import { catalogueRows } from './catalogue-rows.ts';

const store = new URL('../../src/engine/serving/efficiency-fit.json', import.meta.url);

function readFile(path: string): RawRow[] {
  const parsed = JSON.parse(readFileSync(path, 'utf8')) as { measurements?: RawRow[] } | RawRow[];
  const rows = Array.isArray(parsed) ? parsed : parsed.measurements;
  if (!Array.isArray(rows)) throw new Error(`${path} holds no list of measurements`);
  return rows;
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

function print(title: string, lines: readonly ErrorLine[]): void {
  console.log(`\n${title}`);
  for (const line of lines) {
    const coverage =
      line.coverage === null
        ? `no coverage claimed below ${fewestForCoverage} rows`
        : `80 % interval covers ${percent(line.coverage)} (n ${line.rows})`;
    console.log(
      `  ${line.models.padEnd(8)}${line.regime.padEnd(20)} median error ${percent(line.medianError).padStart(7)} (n ${line.rows} rows, ${line.configurations} configurations; roofline alone ${percent(line.medianErrorOfRoofline)}) · ${coverage}`,
    );
  }
}

function printWorst(judged: readonly Judged[]): void {
  console.log('\nFurthest off, by configuration (median of predicted / measured):');
  const groups = new Map<string, number[]>();
  for (const { point, predicted } of judged)
    groups.set(point.configuration, [
      ...(groups.get(point.configuration) ?? []),
      predicted / point.measured,
    ]);
  const rows = [...groups].map(([configuration, ratios]) => {
    const sorted = ratios.sort((a, b) => a - b);
    return { configuration, ratio: sorted[Math.floor(sorted.length / 2)] ?? 1, n: ratios.length };
  });
  rows.sort((a, b) => Math.abs(Math.log(b.ratio)) - Math.abs(Math.log(a.ratio)));
  for (const { configuration, ratio, n } of rows.slice(0, 8))
    console.log(`  ${ratio.toFixed(2)}  ${configuration} (n ${n})`);
}

function writeStore(points: readonly Point[], lines: readonly ErrorLine[], date: string): void {
  const efficiency = fitEfficiency(points);
  const rounded = Object.fromEntries(
    Object.entries(efficiency).map(([name, value]) => [name, Number(value.toPrecision(4))]),
  );
  const fit = {
    date,
    rows: points.length,
    configurations: new Set(points.map((point) => point.configuration)).size,
    efficiency: rounded,
    leaveOneOut: lines.map((line) => ({
      ...line,
      medianError: Number(line.medianError.toFixed(4)),
      medianErrorOfRoofline: Number(line.medianErrorOfRoofline.toFixed(4)),
      coverage: line.coverage === null ? null : Number(line.coverage.toFixed(3)),
    })),
    points: residualPoints(points, efficiency),
  };
  writeFileSync(store, `${JSON.stringify(fit, null, 2)}\n`);
  console.log(`\nwritten: ${fileURLToPath(store)} (${fit.points.length} neighbours)`);
}

function main(args: string[]): number {
  const at = args.indexOf('--store');
  const date = at < 0 ? null : (args[at + 1] ?? '');
  const path = args.find((argument, i) => !argument.startsWith('--') && (at < 0 || i !== at + 1));
  if (path === undefined || date === '') {
    console.error('usage: npm run calibrate -- FILE [--store YYYY-MM-DD]');
    return 2;
  }
  const rows = readFile(path);
  const { points, leftOut } = readRows(rows);
  const configurations = new Set(points.map((point) => point.configuration));
  console.log(
    `${path}: ${rows.length} rows, ${points.length} usable in ${configurations.size} configurations`,
  );
  for (const [reason, count] of leftOut) console.log(`  left out: ${count} rows, ${reason}`);

  const known = new Set(readRows(catalogueRows()).points.map((point) => point.configuration));
  const fresh = points.filter((point) => !known.has(point.configuration));
  if (fresh.length > 0)
    print(
      `Configurations the stored fit of ${efficiencyFit.date} has not seen`,
      errorTable(judge(fresh, storedModel())),
    );
  else
    console.log(
      `\nThe stored fit of ${efficiencyFit.date} has seen every configuration of this file.`,
    );

  const others = readRows(catalogueRows()).points.filter(
    (point) => !configurations.has(point.configuration),
  );
  const judged = leaveOneOut(points, efficiencyFit.efficiency, others);
  const lines = errorTable(judged);
  print('Refitted, leaving one configuration out at a time', lines);
  printWorst(judged);
  if (date !== null) writeStore(points, lines, date);
  return 0;
}

process.exitCode = main(process.argv.slice(2).filter((argument) => argument !== '--'));
