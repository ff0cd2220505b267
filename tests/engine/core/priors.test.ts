import { describe, expect, test } from 'vitest';
import { withOverrides, type Override } from '#catalog/overrides.ts';
import type { Prior } from '#catalog/types.ts';
import { analyse } from '#engine/analyse.ts';
import { shippedCatalogue } from '#engine/futures.ts';
import { stressCards } from '#engine/stress/cards.ts';
import { stressTests } from '#engine/stress/stress.ts';
import type { Analysis, AnalysisRequest } from '#engine/analysis.ts';
import type { Estimate } from '#profile/question.ts';
import { templates } from '#profile/templates/index.ts';
import { request, says, workload } from './requests.ts';

const catalogue = shippedCatalogue();
const priors = [...catalogue.priors.values()];
const { edition } = catalogue;

/** A template on one block, with some answers not given so that priors stand in for them. */
function requestOf(id: string): AnalysisRequest {
  const template = templates.find((t) => t.id === id);
  if (!template) throw new Error(`no template ${id}`);
  const ids = { session: 's', scenario: 'c', workload: (i: number) => `w${i}` };
  const { scenarios, seed } = template.make(ids, '2026-11-24T09:00:00.000Z', edition);
  const { organisation, workloads } = scenarios[0]!;
  return { organisation, workloads, overrides: [], edition, seed, blocks: 1 };
}

const unknown = (request: AnalysisRequest): AnalysisRequest => ({
  ...request,
  workloads: request.workloads.map((w) => ({
    ...w,
    answers: {
      ...w.answers,
      growth: says<Estimate>(null),
      tokenGrowth: says<Estimate>(null),
      seenWork: says('private'),
      tuning: says('yes'),
    },
  })),
});

const requests: Readonly<Record<string, AnalysisRequest>> = {
  // The light ones first: one that moves is enough.
  region: request({ workloads: [workload({ dataPlace: says('region') })] }),
  small: request({ workloads: [workload({ shortlist: says(['qwen3.5-9b', 'ministral-3-14b']) })] }),
  chat: unknown(requestOf('customer-chat')),
  bank: unknown(requestOf('eu-bank')),
  agents: unknown(requestOf('coding-agents')),
  extraction: unknown(requestOf('document-extraction')),
  federal: {
    ...unknown(requestOf('public-sector')),
    organisation: { jurisdiction: says('us'), sector: says('us-federal') },
  },
};

/** A prior known to be at its P10 or P90: itself, its rows by outlook and its variants. */
function known(prior: Prior, at: 'p10' | 'p90'): Override[] {
  const flat = (q: { p10: number; p50: number; p90: number }) => {
    const value = q[at];
    return { p10: value, p50: value, p90: value };
  };
  const own = { table: 'priors' as const, key: prior.id };
  const overrides: Override[] = [];
  const { p10, p50, p90, byOutlook, outlookPct } = prior;
  if (p10 !== null && p50 !== null && p90 !== null)
    for (const [field, value] of Object.entries(flat({ p10, p50, p90 })))
      overrides.push({ ...own, field, value });
  if (byOutlook && !('factor' in byOutlook.open)) {
    const rows = Object.entries(byOutlook).map(([name, row]) => [
      name,
      'factor' in row ? row : flat(row),
    ]);
    overrides.push({ ...own, field: 'byOutlook', value: Object.fromEntries(rows) });
  }
  const variants = Object.entries(prior.variants).map(([name, q]) => [name, flat(q)]);
  if (variants.length > 0)
    overrides.push({ ...own, field: 'variants', value: Object.fromEntries(variants) });
  if (outlookPct) {
    const open = outlookPct.open[at];
    const closed = outlookPct.closed.p50;
    const weights = [open, 100 - open - closed, closed];
    overrides.push({ ...own, field: 'constants', value: { ...prior.constants, default: weights } });
  }
  return overrides;
}

const under = (request: AnalysisRequest, overrides: readonly Override[]): AnalysisRequest => ({
  ...request,
  // A session file holds numbers only; rows and variants are replaced here to reach every reader.
  overrides: overrides as AnalysisRequest['overrides'],
});

/** Mean cost of every option of every workload, as text. */
const meansOf = (analysis: Analysis): string =>
  JSON.stringify(analysis.workloads.map((w) => w.options.map((o) => [o.option.id, o.cost.mean])));
const means = (request: AnalysisRequest): string => meansOf(analyse(request));

const bases = new Map<string, Analysis>();
/** A request as it stands, analysed once. */
function baseOf(name: string): Analysis {
  const found = bases.get(name) ?? analyse(requests[name]!);
  bases.set(name, found);
  return found;
}

const cardsOf = (id: string) =>
  stressCards.filter(
    (card) =>
      ('prior' in card.hazard && card.hazard.prior === id) ||
      Object.values(card.sizes).some((size) => 'prior' in size && size.prior === id),
  );

const stressed = (request: AnalysisRequest, analysis: Analysis, id: string): string => {
  const steps = stressTests(request, analysis, cardsOf(id));
  for (;;) {
    const step = steps.next();
    if (step.done) return JSON.stringify(step.value);
  }
};

describe('every prior is used, context or derived', () => {
  test('and says what reads it or why nothing does', () => {
    for (const prior of priors) expect(prior.roleReason.length, prior.id).toBeGreaterThan(10);
  });
  const used = priors.filter((p) => p.role === 'used').map((p) => p.id);
  test('most are used', () => {
    expect(used.length).toBeGreaterThan(35);
  });
  test.each(used)('%s moves an output at its P10 and at its P90', (id) => {
    const prior = catalogue.priors.get(id)!;
    const isCarded = cardsOf(id).length > 0;
    const outputs = (asked: AnalysisRequest, analysis: Analysis) =>
      isCarded ? stressed(asked, analysis, id) : meansOf(analysis);
    // What moves at the P10 is tried first at the P90.
    const names = Object.keys(requests);
    for (const at of ['p10', 'p90'] as const) {
      const overrides = known(prior, at);
      expect(withOverrides(catalogue, overrides).problems).toEqual([]);
      const mover = names.find((name) => {
        const changed = under(requests[name]!, overrides);
        return outputs(changed, analyse(changed)) !== outputs(requests[name]!, baseOf(name));
      });
      expect(mover, `${id} at ${at}`).toBeDefined();
      names.sort((a, b) => Number(b === mover) - Number(a === mover));
    }
  });
  test('none that is context or derived is read: all of them elsewhere at once leave every bit', () => {
    const others = priors.filter((p) => p.role !== 'used');
    const overrides = others.flatMap((prior) => known(prior, 'p90'));
    expect(overrides.length).toBeGreaterThan(30);
    expect(withOverrides(catalogue, overrides).problems).toEqual([]);
    for (const [name, asked] of Object.entries(requests))
      expect(means(under(asked, overrides)), name).toBe(meansOf(baseOf(name)));
  });
});

test('an edit of a prior moves its rows by outlook with it', () => {
  for (const key of ['P02', 'P03', 'P09', 'P13', 'P20', 'P21']) {
    const { p50, p90 } = catalogue.priors.get(key)!;
    const value = p50! + 0.4 * (p90! - p50!);
    const edit: Override[] = [{ table: 'priors', key, field: 'p50', value }];
    const moves = Object.entries(requests).some(
      ([name, asked]) => means(under(asked, edit)) !== meansOf(baseOf(name)),
    );
    expect(moves, key).toBe(true);
  }
});
