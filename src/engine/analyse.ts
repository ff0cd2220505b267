import type { Workload } from '#profile/session.ts';
import type { Analysis, AnalysisRequest, InputRow, Progress } from './analysis.ts';
import { canonical } from './fingerprint.ts';
import { futuresOf, type Futures } from './futures.ts';
import { workloadTable } from './inputs/input-table.ts';
import { assemble } from './options/assemble.ts';
import { workbench, type Workbench } from './options/sim-option.ts';
import { bandsOf, situationOf } from './options/situation.ts';
import { memory } from './remember.ts';
import { engineVersion, requestHash } from './request-hash.ts';
import { togetherOf } from './results/portfolio.ts';
import { workloadOutcome, type WorkloadOutcome } from './results/workload-result.ts';
import { relaxationsOf, type Simulate } from './results/relaxations.ts';
import { DRAWS_PER_BLOCK } from './sampling/draw-table.ts';
import { workloadSource } from './simulate/workload-block.ts';
import { emptyTotals, runBlock } from './simulate/workload-run.ts';
import { months } from './world/period.ts';

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

/** One workload reckoned, with its inputs and what could not be used. */
interface Reckoned {
  outcome: WorkloadOutcome;
  inputs: InputRow[];
  problems: string[];
}

/** Twenty workloads at both numbers of draws, and a few edits back. */
const reckoned = memory<Reckoned>(48);

/** The same, pausing after each block of each workload so that the caller can stop. */
export function* analyseInSteps(request: AnalysisRequest): Generator<Progress, Analysis> {
  const futures = futuresOf(request);
  const of = Math.max(1, request.workloads.length * request.blocks);
  const bench = workbench();
  const all: Reckoned[] = [];
  for (const [i, workload] of request.workloads.entries()) {
    const key = `${futures.key}|${canonical(workload)}`;
    const known = reckoned.recall(key);
    if (known) yield { done: (i + 1) * request.blocks, of };
    const fresh = known ?? (yield* reckon(workload, futures, bench, i * request.blocks, of));
    all.push(known ?? reckoned.keep(key, fresh));
  }
  const { outlook, catalogue, org } = futures;
  const counts = [0, 0, 0];
  for (const o of outlook) counts[o]!++;
  const share = (o: number) => counts[o]! / outlook.length;
  const outcomes = all.map((r) => r.outcome);
  const { portfolio, workloads } = togetherOf(outcomes, outlook, {
    ceilings: { people: org.platformPeople.value, capexUsd: org.capexCap.value },
    bands: bandsOf(catalogue),
    indifferenceUsd: org.indifference.value ?? 0,
  });
  return {
    engine: engineVersion,
    edition: catalogue.edition,
    seed: request.seed,
    draws: outlook.length,
    months,
    requestHash: requestHash(request),
    outlookShares: [share(0), share(1), share(2)],
    workloads,
    portfolio,
    inputs: [...futures.table.rows, ...all.flatMap((r) => r.inputs)],
    problems: [...futures.problems, ...all.flatMap((r) => r.problems)],
  };
}

function* reckon(
  workload: Workload,
  f: Futures,
  bench: Workbench,
  before: number,
  of: number,
): Generator<Progress, Reckoned> {
  const s = situationOf(workload, f.org, f.catalogue);
  const assembled = assemble(s);
  const table = workloadTable(f.catalogue, workload, s.values, f.calibrated, f.table, f.draws);
  const own = workloadSource(workload, s.values, table, f.table, s.testedLag, f.draws);
  const totals = assembled.options.map(() => emptyTotals(f.outlook.length));
  for (const [b, world] of f.blocks.entries()) {
    const context = { w: own.block(b), world, discount: f.discount, bench, legs: new Map() };
    runBlock(assembled.options, context, b, totals);
    yield { done: before + b + 1, of };
  }
  const inputs = new Map([...table.drawn, ...f.table.drawn]);
  const rows = [...table.rows, ...f.table.rows];
  const switching = { ...own.switching, discount: f.discount };
  const outcome = workloadOutcome(
    s,
    assembled,
    totals,
    f.outlook,
    inputs,
    rows,
    f.draws,
    switching,
  );
  if (f.draws.blocks > 1) {
    const simulate: Simulate = (options, blocks) => {
      const some = options.map(() => emptyTotals(blocks * DRAWS_PER_BLOCK));
      for (let b = 0; b < blocks; b++) {
        const context = {
          w: own.block(b),
          world: f.blocks[b]!,
          discount: f.discount,
          bench,
          legs: new Map(),
        };
        runBlock(options, context, b, some);
      }
      return some;
    };
    const { leaderCost, barred, result } = outcome;
    result.relaxations = relaxationsOf(
      s,
      assembled.options,
      result.ruledOut,
      barred,
      leaderCost,
      f.draws.blocks,
      simulate,
    );
  }
  return {
    outcome: { ...outcome, barred: [], leaderCost: null },
    inputs: table.rows,
    problems: assembled.problems,
  };
}
