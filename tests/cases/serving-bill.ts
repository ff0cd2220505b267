import {
  azureUnit,
  type BillTerms,
  priceCoefficients,
  requestUsd,
  reservedUnits,
  type TokenPrices,
} from '#engine/index.ts';
import { notApplicable, type Case, type Outcome } from './case.ts';
import { outcomeOf, type Check, type Reading } from './serving-inputs.ts';
import { prices } from './serving-tco.ts';

const perMillion = (r: Reading, ...names: string[]): number | null => {
  const million = r.number(...names.map((name) => `${name}_usd_m`));
  const thousand = r.number(...names.map((name) => `${name}_usd_k`));
  return million ?? (thousand === null ? null : thousand * 1000);
};

/** List prices under the names that sources use; null without input and output prices. */
function listOf(r: Reading): TokenPrices | null {
  const input = perMillion(r, 'in', 'input');
  const output = perMillion(r, 'out', 'output');
  if (input === null || output === null) return null;
  return {
    ...prices(input, output, perMillion(r, 'cached', 'cache_read', 'cached_in')),
    cacheWriteUsdPerMillionTokens: perMillion(r, 'cache_write'),
    batchInputUsdPerMillionTokens: perMillion(r, 'batch_in'),
    batchOutputUsdPerMillionTokens: perMillion(r, 'batch_out'),
    tiers: tiersOf(r.input('tiers')),
  };
}

/** Price steps such as {">200k": [4, 18, 0.4]}: input, output and cached input above so many prompt tokens. */
function tiersOf(value: unknown): TokenPrices['tiers'] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value as Record<string, unknown>).flatMap(([name, list]) => {
    const limit = />\s*([\d.]+)\s*(k|m)?/i.exec(name);
    const [input, output, cached] = Array.isArray(list) ? list.map(Number) : [];
    if (!limit || input === undefined || output === undefined) return [];
    const unit = { k: 1e3, m: 1e6 }[(limit[2] ?? '').toLowerCase()] ?? 1;
    return [
      {
        promptTokensAbove: Number(limit[1]) * unit,
        inputUsdPerMillionTokens: input,
        outputUsdPerMillionTokens: output,
        cacheReadUsdPerMillionTokens: cached ?? null,
      },
    ];
  });
}

/** A share written as 0.15 or as a percentage of the same name ending in _pct. */
function share(r: Reading, name: string): number {
  const percent = r.number(`${name}_pct`);
  return percent === null ? (r.number(name, `${name}_share`) ?? 0) : percent / 100;
}

function termsOf(r: Reading, tokensIn: number): BillTerms {
  const cached = r.number('cached_tokens', 'cache_read_tokens') ?? 0;
  const written = r.number('cache_write_tokens') ?? 0;
  return {
    cacheReadShare: tokensIn === 0 ? 0 : cached / tokensIn,
    cacheWriteShare: tokensIn === 0 ? 0 : written / tokensIn,
    batchShare: share(r, 'batch'),
    discount: share(r, 'discount'),
    retriesPerRequest: share(r, 'retry'),
    tokenMultiplier: r.number('token_multiplier') ?? 1,
  };
}

/** The bill of one request or of many, whatever of prices and terms the case gives. */
export function apiCost(c: Case, r: Reading): Outcome {
  const list = listOf(r);
  const tokensIn = r.number('in_tokens', 'isl');
  const tokensOut = r.number('out_tokens', 'osl');
  if (!list || tokensIn === null || tokensOut === null)
    return notApplicable(c, 'no price for each token, or no number of tokens');
  const each = requestUsd(list, tokensIn, tokensOut, termsOf(r, tokensIn));
  const requests = r.number('requests', 'calls', 'requests_month', 'requests_day') ?? 1;
  const checks: Check[] = [];
  const add = (got: number, ...names: string[]) => {
    for (const what of names) {
      const expected = r.expected(what);
      // A cent where money is published in cents, else the digits that are shown.
      const abs = expected !== null && Math.abs(expected) < 1 ? 1e-6 : 0.005;
      if (expected !== null) checks.push({ what, got, expected, abs });
    }
  };
  add(each, 'usd_per_request', 'usd_per_call');
  add(each * requests, 'usd', 'total_usd', 'usd_month', 'usd_day');
  return outcomeOf(c, checks);
}

