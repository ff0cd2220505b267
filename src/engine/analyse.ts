import type { Analysis, AnalysisRequest, InputRow, Progress, Step } from './analysis.ts';
import { futuresOf, type Futures } from './futures.ts';
import { memory } from './remember.ts';
import { engineVersion, requestHash } from './request-hash.ts';
import { togetherOf, withPick, type Together } from './results/portfolio.ts';
import type { WorkloadOutcome } from './results/workload-result.ts';
import { inDepth, standing, studyOf } from './study.ts';
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
    if (step.value) onProgress?.(step.value);
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

/**
 * The same in steps: it pauses after each block of each workload and between the parts of an explanation, so
 * that the caller can stop. Of several blocks it hands out the standing analysis once every figure is there.
 */
export function* analyseInSteps(request: AnalysisRequest): Generator<Step, Analysis> {
  const futures = futuresOf(request);
  const { workloads, blocks, figuresOnly = false } = request;
  const of = Math.max(1, workloads.length * blocks);
  const paths: Float64Array[] = [];
  const keys = workloads.map((w) => `${figuresOnly}|${futures.key}|${JSON.stringify(w)}`);
  const all = keys.map((key) => reckoned.recall(key));
  const last = all.lastIndexOf(undefined);
  let together: Together | undefined;
  for (const [i, workload] of workloads.entries()) {
    if (all[i]) continue;
    let done = i * blocks;
    const study = studyOf(workload, futures, paths);
    const { problems } = study.assembled;
    const inputs = study.table.rows;
    const steps = standing(study, figuresOnly);
    let step = steps.next();
    for (; !step.done; step = steps.next()) yield step.value && { done: ++done, of };
    const { outcome } = step.value;
    all[i] = { outcome, inputs, problems };
    if (blocks > 1 && !figuresOnly) {
      if (i === last) {
        together = togetherOf(outcomesOf(all), futures);
        yield { done, of, standing: whole(request, futures, all, together) };
      }
      const result = yield* inDepth(study, step.value);
      all[i] = { outcome: { ...outcome, result }, inputs, problems };
    }
    reckoned.keep(keys[i]!, all[i]);
  }
  return whole(request, futures, all, together ?? togetherOf(outcomesOf(all), futures));
}

type Parts = readonly (Reckoned | undefined)[];

const outcomesOf = (parts: Parts): WorkloadOutcome[] => parts.map((part) => part!.outcome);

/** The analysis of all workloads, with what was chosen for them together. */
function whole(
  request: AnalysisRequest,
  { outlook, catalogue, table, problems }: Futures,
  parts: Parts,
  { portfolio, chosen }: Together,
): Analysis {
  const counts = [0, 0, 0];
  for (const o of outlook) counts[o]!++;
  const share = (o: number) => counts[o]! / outlook.length;
  return {
    engine: engineVersion,
    edition: catalogue.edition,
    seed: request.seed,
    draws: outlook.length,
    months,
    requestHash: requestHash(request),
    outlookShares: [share(0), share(1), share(2)],
    workloads: outcomesOf(parts).map(({ result }, i) =>
      withPick(result, chosen[i]!, !request.figuresOnly),
    ),
    portfolio,
    inputs: [...table.rows, ...parts.flatMap((part) => part!.inputs)],
    problems: [...problems, ...parts.flatMap((part) => part!.problems)],
  };
}
