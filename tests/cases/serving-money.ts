import { priceCoefficients, requestUsd } from '#engine/money/api-bill.ts';
import { azureUnit } from '#engine/money/azure-units.ts';
import {
  breakEvenHours,
  breakEvenMillionTokens,
  usdPerMillionTokens,
} from '#engine/money/break-even.ts';
import { levelPayment, rentedMonthlyCost } from '#engine/money/gpu-costs.ts';
import type { TokenPrices } from '#engine/money/token-prices.ts';
import { findGpu } from '../calibrate/gpu-names.ts';
import { catalogue } from '../calibrate/names.ts';
import { notApplicable, type Case, type Outcome } from './case.ts';
import { outcomeOf, Reading, rounding, type Check } from './serving-inputs.ts';
import { hybrid, monthsToBreakEven, prices, production } from './serving-tco.ts';

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
