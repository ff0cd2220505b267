/** `npm run bench -- [--only speed] [--out FILE] [--against FILE] [--rounds N]`: speed, times as ratios, and sampling errors. */
import { readFileSync, writeFileSync } from 'node:fs';
import { arch, cpus, platform } from 'node:os';
import { type AccuracyRow, accuracy } from './accuracy.ts';
import { oneAnalysis } from './analysis.ts';
import { timedRows } from './rows.ts';
import { speed, speedLines, type SpeedReport } from './speed.ts';
import { timed, type TimedRow } from './timing.ts';

interface Report {
  readonly date: string;
  readonly node: string;
  readonly machine: string;
  readonly rounds: number;
  readonly speed: SpeedReport;
  readonly times: readonly TimedRow[];
  readonly accuracy: readonly AccuracyRow[];
}

function option(name: string): string | undefined {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
}

const rounds = Number(option('rounds') ?? 21);
const measured = speed(rounds);
for (const line of speedLines(measured)) console.log(line);
if (option('only') === 'speed') process.exit(0);
const { rows, references } = timedRows(oneAnalysis());
const report: Report = {
  date: new Date().toISOString(),
  node: process.version,
  machine: `${platform()} ${arch()}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
  rounds,
  speed: measured,
  times: timed(rows, references, rounds),
  accuracy: accuracy(Number(option('seeds') ?? 100)),
};

const earlierFile = option('against');
const earlier =
  earlierFile === undefined ? undefined : (JSON.parse(readFileSync(earlierFile, 'utf8')) as Report);

for (const row of report.times) {
  const before = earlier?.times.find(({ name }) => name === row.name);
  const [low, middle, high] = row.ratio.map((r) => r.toFixed(3));
  const compared = before === undefined ? '' : `, was ${before.ratio[1].toFixed(3)}`;
  console.log(`${row.name}: ${middle} (${low} to ${high}) × ${row.against}${compared}`);
}
for (const row of report.accuracy) {
  const before = earlier?.accuracy.find(({ name }) => name === row.name);
  const compared = before === undefined ? '' : `, was ${before.ratio.toFixed(3)}`;
  const verdict = row.ratio <= row.target ? 'within' : 'ABOVE';
  console.log(
    `error of ${row.name}: ${row.ratio.toFixed(3)} × plain draws, ${verdict} ${row.target}${compared}`,
  );
}

const file = option('out');
if (file !== undefined) writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
