import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Override } from '#catalog/overrides.ts';
import { analyse } from '#engine/analyse.ts';
import type { AnalysisRequest } from '#engine/analysis.ts';
import { optionKinds } from '#engine/options/option-kinds.ts';
import { shippedCatalogue } from '#engine/futures.ts';
import { only, request, says, workload } from './requests.ts';

/** What must hold of the model, and the test that holds it: the file in this folder or its neighbours, and words of its title. */
const properties: readonly (readonly [string, string, string])[] = [
  [
    'outlook shares within one draw per block',
    'world',
    'weights hold within one draw in each block',
  ],
  [
    'no failures, events, fixed costs: lowest run cost',
    'analyse',
    'without failures, events and fixed costs the lowest run cost wins',
  ],
  ['more lag never helps', 'leg', 'more lag never helps: no month has fewer failures'],
  ['air-gapped: only owned hardware', 'analyse', 'air-gapped: only owned hardware is left'],
  [
    'no volume: self-hosting only if it is all that remains',
    'analyse',
    'hardly any requests: self-hosting is best only where nothing else is left',
  ],
  [
    'idle capacity never makes self-hosting cheaper',
    'holding',
    'idle capacity never makes a fleet cheaper',
  ],
  ['gating touches closed and routers, never self-hosted', 'events', 'never touches %s'],
  [
    'a restriction by origin leaves other origins alone',
    'events',
    'by origin leave other origins alone',
  ],
  ['same inputs, same bits', 'analyse', 'the same request gives the same bits'],
  [
    'doubling the draws moves shares within three standard errors',
    'draws',
    'in at least 95 of 100 seeds',
  ],
  [
    'dearer rent never lowers rented capacity',
    'holding',
    'dearer rent never lowers the cost of rented capacity',
  ],
  [
    'an option worse in every draw changes nothing',
    'results',
    'an option that is worse in every draw changes nothing',
  ],
  [
    'an edit leaves every other input’s draws unchanged',
    'inputs',
    'an edit leaves every other input’s draws unchanged',
  ],
  [
    'EVPI is the least mean regret',
    'results',
    'the value of perfect information is the least mean regret',
  ],
  ['permuting workloads permutes the answer', 'analyse', 'permuting workloads permutes the answer'],
  [
    'δ = 0 and constant lag: success never falls',
    'leg',
    'a task that stays the same, with a constant lag, never succeeds less',
  ],
  [
    'a held version gains nothing without an upgrade',
    'policy',
    'a held version never gains capability without paying for an upgrade',
  ],
];

test.each(properties)('%s: is tested', (_, file, title) => {
  const path = fileURLToPath(new URL(`./${file}.test.ts`, import.meta.url));
  expect(readFileSync(path, 'utf8')).toContain(title);
});

/** A prior known to be this likely, in every variant that is a chance. */
function certain(key: string, chance: number): Override[] {
  const same = { p10: chance, p50: chance, p90: chance };
  const { variants } = shippedCatalogue().priors.get(key)!;
  const changed = Object.entries(variants).map(([name, q]) => [name, q.p90 <= 1 ? same : q]);
  return [{ table: 'priors', key, field: 'variants', value: Object.fromEntries(changed) }];
}

const costs = (asked: AnalysisRequest, overrides: readonly Override[] = []) =>
  new Map(
    only(analyse({ ...asked, overrides: overrides as AnalysisRequest['overrides'] })).options.map(
      (o) => [o.option.id, { kind: o.option.kind, model: o.option.model, mean: o.cost.mean }],
    ),
  );

describe('in a whole analysis', () => {
  test('ever so likely cut-offs of closed models leave self-hosting to the last bit', () => {
    const asked = request({ workloads: [workload({ archetype: says('support') })] });
    const after = costs(asked, certain('P38', 0.9));
    let self = 0;
    let closed = 0;
    let mixed = 0;
    for (const [id, { kind, mean }] of costs(asked)) {
      if (optionKinds[kind].selfHosted) {
        expect(after.get(id)?.mean, id).toBe(mean);
        self++;
      } else if (kind === 'closed-top') {
        expect(after.get(id)?.mean, id).toBeGreaterThan(mean);
        closed++;
      } else if (kind === 'floor-spill') {
        expect(after.get(id)?.mean, id).toBeGreaterThanOrEqual(mean);
        mixed++;
      }
    }
    expect(Math.min(self, closed, mixed)).toBeGreaterThan(0);
  });
  test('a restriction by origin, ever so likely, touches that origin alone', () => {
    const origin = (model: string) => shippedCatalogue().openModels.get(model)!.originCountry;
    let own = 0;
    for (const key of ['gpt-oss-120b', 'deepseek-v4-pro']) {
      const asked = request({ workloads: [workload({ shortlist: says([key]) })] });
      const after = costs(asked, certain('P36', 0.9));
      for (const [id, { kind, model, mean }] of costs(asked)) {
        if (model === undefined || kind === 'router-open') continue;
        if (origin(model) === 'CN') {
          if (after.get(id)?.mean !== mean) own++;
        } else expect(after.get(id)?.mean, id).toBe(mean);
      }
    }
    expect(own).toBeGreaterThan(0);
  });
});
