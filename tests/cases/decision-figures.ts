/** Errors, tables of outlooks, preferences, flip points, queues, hazards and discounting. */
import { discountFactor, monthlyRate, presentValue } from '#engine/decision/discounting.ts';
import { overScrambles, scrambleT, wilsonInterval } from '#engine/decision/error.ts';
import { breakEven, polynomialRoots } from '#engine/decision/flip.ts';
import {
  bestBestCase,
  bestWorstCase,
  minimaxRegret,
  regretTable,
  shareReaching,
  weightedMean,
} from '#engine/decision/outlooks.ts';
import { erlangB, erlangC, meanWait, serversNeeded, serviceLevel } from '#engine/decision/queue.ts';
import { quantiles, standardDeviation, tailMean } from '#engine/decision/summary.ts';
import { normalCdf } from '#engine/numerics/normal.ts';
import { normalQuantile } from '#engine/numerics/normal-quantile.ts';
import { pow } from '#engine/numerics/pow.ts';
import { probabilityWithin, yearlyRate } from '#engine/sampling/events.ts';
import { type Answers, unused } from './decision-compare.ts';
import type { Input } from './decision-input.ts';

export function errorAnswers(input: Input): Answers {
  if (input.has('k', 'n')) {
    const level = input.number('level', 0.95);
    return {
      ...wilsonInterval(
        input.number('k'),
        input.number('n'),
        input.number('z', normalQuantile(0.5 + level / 2)),
      ),
    };
  }
  if (input.has('R'))
    return { t: input.each('R', (r) => scrambleT(r, input.number('level', 0.95))) };
  const list = ['values', 'means', 'estimates'].find((key) => input.has(key));
  if (list !== undefined) {
    const result = overScrambles(input.numbers(list), input.number('level', 0.95));
    return {
      mean: result.value,
      se: result.standardError,
      SE: result.standardError,
      half_width: result.halfWidth,
      low: result.value - result.halfWidth,
      high: result.value + result.halfWidth,
    };
  }
  if (!input.has('x')) return {};
  const x = input.numbers('x');
  const answers: Record<string, unknown> = { sd: standardDeviation(x) };
  if (input.has('p')) answers.q = input.each('p', (p) => quantiles(x, [p])[0]);
  if (input.has('alpha')) {
    answers.CVaR = input.each('alpha', (alpha) => tailMean(x, alpha));
    answers.VaR_type7 = input.each('alpha', (alpha) => quantiles(x, [alpha])[0]);
    answers.VaR = answers.VaR_type7;
  }
  return answers;
}

export function outlookAnswers(input: Input): Answers {
  const tables = input.keys().filter((key) => /^payoff(_|$)/.test(key));
  if (tables.length === 0) {
    const reason = unused('scenario discovery by boxes is not used in the product');
    return Object.fromEntries(
      ['value', 'value2', 'coverage', 'density', 'mass', 'res_dim'].map((key) => [key, reason]),
    );
  }
  const answers: Record<string, unknown> = {};
  for (const key of tables) {
    const suffix = key.slice('payoff'.length);
    const payoff = input.table(key);
    const least = minimaxRegret(payoff);
    const weights = input.has('weights') ? input.numbers('weights') : undefined;
    const averaged = weightedMean(payoff, weights);
    Object.assign(answers, {
      [`maximin${suffix}`]: named(bestWorstCase(payoff)),
      [`maximax${suffix}`]: named(bestBestCase(payoff)),
      [`laplace${suffix}`]: named(averaged),
      [`expected${suffix}`]: named(averaged),
      [`weighted${suffix}`]: named(averaged),
      [`hurwicz${suffix}`]: unused('an optimism coefficient is not used in the product'),
      [`regret${suffix}`]: regretTable(payoff),
      [`max_regret${suffix}`]: least.values,
      [`minimax_regret_choice${suffix}`]: least.choice,
      [`choice${suffix}`]: least.choice,
      [`starr_domain${suffix}`]: input.has('threshold')
        ? shareReaching(payoff, input.number('threshold'))
        : undefined,
    });
  }
  return answers;
}

function named({ values, choice }: { values: number[]; choice: number }): Answers {
  return { value: values, choice };
}

