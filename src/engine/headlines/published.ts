import { requestUsd } from '../money/api-bill.ts';
import { blendedUsdPerMillionTokens, breakEvenMonths } from '../money/break-even.ts';
import { floorAt } from '../money/floor-and-spill.ts';
import type { HeadlineRow } from './headline.ts';
import { listPrices } from './ten-million-calls.ts';

/** Published sums of others that the same functions give again. */
export function publishedSums(): HeadlineRow[] {
  return [deepSeekDay(), cline(), cmuTable()];
}

function deepSeekDay(): HeadlineRow {
  const cost = 226.75 * 8 * 2 * 24;
  const prices = { ...listPrices(0.55, 2.19), cacheReadUsdPerMillionTokens: 0.14 };
  const revenue = requestUsd(prices, 608e9, 168e9, { cacheReadShare: 342 / 608 });
  return {
    id: 'deepseek-day',
    status: 'reproduced',
    topic: 'DeepSeek’s production day of 27 February 2025',
    figures: [
      { name: 'Cost', unit: 'usd', stated: 87_072, computed: cost },
      {
        name: 'Theoretical margin on cost',
        unit: 'ratio',
        stated: 5.45,
        computed: revenue / cost - 1,
      },
    ],
    basis:
      '226.75 nodes of 8 GPUs at $2 an hour; 608bn tokens in, 342bn of them cached, 168bn out at R1 list prices',
    claims: [],
  };
}

function cline(): HeadlineRow {
  const input = {
    tokensPerSecond: [583e9 / (730 * 3600)],
    replicaTokensPerSecond: 26_600,
    replicaUsdPerMonth: 17_520,
    apiUsdPerMillionTokens: 0.317,
    hoursPerMonth: 730,
  };
  return {
    id: 'cline-floor',
    status: 'reproduced',
    topic: 'Cline: a floor of replicas, an API for the rest',
    figures: [
      {
        name: 'All by API',
        unit: 'usd-per-month',
        stated: 185_000,
        computed: floorAt(input, 0).usd,
      },
      {
        name: 'Four replicas',
        unit: 'usd-per-month',
        stated: 166_000,
        computed: floorAt(input, 4).usd,
      },
    ],
    basis: '583bn tokens a month, $17,520 a replica, $0.317 a million tokens',
    claims: [],
  };
}

/** Months published for each API, and the capacity, hardware and power behind them. */
const cmuRows = [
  {
    name: 'Kimi-K2',
    stated: [69.3, 8.7, 44.0, 44.0, 63.1],
    capacity: 506.9,
    usd: 240_000,
    power: 126.72,
  },
  {
    name: 'GLM-4.5',
    stated: [51.5, 6.5, 32.8, 32.8, 47.0],
    capacity: 253.4,
    usd: 90_000,
    power: 47.52,
  },
  {
    name: 'Qwen3-235B',
    stated: [34.0, 4.3, 21.8, 21.8, 31.1],
    capacity: 253.4,
    usd: 60_000,
    power: 31.68,
  },
  {
    name: 'gpt-oss-120B',
    stated: [30.9, 3.9, 19.8, 19.8, 28.2],
    capacity: 139.4,
    usd: 30_000,
    power: 15.84,
  },
  {
    name: 'GLM-4.5-Air',
    stated: [34.0, 4.3, 21.8, 21.8, 31.1],
    capacity: 126.7,
    usd: 30_000,
    power: 15.84,
  },
] as const;
const cmuApis = [
  [1.25, 10],
  [15, 75],
  [3, 15],
  [3, 15],
  [1.25, 10],
] as const;

function cmuTable(): HeadlineRow {
  const figures = cmuRows.flatMap(({ name, stated, capacity, usd, power }) =>
    cmuApis.map(([input, output], i) => ({
      name: `${name}, API ${i + 1}`,
      unit: 'months' as const,
      stated: stated[i] ?? null,
      computed: breakEvenMonths(
        usd,
        capacity * blendedUsdPerMillionTokens(input, output, 1 / 3) - power,
      ),
    })),
  );
  return {
    id: 'cmu-break-even',
    status: 'in-place',
    topic: 'Break-even table of a university study: months until hardware pays',
    figures,
    basis:
      'Four of five columns follow from their prices; the fifth has the prices of the first and other months',
    claims: [],
  };
}
