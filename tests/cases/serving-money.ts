import { priceCoefficients, requestUsd } from '#engine/money/api-bill.ts';
import { azureUnit } from '#engine/money/azure-units.ts';
import {
  blendedUsdPerMillionTokens,
  breakEvenHours,
  breakEvenMillionTokens,
  breakEvenMonths,
  usdPerMillionTokens,
} from '#engine/money/break-even.ts';
import { cheapestFloor, floorAt, loadFromQuantiles } from '#engine/money/floor-and-spill.ts';
import { levelPayment, rentedMonthlyCost } from '#engine/money/gpu-costs.ts';
import type { TokenPrices } from '#engine/money/token-prices.ts';
import { catalogue, findGpu } from '../calibrate/names.ts';
import { notApplicable, type Case, type Outcome } from './case.ts';
import { holds, outcomeOf, Reading, rounding, type Check } from './serving-inputs.ts';

function prices(input: number, output: number, cacheRead: number | null = null): TokenPrices {
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

function apiCost(c: Case, r: Reading): Outcome {
  const scale = r.number('in_usd_m') === null ? 1000 : 1;
  const input = r.number('in_usd_m', 'in_usd_k');
  const output = r.number('out_usd_m', 'out_usd_k');
  const expected = r.expected('usd', 'usd_per_request');
  if (input === null || output === null || expected === null)
    return notApplicable(c, 'no price for each token');
  const got = requestUsd(
    prices(input * scale, output * scale, r.number('cached_usd_m')),
    r.needs('in_tokens'),
    r.needs('out_tokens'),
  );
  return outcomeOf(c, [{ what: 'USD', got, expected, abs: 1e-6 }]);
}

/** A bill with and without cache; the output tokens that the source leaves out follow from the first and must give the second. */
function cachedCost(c: Case, r: Reading): Outcome {
  const input = r.needs('input_tokens');
  const cached = r.needs('cached_tokens');
  const list = prices(r.needs('in_usd_m'), r.needs('out_usd_m'), r.needs('cached_usd_m'));
  const actual = r.expected('actual_usd');
  const without = r.expected('no_cache_usd');
  if (actual === null || without === null) return notApplicable(c, 'no bill to compare');
  const terms = { cacheReadShare: cached / input };
  const withCache = priceCoefficients(list, terms);
  const output =
    r.number('output_tokens') ??
    Math.round((actual - withCache.usdPerInputToken * input) / withCache.usdPerOutputToken);
  const checks: Check[] = [
    { what: 'USD', got: requestUsd(list, input, output, terms), expected: actual, abs: 0.001 },
    {
      what: 'USD without cache',
      got: requestUsd(list, input, output),
      expected: without,
      abs: 0.001,
    },
  ];
  const saved = r.expected('saved_pct');
  if (saved !== null)
    checks.push({ what: 'saved %', got: 100 * (1 - actual / without), expected: saved, abs: 0.5 });
  return outcomeOf(c, checks, undefined, `${output} output tokens`);
}

/** Prices that jump for the whole request above a prompt length: the last token below costs as listed, the first above re-prices all. */
function tieredCost(c: Case, r: Reading): Outcome {
  const tiers = r.input('tiers') as Record<string, number[]> | undefined;
  const [low, high] = Object.entries(tiers ?? {});
  const limit = Number(/(\d+)k/i.exec(low?.[0] ?? '')?.[1] ?? NaN) * 1000;
  if (!low || !high || Number.isNaN(limit)) return notApplicable(c, 'no tiers');
  const list: TokenPrices = {
    ...prices(low[1][0] ?? NaN, low[1][1] ?? NaN, low[1][2] ?? null),
    tiers: [
      {
        promptTokensAbove: limit,
        inputUsdPerMillionTokens: high[1][0] ?? NaN,
        outputUsdPerMillionTokens: high[1][1] ?? NaN,
        cacheReadUsdPerMillionTokens: high[1][2] ?? null,
      },
    ],
  };
  const below = priceCoefficients(list, {}, limit);
  const above = priceCoefficients(list, {}, limit + 1);
  const rule = String(r.output('rule'));
  const factor = (name: string) => Number(new RegExp(`${name} x([\\d.]+)`).exec(rule)?.[1] ?? NaN);
  return outcomeOf(c, [
    {
      what: 'input factor',
      got: above.usdPerInputToken / below.usdPerInputToken,
      expected: factor('input'),
      rel: 1e-9,
    },
    {
      what: 'output factor',
      got: above.usdPerOutputToken / below.usdPerOutputToken,
      expected: factor('output'),
      rel: 1e-9,
    },
  ]);
}

/** Months until hardware is earned back, for each API; a column that contradicts another with the same prices is shown, not followed. */
function monthsToBreakEven(c: Case, r: Reading): Outcome[] {
  const published = r.output('months') as Record<string, number>;
  const apis = r.input('api_prices_usd_per_m') as Record<string, number[]>;
  const inputShare =
    Number(/([\d.]+)\/([\d.]+) input/.exec(r.text('io_split') ?? '')?.[1] ?? 1) /
    Number(/([\d.]+)\/([\d.]+) input/.exec(r.text('io_split') ?? '')?.[2] ?? 2);
  const capacity = r.needs('capacity_m_tokens_month');
  const running = (r.number('electricity_usd_month') ?? 0) + (r.number('labour_usd') ?? 0);
  const checks = Object.entries(published).map(([api, expected]): Check => {
    const [input = NaN, output = NaN] = apis[api] ?? [];
    const saving = capacity * blendedUsdPerMillionTokens(input, output, inputShare) - running;
    const got = breakEvenMonths(r.needs('hardware_usd'), saving) ?? Infinity;
    return { what: api, got, expected, abs: 0.06 };
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
    ...contradicted.map((check) => ({
      ...notApplicable(
        c,
        `the table has ${check.expected} months here and, for the same prices, ${check.got.toFixed(1)} in another column: this column does not follow from its own prices`,
      ),
      id: `${c.id}/${check.what}`,
      got: Number(check.got.toFixed(2)),
      expected: check.expected,
    })),
  ];
}

function production(c: Case, r: Reading): Outcome {
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
function hybrid(c: Case, r: Reading): Outcome[] {
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

/** Idle capacity must not get cheaper: always-on rent has no utilisation in it; scaling to zero does. */
function negative(c: Case, r: Reading): Outcome {
  const rate = r.needs('gpu_usd_hr');
  const hours = r.needs('hours');
  const share = r.needs('utilisation');
  const wrong = r.expected('usd_month');
  const fleet = { gpus: 1, usdPerGpuHour: rate, overhead: 1 };
  const alwaysOn = rentedMonthlyCost({ ...fleet, hours });
  const toZero = rentedMonthlyCost({ ...fleet, hours: hours * share });
  return {
    id: c.id,
    got: { alwaysOnUsd: alwaysOn, scaledToZeroUsd: toZero },
    expected: { mustNotBeUsd: wrong },
    verdict:
      wrong !== null && alwaysOn !== wrong && Math.abs(alwaysOn - rate * hours) < 1e-9
        ? 'pass'
        : 'fail',
    reason: 'a negative case: the published figure makes idle GPUs cheaper',
  };
}

function reserved(c: Case, r: Reading): Outcome {
  const unit = azureUnit(
    r.text('model') ?? '',
    /regional/i.test(r.text('deployment') ?? '') ? 'regional' : 'global',
  );
  if (!unit) return notApplicable(c, 'no published unit for this model');
  const checks: Check[] = [];
  const add = (what: string, got: number | null) => {
    const expected = r.expected(what);
    if (expected !== null) checks.push({ what, got: got ?? NaN, expected });
  };
  add('input_tpm_per_ptu', unit.inputTokensPerMinutePerUnit);
  add('min_ptu', unit.minimumUnits);
  add('increment', unit.incrementUnits);
  add('output_weight', unit.outputWeight);
  return outcomeOf(c, checks);
}

function gpuHour(c: Case, r: Reading): Outcome {
  const gpu = findGpu(r.text('gpu') ?? '');
  const owned = gpu && catalogue.ownership.get(gpu.key);
  if (!owned) return notApplicable(c, 'the catalogue has no cost of owning this GPU');
  const figures: Record<string, number> = {
    all_in_kw_per_gpu: owned.allInPowerKw,
    own_hyperscaler_usd_hr: owned.ownHyperscalerUsdPerGpuHour,
    own_neocloud_usd_hr: owned.ownNeocloudUsdPerGpuHour,
    rent_3yr_usd_hr: owned.rentThreeYearUsdPerGpuHour,
  };
  const checks = Object.entries(figures).flatMap(([what, got]): Check[] => {
    const expected = r.expected(what);
    return expected === null ? [] : [{ what, got, expected, abs: 0.005 }];
  });
  return outcomeOf(c, checks);
}

function single(c: Case, what: string, got: number | null, expected: number | null): Outcome {
  if (got === null || expected === null) return notApplicable(c, 'its inputs are not published');
  return outcomeOf(c, [{ what, got, expected, abs: rounding(expected) }]);
}

/** Cases about bills, break-evens and fleets. */
export function moneyCase(c: Case): Outcome | Outcome[] {
  const r = new Reading(c);
  switch (c.category) {
    case 'api.cost':
      return apiCost(c, r);
    case 'api.cost_with_cache':
      return cachedCost(c, r);
    case 'api.tiered':
      return tieredCost(c, r);
    case 'tco.breakeven_months':
      return monthsToBreakEven(c, r);
    case 'tco.breakeven_tokens':
      return single(
        c,
        'million tokens a month',
        breakEvenMillionTokens(r.needs('self_host_usd_month'), r.needs('blended_usd_m')),
        r.expected('m_tokens_month'),
      );
    case 'tco.breakeven_hours': {
      const hours = breakEvenHours(
        r.needs('capex'),
        r.needs('onprem_usd_hr'),
        r.needs('cloud_usd_hr'),
      );
      const months = r.expected('months');
      return outcomeOf(c, [
        { what: 'hours', got: hours ?? Infinity, expected: r.expected('hours') ?? NaN, abs: 0.5 },
        ...(months === null
          ? []
          : [{ what: 'months', got: (hours ?? Infinity) / 730, expected: months, abs: 0.05 }]),
      ]);
    }
    case 'tco.unit_cost': {
      const rate = r.number('tok_s');
      const usd = r.number('gpu_usd_hr');
      const share = r.number('utilisation') ?? 1;
      return single(
        c,
        'USD per million tokens',
        rate === null || usd === null ? null : usdPerMillionTokens(usd, rate * share),
        r.expected('usd_per_m'),
      );
    }
    case 'tco.capex':
      return single(
        c,
        'USD a month',
        levelPayment(r.needs('capex'), 0, 0, r.needs('months')),
        r.expected('usd_month'),
      );
    case 'tco.production':
      return production(c, r);
    case 'tco.hybrid':
      return hybrid(c, r);
    case 'tco.NEGATIVE':
      return negative(c, r);
    case 'reserved.ptu':
      return reserved(c, r);
    case 'rate.gpu_hour':
      return gpuHour(c, r);
    default:
      return notApplicable(c, `no test of ${c.category ?? 'this category'}`);
  }
}
