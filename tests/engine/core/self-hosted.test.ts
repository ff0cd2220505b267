import { describe, expect, test } from 'vitest';
import { discountFactors } from '#engine/simulate/discount.ts';
import { clearAccount } from '#engine/simulate/accounts.ts';
import { ownFleet } from '#engine/simulate/own-fleet.ts';
import { splitLognormalOf } from '#engine/simulate/holding.ts';
import { fillWeights, simulateSelfHosted, type SelfHosting } from '#engine/simulate/self-hosted.ts';
import { months } from '#engine/world/period.ts';
import { futuresOf } from '#engine/futures.ts';
import { assemble } from '#engine/options/assemble.ts';
import { situationOf } from '#engine/options/situation.ts';
import { hosting } from './fleets.ts';
import { exactly, request, says, workload } from './requests.ts';
import { workOf, worldOf, type WorkloadFigures, type WorldFigures } from './futures.ts';
import { begin, own, read, rowA } from './rows.ts';

const secondsPerMonth = 30.44 * 24 * 3600;

/** One future whose mean load is `rps` requests a second; success all but sure unless said. */
function future(
  over: Partial<SelfHosting>,
  work: WorkloadFigures,
  rps = 0.6,
  world: WorldFigures = {},
) {
  const w = workOf({ reference: 60, ceiling: 60, volume: rps * secondsPerMonth, ...work });
  const futures = worldOf({ lag: 6, ...world });
  const s = { ...hosting, ...over };
  const rent = s.holding.kind === 'rented' ? splitLognormalOf(s.holding) : null;
  begin(w, futures, discountFactors(0));
  clearAccount(own);
  fillWeights(s, rowA, w, futures, 0);
  simulateSelfHosted(s, rowA, rent, w, futures, 0, own);
  return read();
}
const gpusIn = (run: ReturnType<typeof future>, month = 0) => run.bills[month]! / (2 * 730.56);

describe('whole replicas for the peak, by hand', () => {
  test('0.6 a second, four times at the peak, is 2.4: three replicas and a spare are 8 GPUs', () => {
    expect(gpusIn(future({}, {}))).toBeCloseTo(8, 9);
    expect(gpusIn(future({ redundancy: 0 }, {}))).toBeCloseTo(6, 9);
  });
  test('at half the efficiency 4.8 of them: five and a spare', () => {
    expect(gpusIn(future({}, { efficiencyScore: -1.2816 }))).toBeCloseTo(12, 9);
  });
  test('no draw is worse than the efficiency at which the latency target is still kept', () => {
    expect(gpusIn(future({}, { efficiencyScore: -2.5 }))).toBeCloseTo(12, 9);
    expect(gpusIn(future({ leastRps: 0.25 }, { efficiencyScore: -2.5 }))).toBeCloseTo(22, 9);
  });
  test('requests of 2,000 tokens in and 300 out take 1.6 times as long: 3.84, four and a spare', () => {
    expect(gpusIn(future({}, { tokensIn: 2000, tokensOut: 300 }))).toBeCloseTo(10, 9);
  });
  test('noticed failures are run again: half of half is a quarter more load, 3.0 + a spare', () => {
    const run = future({}, { reference: 0, ceiling: 0, qualityLoss: 0, noticed: 0.5 });
    expect(gpusIn(run)).toBeCloseTo(8, 9);
    expect(
      gpusIn(future({}, { reference: 0, ceiling: 0, qualityLoss: 0, noticed: 0.5 }, 0.61)),
    ).toBeCloseTo(10, 9);
  });
  test('no requests, no GPUs and no people', () => {
    const run = future({}, { volume: 0, engineerUsdPerYear: 240_000 });
    expect(run.bills.every((usd) => usd === 0)).toBe(true);
  });
});

