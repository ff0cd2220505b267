/** One full analysis of a template's first workload. */
import { analyse } from '#engine/analyse.ts';
import { shippedCatalogue } from '#engine/futures.ts';
import { templates } from '#profile/templates/index.ts';

/**
 * Runs the analysis from the draws on and gives the number of its workloads, so that the work cannot be
 * dropped. Every run has its own seed: the engine keeps the results of requests that it has seen.
 */
export function oneAnalysis(): (() => number) | undefined {
  const template = templates[0];
  if (template === undefined) return undefined;
  const ids = { session: 's', scenario: 'c', workload: (i: number) => `w${i}` };
  const { edition } = shippedCatalogue();
  const { scenarios, seed } = template.make(ids, '2026-11-24T09:00:00.000Z', edition);
  const scenario = scenarios[0];
  if (scenario === undefined) return undefined;
  const { organisation, workloads, overrides } = scenario;
  const request = {
    organisation,
    workloads: workloads.slice(0, 1),
    overrides,
    edition,
    seed,
    blocks: 8,
  };
  let runs = 0;
  return () => {
    runs += 1;
    return analyse({ ...request, seed: seed + runs }).workloads.length;
  };
}
