import {
  blendedUsdPerMillionTokens,
  breakEvenMonths,
  cheapestFloor,
  floorAt,
  loadFromQuantiles,
  requestUsd,
  type TokenPrices,
} from '#engine/index.ts';
import { notApplicable, type Case, type Outcome } from './case.ts';
import { holds, MissingInput, outcomeOf, type Check, type Reading } from './serving-inputs.ts';

/** List prices for input, output and cached input, USD per million tokens. */
export function prices(
  input: number,
  output: number,
  cacheRead: number | null = null,
): TokenPrices {
  return {
    inputUsdPerMillionTokens: input,
    outputUsdPerMillionTokens: output,
    cacheReadUsdPerMillionTokens: cacheRead,
    cacheWriteUsdPerMillionTokens: null,
    batchInputUsdPerMillionTokens: null,
    batchOutputUsdPerMillionTokens: null,
    tiers: [],
  };
}

/** Months until hardware is earned back, for each API; a column that contradicts another with the same prices is shown, not followed. */
export function monthsToBreakEven(c: Case, r: Reading): Outcome[] {
  const published = (r.output('months') ?? {}) as Record<string, number>;
  const apis = (r.input('api_prices_usd_per_m') ?? {}) as Record<string, number[]>;
  const inputShare = inputShareOf(r.text('io_split'));
  const capacity = r.number('capacity_m_tokens_month') ?? capacityOf(r);
  const running = r.needs('electricity_usd_month') + (r.number('labour_usd') ?? 0);
  const checks = Object.entries(published).flatMap(([api, expected]): Check[] => {
    const [input, output] = apis[api] ?? [];
    if (input === undefined || output === undefined || typeof expected !== 'number') return [];
    const saving = capacity * blendedUsdPerMillionTokens(input, output, inputShare) - running;
    const got = breakEvenMonths(r.needs('hardware_usd'), saving) ?? Infinity;
    return [{ what: api, got, expected, abs: 0.06 }];
  });
  const contradicted = checks.filter(
    (check) =>
      !holds(check) &&
      checks.some((other) => holds(other) && String(apis[other.what]) === String(apis[check.what])),
  );
  return [
    outcomeOf(
      c,
      checks.filter((check) => !contradicted.includes(check)),
    ),
    ...contradicted.map((check): Outcome => ({
      ...notApplicable(
        c,
        `an error of the source: the table has ${check.expected} months here and, for the same prices, ${check.got.toFixed(1)} in another column: this column does not follow from its own prices`,
      ),
      id: `${c.id}/${check.what}`,
      verdict: 'expected failure',
      got: Number(check.got.toFixed(2)),
      expected: check.expected,
    })),
  ];
}

/** Share of input tokens: "1/3 input, 2/3 output", "75% input", "3:1". */
function inputShareOf(text: string | null): number {
  const fraction = /([\d.]+)\s*\/\s*([\d.]+)\s*in/i.exec(text ?? '');
  if (fraction) return Number(fraction[1]) / Number(fraction[2]);
  const percent = /([\d.]+)\s*%\s*in/i.exec(text ?? '');
  if (percent) return Number(percent[1]) / 100;
  const ratio = /([\d.]+)\s*:\s*([\d.]+)/.exec(text ?? '');
  if (!ratio) throw new MissingInput('io_split');
  return Number(ratio[1]) / (Number(ratio[1]) + Number(ratio[2]));
}

/** Million tokens a month from a rate and the hours it runs. */
function capacityOf(r: Reading): number {
  return (r.needs('throughput_tok_s') * 3600 * r.needs('hours_month')) / 1e6;
}

export function production(c: Case, r: Reading): Outcome {
  const usd =
    r.needs('avg_nodes') * r.needs('gpus_per_node') * r.needs('usd_gpu_hr') * r.needs('hours');
  const input = r.needs('input_tokens_b') * 1e9;
  const revenue = requestUsd(
    prices(r.needs('price_miss'), r.needs('price_out'), r.needs('price_cache_hit')),
    input,
    r.needs('output_tokens_b') * 1e9,
    { cacheReadShare: (r.needs('cached_input_b') * 1e9) / input },
  );
  const checks: Check[] = [];
  const add = (what: string, got: number, tolerance: Partial<Check>) => {
    const expected = r.expected(what);
    if (expected !== null) checks.push({ what, got, expected, ...tolerance });
  };
  add('cost_usd_day', usd, { abs: 0.5 });
  add('theoretical_revenue_usd_day', revenue, { rel: 0.001 });
  add('margin_pct', 100 * (revenue / usd - 1), { abs: 1 });
  return outcomeOf(c, checks, undefined, 'revenue from token counts rounded to billions');
}

/** Self-hosted floor, API for the rest: the published split, and the number of replicas that costs least. */
export function hybrid(c: Case, r: Reading): Outcome[] {
  const tokens = r.needs('tokens_b_month') * 1e9;
  const replicaRate = r.needs('replica_proc_tok_s');
  const hoursPerMonth = 730;
  const mean = tokens / (hoursPerMonth * 3600);
  const common = {
    replicaTokensPerSecond: replicaRate,
    replicaUsdPerMonth: r.needs('replica_usd_month'),
    apiUsdPerMillionTokens: r.needs('api_usd_m'),
    hoursPerMonth,
  };
  const replicas = r.needs('replicas');
  // Below the trough the replicas are always full, so the split needs only the mean load.
  const published = floorAt({ ...common, tokensPerSecond: [mean] }, replicas);
  const checks: Check[] = [];
  const add = (what: string, got: number, rel: number) => {
    const expected = r.expected(what);
    if (expected !== null) checks.push({ what, got, expected, rel });
  };
  add('all_api_usd', floorAt({ ...common, tokensPerSecond: [mean] }, 0).usd, 0.002);
  add('self_usd', published.selfUsd, 1e-9);
  add('spill_usd', published.spillUsd, 0.002);
  add('total_usd', published.usd, 0.002);
  const p50 = r.number('proc_tok_s_p50');
  const p99 = r.number('p99');
  const trough = r.number('trough');
  if (p50 === null || p99 === null || trough === null) return [outcomeOf(c, checks)];
  const week = loadFromQuantiles([
    [0, trough],
    [0.5, p50],
    [0.99, p99],
    [1, p99],
  ]);
  const best = cheapestFloor({ ...common, tokensPerSecond: week });
  const asPublished = floorAt({ ...common, tokensPerSecond: week }, replicas);
  return [
    outcomeOf(c, checks),
    {
      id: `${c.id}/optimum`,
      got: { replicas: best.replicas, usd: Math.round(best.usd), utilisation: best.utilisation },
      expected: { replicas, usd: Math.round(asPublished.usd) },
      verdict: best.usd <= asPublished.usd ? 'pass' : 'fail',
      reason: 'the cheapest number of replicas for the published quantiles of load',
    },
  ];
}
