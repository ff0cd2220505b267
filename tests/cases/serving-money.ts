import {
  breakEvenHours,
  breakEvenMillionTokens,
  levelPayment,
  rentedMonthlyCost,
  usdPerMillionTokens,
} from '#engine/index.ts';
import { findGpu } from '../calibrate/gpu-names.ts';
import { catalogue } from '../calibrate/names.ts';
import { notApplicable, type Case, type Outcome } from './case.ts';
import { apiCost, cachedCost, reserved, tieredCost } from './serving-bill.ts';
import { outcomeOf, Reading, rounding, type Check } from './serving-inputs.ts';
import { hybrid, monthsToBreakEven, production } from './serving-tco.ts';

/** Idle capacity must not get cheaper: always-on rent has no utilisation in it; scaling to zero does. */
function negative(c: Case, r: Reading): Outcome {
  const rate = r.needs('gpu_usd_hr');
  const hours = r.needs('hours');
  const share = r.needs('utilisation');
  const wrong = r.expected('usd_month');
  if (wrong === null) return notApplicable(c, 'no figure that must not be reproduced');
  const fleet = { gpus: 1, usdPerGpuHour: rate, overhead: 1 };
  const alwaysOn = rentedMonthlyCost({ ...fleet, hours });
  const toZero = rentedMonthlyCost({ ...fleet, hours: hours * share });
  return {
    id: c.id,
    got: { alwaysOnUsd: alwaysOn, scaledToZeroUsd: toZero },
    expected: { mustNotBeUsd: wrong },
    verdict: alwaysOn !== wrong && Math.abs(alwaysOn - rate * hours) < 1e-9 ? 'pass' : 'fail',
    reason: 'a negative case: the published figure makes idle GPUs cheaper',
  };
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

function hoursToBreakEven(c: Case, r: Reading): Outcome {
  const hours =
    breakEvenHours(r.needs('capex'), r.needs('onprem_usd_hr'), r.needs('cloud_usd_hr')) ?? Infinity;
  const checks: Check[] = [];
  const add = (what: string, got: number) => {
    const expected = r.expected(what);
    if (expected !== null) checks.push({ what, got, expected, abs: rounding(expected) });
  };
  add('hours', hours);
  add('months', hours / 730);
  return outcomeOf(c, checks);
}

/** Cases about bills, break-evens and fleets. */
export function moneyCase(c: Case): Outcome | Outcome[] {
  const r = new Reading(c);
  switch (c.category) {
    case 'api.cost':
      return apiCost(c, r);
    case 'api.cost_with_cache':
      return r.number('in_tokens') === null ? cachedCost(c, r) : apiCost(c, r);
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
    case 'tco.breakeven_hours':
      return hoursToBreakEven(c, r);
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
    case 'api.batch':
    case 'api.discount':
    case 'api.retries':
      return apiCost(c, r);
    default:
      return notApplicable(c, `no test of ${c.category ?? 'this category'}`);
  }
}
