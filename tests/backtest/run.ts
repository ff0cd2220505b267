/**
 * `npm run backtest`: fits the priors that the histories can speak to and runs them forward from past
 * dates. `--store YYYY-MM-DD` writes both into the catalogue.
 */
import { writeFileSync } from 'node:fs';
import type { Quantiles } from '#catalog/types.ts';
import { backtest, volatilityAsked } from './coverage.ts';
import { fewestForCoverage } from './estimators.ts';
import { allFits } from './fits.ts';

const show = (row: Quantiles) => `${row.p10} / ${row.p50} / ${row.p90}`;
const share = (value: number) => `${Math.round(100 * value)} %`;

function main(args: readonly string[]): number {
  const at = args.indexOf('--store');
  const date = at < 0 ? null : (args[at + 1] ?? '');
  if (date !== null && !/^\d{4}-\d{2}-\d{2}$/.test(date)) {
    console.error('usage: npm run backtest -- [--store YYYY-MM-DD]');
    return 2;
  }
  const fits = allFits();
  const tested = backtest();
  const closedVolatilityAskedPct = volatilityAsked();
  console.log('Prior      n     before               history alone          fitted');
  for (const fit of fits)
    console.log(
      `${fit.id.padEnd(9)} ${String(fit.n).padStart(5)}  ${show(fit.old).padEnd(20)} ${show(fit.seen).padEnd(22)} ${show(fit.fitted).padEnd(18)} ${fit.decision}: ${fit.why}`,
    );
  console.log(
    `\nRun forward from past dates (too thin below ${fewestForCoverage} looks: counted, nothing claimed)`,
  );
  for (const row of tested)
    console.log(
      `${row.prior.padEnd(4)} ${row.series.padEnd(26)} ${(row.horizonMonths === null ? 'own span' : `${row.horizonMonths} months`).padStart(9)}  n ${String(row.n).padStart(4)} (${row.starts} starts)  before ${share(row.coverageOld)}, bias ${row.biasOld}  fitted ${share(row.coverageFitted)}, bias ${row.biasFitted}${row.tooThin ? '  too thin' : ''}`,
    );
  console.log(`\nClosed tiers hold 80 % a year ahead from ${closedVolatilityAskedPct} % a month.`);
  if (date === null) return 0;
  const text = `${JSON.stringify({ date, fits, backtest: tested, closedVolatilityAskedPct }, null, 2)}\n`;
  writeFileSync(new URL('../../src/catalog/fits/fits.json', import.meta.url), text);
  console.log('\nwritten: src/catalog/fits/fits.json');
  return 0;
}

process.exitCode = main(process.argv.slice(2).filter((argument) => argument !== '--'));