describe('people come in steps, by hand', () => {
  const people = (rps: number, peopleScore = 0) =>
    future({}, { engineerUsdPerYear: 240_000, peopleScore }, rps).sum('people') / months / 20_000;
  test('one up to 8 GPUs, four up to 64, in proportion beyond', () => {
    expect(people(0.6)).toBeCloseTo(1, 9);
    expect(people(0.8)).toBeCloseTo(4, 9);
    expect(people(7.7)).toBeCloseTo(4, 9);
    // 15.5 × 4 = 62 replicas and a spare: 126 GPUs of 64.
    expect(people(15.5)).toBeCloseTo((4 * 126) / 64, 9);
  });
  test('at their P90 eight instead of four', () => {
    expect(people(0.8, 1.2815515655446004)).toBeCloseTo(8, 9);
  });
  test('set-up is paid once, and not for what is in place', () => {
    const paid = (inPlace: boolean) => future({ inPlace }, { setupUsd: 25_000 }).sum('people');
    expect(paid(false)).toBeCloseTo(25_000, 9);
    expect(paid(true)).toBe(0);
  });
});

describe('fine-tuning, by hand', () => {
  const tuning = { refreshMonths: 7, noGainShare: 0.35 };
  const even = { reference: 0, ceiling: 3, qualityLoss: 0, tuningGain: 10 };
  test('ten points off the failures, where it gains at all', () => {
    expect(future({ tuning }, even).sum('successNow')).toBeCloseTo(0.6, 12);
    expect(future({ tuning }, { ...even, tuningLuck: 0.34 }).sum('successNow')).toBeCloseTo(
      0.5,
      12,
    );
  });
  test('never past the ceiling', () => {
    const run = future({ tuning }, { ...even, ceiling: 0.1, tuningGain: 40 });
    expect(run.sum('successNow')).toBeCloseTo(1 / (1 + Math.exp(-0.1)), 4);
  });
  test('a cycle every seven months: six in three years', () => {
    const run = future({ tuning, policy: 'hold-version' }, { ...even, tuningCycleUsd: 40_000 });
    expect(run.sum('migration')).toBeCloseTo(6 * 40_000, 6);
  });
});

test('owned hardware: price now, a quarter of it back after three of four years', () => {
  const holding = { kind: 'owned', usdPerGpu: 20_000, kilowatts: 1, lifeMonths: 48 } as const;
  const run = future({ holding, inPlace: false }, {}, 0.6, { hosting: 0 });
  // 8 GPUs: 160,000 − 40,000 and 5 % of 160,000 a year in spares.
  expect(run.sum('gpus')).toBeCloseTo(120_000 + 3 * 8_000, 6);
  expect(ownFleet.hardwareUsd[0]).toBeCloseTo(160_000, 6);
});

test('an idle fleet costs the same: what the demand leaves unused is paid', () => {
  const cost = (rps: number) =>
    future({}, { engineerUsdPerYear: 240_000 }, rps).bills.reduce((a, b) => a + b);
  // Three replicas carry 0.51 to 0.75 a second at the peak; the bill does not see which.
  expect(cost(0.51)).toBe(cost(0.74));
  expect(cost(0.49)).toBeLessThan(cost(0.51));
});

test('a sizing of what was measured names the row; one of what was not names none', () => {
  const { catalogue, org } = futuresOf(request());
  const sizings = (model: string, tokensOut: number) => {
    const answers = {
      shortlist: says([model]),
      tokensIn: exactly(1024),
      tokensOut: exactly(tokensOut),
      requests: exactly(30_000_000),
      latency: says('batch' as const),
    };
    const { options } = assemble(situationOf(workload(answers), org, catalogue));
    return options.flatMap(({ sizing }) => (sizing ? [sizing] : []));
  };
  const named = sizings('gpt-oss-120b', 8192).flatMap(({ measured }) => measured ?? []);
  expect(named.length).toBeGreaterThan(0);
  for (const { key, tokensPerSecondPerGpu, tokensOut } of named) {
    const row = catalogue.throughput.find((r) => r.key === key)!;
    expect(row.modelKey).toBe('gpt-oss-120b');
    expect(row.outputTokPerSPerGpu).toBe(tokensPerSecondPerGpu);
    expect(tokensOut / 8192).toBeCloseTo(1, 1);
  }
  const others = sizings('step-3.7-flash', 500);
  expect(others.length).toBeGreaterThan(0);
  expect(others.every(({ measured }) => measured === undefined)).toBe(true);
});
