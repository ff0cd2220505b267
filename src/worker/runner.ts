import { proxy } from 'comlink';
import type { Analysis, AnalysisRequest } from '#engine/analysis.ts';
import type { AnalysisApi, MedianApi } from './analysis-api.ts';
import { newestRun } from './newest.ts';
import type { RunOptions, Work } from './newest.ts';
import { remoteOf } from './remote.ts';
import type { Engine } from './steps.ts';
import { runInSteps } from './steps.ts';

/** Runs analyses, one at a time: the newest request wins and the one before rejects with `AbortError`. */
export interface Runner {
  /** Rejects with `AbortError` when cancelled, `WorkerDied` when the worker fails, else with the engine's error. */
  run(request: AnalysisRequest, options?: RunOptions): Promise<Analysis>;
  /** Prepares what the first run would wait for. */
  warm(): void;
  /** Cancels the run under way and frees the worker; a later run starts a new one. */
  dispose(): void;
}

/**
 * Between a request to stop and the end of a worker that does not answer it. No step takes so long; a
 * worker that is replaced for nothing has forgotten every other workload, which costs seconds.
 */
const patienceMs = 250;

/** Runs the engine on this thread, block by block. */
export const inlineRunner = (engine: Engine): Runner =>
  runnerOver((request, signal, onProgress) => runInSteps(engine, request, signal, onProgress));

/** Like `inlineRunner`, but request, progress and analysis are copied as on their way to and from a worker. */
export const clonedRunner = (engine: Engine): Runner =>
  runnerOver(async (request, signal, onProgress) =>
    structuredClone(
      await runInSteps(engine, structuredClone(request), signal, (progress) =>
        onProgress(structuredClone(progress)),
      ),
    ),
  );

/** Runs the engine in a worker that ends and is replaced where it does not stop within 250 ms. */
export function workerRunner(
  start: () => Promise<Worker> = startAnalysisWorker,
): Runner & MedianApi {
  const remote = remoteOf<AnalysisApi & MedianApi>(start);
  let lastRun: Promise<unknown> | null = null;

  const work: Work = async (request, signal, onProgress) => {
    // The run before was cancelled; what it still holds of the worker is given up in 250 ms at most.
    if (lastRun) await lastRun;
    signal.throwIfAborted();
    const analysis = remote.call((api) => api.analyse(request, proxy(onProgress)));
    let patience: ReturnType<typeof setTimeout> | undefined;
    const stop = () => {
      remote.call((api) => api.cancel()).catch(() => undefined);
      patience = setTimeout(() => {
        remote.stop('The run was cancelled and its worker replaced.');
        remote.warm();
      }, patienceMs);
    };
    signal.addEventListener('abort', stop, { once: true });
    const ended = analysis
      .catch(() => undefined)
      .finally(() => {
        clearTimeout(patience);
        signal.removeEventListener('abort', stop);
        if (lastRun === ended) lastRun = null;
      });
    lastRun = ended;
    return analysis;
  };

  const runner = runnerOver(work);
  return {
    ...runner,
    median: (request, wanted) => remote.call((api) => api.median(request, wanted)),
    warm: () => remote.warm(),
    dispose() {
      runner.dispose();
      remote.stop('The worker is no longer needed.');
    },
  };
}

function runnerOver(work: Work): Runner {
  const newest = newestRun(work);
  return {
    run: (request, options) => newest.run(request, options),
    warm: () => undefined,
    dispose: () => newest.cancel('The runner was closed.'),
  };
}

/** Loads the worker's code, which is a part of the app's own, and starts it from memory. */
export async function startAnalysisWorker(): Promise<Worker> {
  const { default: AnalysisWorker } = await import('./analysis.worker.ts?worker&inline');
  return new AnalysisWorker({ name: 'analysis' });
}
