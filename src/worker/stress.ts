import { proxy, releaseProxy } from 'comlink';
import type { ProxyMethods } from 'comlink';
import type { AnalysisRequest, Progress } from '#engine/analysis.ts';
import type { Eligible, StressResult } from '#engine/stress/result.ts';
import { stressTests } from '#engine/stress/stress.ts';
import { cancelled } from './cancel.ts';
import { remoteOf } from './remote.ts';
import { startAnalysisWorker } from './runner.ts';

/** What the analysis worker offers beside analyses: every stress card on every workload. */
export interface StressApi {
  stress(
    request: AnalysisRequest,
    eligible: Eligible,
    onProgress: (progress: Progress) => void,
  ): Promise<StressResult[]>;
}

export const stressApi: StressApi = {
  stress(request, eligible, onProgress) {
    const steps = stressTests(request, eligible);
    for (;;) {
      const step = steps.next();
      if (step.done) {
        (onProgress as Partial<ProxyMethods>)[releaseProxy]?.();
        return Promise.resolve(step.value);
      }
      onProgress(step.value);
    }
  },
};

/** Runs the stress cards away from the page's thread. */
export interface Stress {
  /** Rejects with `AbortError` when cancelled, `WorkerDied` when the worker fails. */
  run(
    request: AnalysisRequest,
    eligible: Eligible,
    options: { signal: AbortSignal; onProgress: (progress: Progress) => void },
  ): Promise<StressResult[]>;
}

/** Stress tests in a worker of their own that ends with them; cancelling ends it at once. */
export function workerStress(start: () => Promise<Worker> = startAnalysisWorker): Stress {
  const remote = remoteOf<StressApi>(start);
  return {
    async run(request, eligible, { signal, onProgress }) {
      const stop = () => remote.stop('The stress cards were cancelled.');
      signal.addEventListener('abort', stop, { once: true });
      try {
        return await remote.call((api) => api.stress(request, eligible, proxy(onProgress)));
      } catch (error) {
        throw signal.aborted ? cancelled('The stress cards were cancelled.') : error;
      } finally {
        signal.removeEventListener('abort', stop);
        if (!signal.aborted) remote.stop('The worker is no longer needed.');
      }
    },
  };
}
