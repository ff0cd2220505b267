/** Bills that count against a commitment, of real options in drawn futures. */
import { describe, expect, test } from 'vitest';
import type { AnalysisRequest } from '#engine/analysis.ts';
import { providersOf } from '#catalog/providers.ts';
import { futuresOf, shippedCatalogue } from '#engine/futures.ts';
import { workloadTable } from '#engine/inputs/input-table.ts';
import { assemble } from '#engine/options/assemble.ts';
import { situationOf } from '#engine/options/situation.ts';
import { workloadSource } from '#engine/simulate/workload-block.ts';
import { breakdown, emptyTotals } from '#engine/simulate/totals.ts';
import { runBlock } from '#engine/simulate/workload-run.ts';
import type { WorkloadAnswers } from '#profile/session.ts';
import { request, says, workload } from '../core/requests.ts';

const catalogue = shippedCatalogue();
const draws = 1_024;

/** Every option of the first workload with its totals on one block. */
function simulated(asked: AnalysisRequest) {
  const f = futuresOf(asked);
  const [first] = asked.workloads;
  const s = situationOf(first!, f.org, f.catalogue);
  const { options } = assemble(s);
  const table = workloadTable(f.catalogue, first!, s.values, f.calibrated, f.table, f.draws);
  const own = workloadSource(first!, s.values, table, f.table, s.testedLag, f.draws);
  const totals = options.map(() => emptyTotals(f.outlook.length));
  const { discount, blocks } = f;
  runBlock(options, { w: own.block(0), world: blocks[0]!, discount }, 0, totals);
  return options.map((sim, k) => ({ sim, totals: totals[k]! }));
}

const asked = (to: string, answers: WorkloadAnswers, months = 36, usd = 1e12) =>
  request({
    organisation: {
      discountRate: says(0),
      committedTo: says([to]),
      committedUsd: says(usd),
      committedMonths: says(months),
    },
    workloads: [workload({ archetype: says('support'), ...answers })],
  });

const sumOf = (column: Float32Array | null): number => column?.reduce((a, b) => a + b, 0) ?? 0;

describe('counted by provider', () => {
  test.each([
    ['a closed model that is held, then followed', { today: says('closed-top') }],
    ['open weights at a host', { today: says('hosted-open'), shape: says('office') }],
  ] as [string, WorkloadAnswers][])(
    'the bills of all providers together are all that is paid for tokens: %s',
    (_, answers) => {
      const counted = new Map<string, { usd: number; tokens: number; kind: string }>();
      for (const to of providersOf(catalogue).keys())
        for (const { sim, totals } of simulated(asked(to, answers))) {
          const { id, kind } = sim.option;
          const tokens = breakdown(totals).tokens * totals.cost.length;
          const usd = (counted.get(id)?.usd ?? 0) + sumOf(totals.committedUsd);
          counted.set(id, { usd, tokens, kind });
        }
      const kinds = new Set<string>();
      for (const [id, { usd, tokens, kind }] of counted)
        if (tokens > 0) {
          // Half a dollar for each of three years of each future, and what single precision holds.
          expect(Math.abs(usd - tokens), id).toBeLessThan(1.5 * draws + 1e-6 * tokens);
          kinds.add(kind);
        }
      for (const kind of ['closed-top', 'hosted-open', 'router-closed', 'router-open'])
        expect(kinds).toContain(kind);
      if (answers.shape) expect(kinds).toContain('floor-spill');
    },
  );
  test('a router with two vendors counts at each only the leg that it answers', () => {
    const found = simulated(asked('openai', { today: says('none') }));
    for (const { sim, totals } of found) {
      const [offer, escalation] = [sim.option.offer, sim.option.escalation].map(
        (key) => catalogue.offers.get(key ?? '')?.providerKey,
      );
      const share = sumOf(totals.committedUsd) / (breakdown(totals).tokens * totals.cost.length);
      if (offer === 'openai' && escalation === undefined) expect(share).toBeCloseTo(1, 3);
      if (offer !== 'openai' && escalation !== 'openai') expect(totals.committedUsd).toBeNull();
      if ((offer === 'openai') !== (escalation === 'openai') && escalation !== undefined) {
        expect(share).toBeGreaterThan(0);
        expect(share).toBeLessThan(1);
      }
    }
  });
});

test('an offer of the provider is simulated even where another is the best of its kind', () => {
  for (const to of ['openai', 'anthropic', 'google']) {
    const theirs = simulated(asked(to, { today: says('none') })).filter(({ sim }) => {
      const offer = catalogue.offers.get(sim.option.offer ?? '');
      return sim.option.kind === 'closed-top' && offer?.providerKey === to;
    });
    expect(theirs.length, to).toBeGreaterThan(0);
  }
});

test('seven months are counted as seven months: less than the first year of twelve', () => {
  const bills = (months: number) => {
    const found = simulated(asked('openai', { today: says('none') }, months));
    return found.map(({ totals }) => sumOf(totals.committedUsd));
  };
  const [seven, twelve] = [bills(7), bills(12)];
  twelve.forEach((usd, k) => {
    if (usd > 0) {
      expect(seven[k]).toBeGreaterThan(0.4 * usd);
      expect(seven[k]).toBeLessThan(0.7 * usd);
    } else expect(seven[k]).toBe(0);
  });
});

test('nothing is kept where nothing is promised', () => {
  for (const { totals, sim } of simulated(asked('openai', { today: says('none') }, 36, 0))) {
    expect(sim.counted).toBeUndefined();
    expect(totals.committedUsd).toBeNull();
  }
});
