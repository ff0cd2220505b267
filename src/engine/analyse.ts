import { currentEdition } from '#catalog/edition.ts';
import { readCatalogue } from '#catalog/catalogue.ts';
import { withOverrides } from '#catalog/overrides.ts';
import type { Catalogue } from '#catalog/types.ts';
import type { Analysis, AnalysisRequest, Progress } from './analysis.ts';
import { organisationValues, type OrganisationValues } from './inputs/in-force.ts';
import { outlookOf, uniforms, type Draws } from './inputs/draw-input.ts';
import { workloadTable, worldTable } from './inputs/input-table.ts';
import { eventColumns } from './inputs/world-inputs.ts';
import { globalDimension } from './sampling/dimensions.ts';
import { assemble } from './options/assemble.ts';
import { workbench } from './options/sim-option.ts';
import { situationOf } from './options/situation.ts';
import { engineVersion, requestHash } from './request-hash.ts';
import { portfolioOf } from './results/portfolio.ts';
import { workloadOutcome, type WorkloadOutcome } from './results/workload-result.ts';
import { discountFactors } from './simulate/discount.ts';
import { workloadSource } from './simulate/workload-block.ts';
import { emptyTotals, runBlock } from './simulate/workload-run.ts';
import { months } from './world/period.ts';
import { worldBlock, worldSource } from './world/world-block.ts';

let loaded: Catalogue | null = null;

/** The catalogue of the edition shipped with this build. */
export function shippedCatalogue(): Catalogue {
  return (loaded ??= readCatalogue(currentEdition).catalogue);
}

/** Weights of the three outlooks in percent under the answers in force. */
export function outlookWeights(org: OrganisationValues): [number, number, number] {
  const choice = org.outlook.value ?? 'evidence';
  if (choice === 'article') return [45, 40, 15];
  if (choice === 'evidence') return [20, 65, 15];
  const own = org.outlookWeights.value ?? { open: 20, tiered: 65, closed: 15 };
  return [own.open, own.tiered, own.closed];
}

/** Reckons a request to the end. Synchronous and pure: the same request gives the same bits. */
export function analyse(
  request: AnalysisRequest,
  onProgress?: (progress: Progress) => void,
): Analysis {
  const steps = analyseInSteps(request);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    onProgress?.(step.value);
  }
}

/** The same, pausing after each block of each workload so that the caller can stop. */
export function* analyseInSteps(request: AnalysisRequest): Generator<Progress, Analysis> {
  const { catalogue, problems } = withOverrides(shippedCatalogue(), request.overrides);
  const notes = problems.map((p) => p.reason);
  if (request.edition !== catalogue.edition)
    notes.push(
      `This session was made with the catalogue of ${request.edition}; this build has the one of ${catalogue.edition}, and that one is used.`,
    );
  const draws: Draws = { seed: request.seed, blocks: request.blocks };
  const org = organisationValues(request.organisation);
  const weights = outlookWeights(org);
  const circumstances = {
    jurisdiction: org.jurisdiction.value ?? 'other',
    sector: org.sector.value ?? 'private',
  };
  const outlook = outlookOf(uniforms(globalDimension(eventColumns.outlook), draws), weights);
  const world = worldTable(catalogue, org, circumstances, outlook, draws);
  const source = worldSource(catalogue, world, draws);
  const discount = discountFactors(org.discountRate.value ?? 0);
  const blocks = Array.from({ length: request.blocks }, (_, b) => worldBlock(source, b));
  const calibrated = org.ranges.value === 'p5-p95';

  const of = Math.max(1, request.workloads.length * request.blocks);
  const bench = workbench();
  let done = 0;
  const outcomes: WorkloadOutcome[] = [];
  const inputs = [...world.rows];
  for (const workload of request.workloads) {
    const s = situationOf(workload, org, catalogue);
    const assembled = assemble(s);
    notes.push(...assembled.problems);
    const table = workloadTable(catalogue, workload, s.values, calibrated, world, draws);
    inputs.push(...table.rows);
    const own = workloadSource(workload, s.values, table, world, s.testedLag, draws);
    const totals = assembled.options.map(() => emptyTotals(world.draws));
    for (let b = 0; b < request.blocks; b++) {
      const context = { w: own.block(b), world: blocks[b]!, discount, bench, legs: new Map() };
      runBlock(assembled.options, context, b, totals);
      done++;
      yield { done, of };
    }
    const known = new Map([...table.drawn, ...world.drawn]);
    outcomes.push(workloadOutcome(s, assembled, totals, outlook, known, draws));
  }
  const counts = [0, 0, 0];
  for (const o of outlook) counts[o]!++;
  const share = (o: number) => counts[o]! / world.draws;
  return {
    engine: engineVersion,
    edition: catalogue.edition,
    seed: request.seed,
    draws: world.draws,
    months,
    requestHash: requestHash(request),
    outlookShares: [share(0), share(1), share(2)],
    workloads: outcomes.map((o) => o.result),
    portfolio: portfolioOf(outcomes, outlook),
    inputs,
    problems: notes,
  };
}