/** A bill with and without cache; the output tokens that the source leaves out follow from the first and must give the second. */
export function cachedCost(c: Case, r: Reading): Outcome {
  const list = listOf(r);
  const input = r.needs('input_tokens');
  const cached = r.needs('cached_tokens');
  const actual = r.expected('actual_usd', 'usd');
  const without = r.expected('no_cache_usd');
  if (!list || actual === null) return notApplicable(c, 'no prices, or no bill to compare with');
  const terms = termsOf(r, input);
  const withCache = priceCoefficients(list, terms, input);
  const stated = r.number('output_tokens', 'out_tokens');
  if (stated === null && without === null)
    return notApplicable(c, 'neither the output tokens nor a second bill is given');
  const output =
    stated ??
    Math.round((actual - withCache.usdPerInputToken * input) / withCache.usdPerOutputToken);
  const checks: Check[] = [
    { what: 'USD', got: requestUsd(list, input, output, terms), expected: actual, abs: 0.001 },
  ];
  const plain = requestUsd(list, input, output);
  if (without !== null)
    checks.push({ what: 'USD without cache', got: plain, expected: without, abs: 0.001 });
  const saved = r.expected('saved_pct');
  if (saved !== null)
    checks.push({ what: 'saved %', got: 100 * (1 - actual / plain), expected: saved, abs: 0.5 });
  return outcomeOf(c, checks, undefined, `${output} output tokens, ${cached} input tokens cached`);
}

/** Prices that jump for the whole request above a prompt length: the last token below costs as listed, the first above re-prices all. */
export function tieredCost(c: Case, r: Reading): Outcome {
  const given = r.input('tiers') as Record<string, number[]> | undefined;
  const low = Object.entries(given ?? {}).find(([name]) => !name.includes('>'))?.[1];
  const tiers = tiersOf(given);
  const limit = tiers[0]?.promptTokensAbove;
  if (!low || limit === undefined) return notApplicable(c, 'no tiers');
  const list = { ...prices(low[0] ?? NaN, low[1] ?? NaN, low[2] ?? null), tiers };
  const below = priceCoefficients(list, {}, limit);
  const above = priceCoefficients(list, {}, limit + 1);
  const rule = String(r.output('rule') ?? '');
  const checks: Check[] = [];
  for (const [name, got] of [
    ['input', above.usdPerInputToken / below.usdPerInputToken],
    ['output', above.usdPerOutputToken / below.usdPerOutputToken],
  ] as const) {
    const factor = new RegExp(`${name} [x×]\\s*([\\d.]+)`).exec(rule)?.[1];
    if (factor !== undefined)
      checks.push({ what: `${name} factor`, got, expected: Number(factor), rel: 1e-9 });
  }
  const tokensIn = r.number('in_tokens', 'isl');
  const tokensOut = r.number('out_tokens', 'osl');
  const usd = r.expected('usd', 'usd_per_request');
  if (tokensIn !== null && tokensOut !== null && usd !== null)
    checks.push({
      what: 'USD',
      got: requestUsd(list, tokensIn, tokensOut, termsOf(r, tokensIn)),
      expected: usd,
      abs: 1e-6,
    });
  return outcomeOf(c, checks);
}

/** Azure's published units, and the number of units that a load needs where the case gives one. */
export function reserved(c: Case, r: Reading): Outcome {
  const model = (r.text('model') ?? '').toLowerCase().replace(/\s+/g, '-');
  const unit = azureUnit(model, /region/i.test(r.text('deployment') ?? '') ? 'regional' : 'global');
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
  const perMinute = r.number('rpm', 'requests_per_minute', 'calls_per_minute');
  const rate = (tokens: number | null) =>
    tokens === null || perMinute === null ? null : tokens * perMinute;
  const input = r.number('input_tpm') ?? rate(r.number('in_tokens', 'isl'));
  const output = r.number('output_tpm') ?? rate(r.number('out_tokens', 'osl'));
  if (input !== null && output !== null && unit.outputWeight !== null) {
    const load = {
      inputTokensPerMinute: input,
      outputTokensPerMinute: output,
      cachedTokensPerMinute: r.number('cached_tpm') ?? 0,
    };
    const units = reservedUnits(load, { ...unit, outputWeight: unit.outputWeight });
    for (const what of ['ptu', 'ptus', 'units']) add(what, units);
  }
  return outcomeOf(c, checks);
}
