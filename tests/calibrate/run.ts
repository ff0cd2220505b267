/**
 * `npm run calibrate -- FILE`: predicts the rows of a throughput file with the stored fit, then refits
 * and predicts each configuration from the others. `--json` prints the same as data; `--store DATE`
 * writes the fit and its predictions into the engine.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { calibrate, type Calibration } from './calibration.ts';
import { fewestForCoverage, type ErrorLine } from './evaluate.ts';
import { fitEfficiency, residualPoints } from './fit.ts';
import type { Point } from './rows.ts';

const fitFile = new URL('../../src/engine/serving/efficiency-fit.json', import.meta.url);
const predictionsFile = new URL('../../src/engine/serving/predictions.json', import.meta.url);

/** The measurements of a file: a list, or the list in `measurements`; the error says what was found instead. */
function readFile(path: string): unknown[] {
  const parsed: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (Array.isArray(parsed)) return parsed;
  const inside = (parsed as { measurements?: unknown } | null)?.measurements;
  if (Array.isArray(inside)) return inside;
  throw new Error('it holds no list of rows, expected {"measurements": [{"model": …}]}');
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

function printWorst({ predictions }: Calibration): void {
  const groups = new Map<string, number[]>();
  for (const { configuration, predicted, measured } of predictions)
    groups.set(configuration, [...(groups.get(configuration) ?? []), predicted / measured]);
  const rows = [...groups].map(([configuration, ratios]) => {
    const sorted = ratios.sort((a, b) => a - b);
    return { configuration, ratio: sorted[Math.floor(sorted.length / 2)] ?? 1, n: ratios.length };
  });
  rows.sort((a, b) => Math.abs(Math.log(b.ratio)) - Math.abs(Math.log(a.ratio)));
  console.log('\nFurthest off, by configuration (median of predicted / measured):');
  for (const { configuration, ratio, n } of rows.slice(0, 8))
    console.log(
      `  ${ratio === 0 ? 'does not fit by our memory sums' : ratio.toFixed(2)}  ${configuration} (n ${n})`,
    );
}

function printAll(path: string, found: Calibration): void {
  console.log(
    `${path}: ${found.rows} rows, ${found.usable} usable in ${found.configurations} configurations`,
  );
  for (const [reason, count] of Object.entries(found.leftOut))
    console.log(`  left out: ${count} rows, ${reason}`);
  if (found.usable === 0) {
    console.log('\nNo row can be predicted: nothing is claimed.');
    return;
  }
  if (found.unseen.length > 0)
    print(`Configurations the stored fit of ${found.storedFit} has not seen`, found.unseen);
  else
    console.log(
      `\nThe stored fit of ${found.storedFit} has seen every configuration of this file.`,
    );
  print('Refitted, leaving one configuration out at a time', found.leaveOneOut);
  printWorst(found);
}

function writeStore(points: readonly Point[], found: Calibration, date: string): void {
  const efficiency = fitEfficiency(points);
  const rounded = Object.fromEntries(
    Object.entries(efficiency).map(([name, value]) => [name, Number(value.toPrecision(4))]),
  );
  const fit = {
    date,
    rows: points.length,
    configurations: found.configurations,
    efficiency: rounded,
    leaveOneOut: found.leaveOneOut.map((line) => ({
      ...line,
      medianError: Number(line.medianError.toFixed(4)),
      medianErrorOfRoofline: Number(line.medianErrorOfRoofline.toFixed(4)),
      coverage: line.coverage === null ? null : Number(line.coverage.toFixed(3)),
    })),
    points: residualPoints(points, efficiency),
  };
  writeFileSync(fitFile, `${JSON.stringify(fit, null, 2)}\n`);
  const lines = found.predictions.map(({ id, measured, predicted, low, high }) =>
    JSON.stringify({ id, measured, predicted, low, high }, null, 1).replace(/\n\s*/g, ' '),
  );
  writeFileSync(predictionsFile, `[\n  ${lines.join(',\n  ')}\n]\n`);
  console.log(`\nwritten: ${fileURLToPath(fitFile)} (${fit.points.length} neighbours)`);
}

function main(args: string[]): number {
  const at = args.indexOf('--store');
  const date = at < 0 ? null : (args[at + 1] ?? '');
  const path = args.find((argument, i) => !argument.startsWith('--') && (at < 0 || i !== at + 1));
  if (path === undefined || date === '') {
    console.error('usage: npm run calibrate -- FILE [--json] [--store YYYY-MM-DD]');
    return 2;
  }
  let rows: unknown[];
  try {
    rows = readFile(path);
  } catch (error) {
    console.error(`${path} cannot be read: ${error instanceof Error ? error.message : error}`);
    return 2;
  }
  const { calibration, points } = calibrate(rows);
  if (args.includes('--json')) console.log(JSON.stringify(calibration, null, 2));
  else printAll(path, calibration);
  if (date !== null) writeStore(points, calibration, date);
  return 0;
}

process.exitCode = main(process.argv.slice(2).filter((argument) => argument !== '--'));