export function flipAnswers(input: Input): Answers {
  if (input.has('coef')) {
    const roots = polynomialRoots(input.numbers('coef'));
    const answers: Record<string, unknown> = { roots, flip_points: roots, n_roots: roots.length };
    if (input.has('mean', 'sd')) {
      const [centre, sd] = [input.number('mean'), input.number('sd')];
      const value = (x: number) => input.numbers('coef').reduce((sum, c) => sum * x + c, 0);
      // Probability of the stretches where the sign differs from that at the mean.
      const ends = [-Infinity, ...roots, Infinity];
      let beyond = 0;
      for (let i = 1; i < ends.length; i += 1) {
        const [low, high] = [ends[i - 1]!, ends[i]!];
        const inside = Math.max(-1e12, low) / 2 + Math.min(1e12, high) / 2;
        if (value(inside) > 0 !== value(centre) > 0) {
          beyond += normalCdf((high - centre) / sd) - normalCdf((low - centre) / sd);
        }
      }
      answers.P_beyond = beyond;
      answers.p_beyond = beyond;
      answers.P_flip = beyond;
    }
    return answers;
  }
  if (!input.has('fixed')) return {};
  const volume = breakEven(
    input.number('fixed'),
    input.number('api_per_unit'),
    input.number('self_per_unit', 0),
  );
  return { flip_volume: volume ?? null, break_even: volume ?? null };
}

export function queueAnswers(input: Input): Answers {
  const service = input.number('aht_min', input.number('aht', 1));
  const load = input.number(
    'A',
    input.has('lambda') ? input.number('lambda') * service : undefined,
  );
  const wanted = input.number('asa_min', input.number('target', 0));
  const level = input.number('service_level', 0.8);
  const needed = serversNeeded(load, level, wanted, service);
  const servers = input.number('N', input.number('servers', needed));
  return {
    P_wait: erlangC(load, servers),
    P_block: erlangB(load, servers),
    B: erlangB(load, servers),
    C: erlangC(load, servers),
    service_level: serviceLevel(load, servers, wanted, service),
    occupancy: load / servers,
    utilisation: load / servers,
    ASA_min: meanWait(load, servers, service),
    ASA: meanWait(load, servers, service),
    N: needed,
    servers: needed,
  };
}

export function eventAnswers(input: Input): Answers {
  if (input.has('annual')) return npvAnswers(input);
  const rate = input.has('rate_per_year')
    ? input.number('rate_per_year')
    : yearlyRate(
        input.number('probability', input.number('h', input.number('p', NaN))),
        input.number('years', input.number('period_months', 12) / 12),
      );
  const months = input.number('months', 12);
  const naive = rate / 12;
  const answers: Record<string, unknown> = {
    rate_per_year: rate,
    p_month: probabilityWithin(1, rate),
    naive_p_month: naive,
    mean_wait_months: 12 / rate,
    survival: 1 - probabilityWithin(months, rate),
    P_at_least_one: probabilityWithin(months, rate),
  };
  for (const [key, m] of input.expectedLike(/^P_at_least_one_(\d+)m$/)) {
    answers[key] = probabilityWithin(Number(m), rate);
  }
  for (const [key, m] of input.expectedLike(/^(?:survival|P_none)_(\d+)m$/)) {
    answers[key] = 1 - probabilityWithin(Number(m), rate);
  }
  for (const [key, m] of input.expectedLike(/^naive_P(\d+)$/)) {
    answers[key] = 1 - pow(1 - naive, Number(m));
  }
  return answers;
}

function npvAnswers(input: Input): Answers {
  const annual = input.number('annual');
  const given = input.raw('payments') ?? input.raw('payment');
  const payments = Array.isArray(given)
    ? (given as number[])
    : new Array<number>(input.number('n')).fill(input.number('payment'));
  return {
    monthly_rate: monthlyRate(annual),
    npv_end: presentValue(payments, annual, 'end'),
    npv_mid: presentValue(payments, annual, 'middle'),
    npv_start: payments.reduce((sum, p, i) => sum + p * discountFactor(annual, i), 0),
  };
}
