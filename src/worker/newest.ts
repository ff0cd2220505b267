import type { Analysis, AnalysisRequest, Progress } from '#engine/analysis.ts';
import { cancelled } from './cancel.ts';

export interface RunOptions {
  /** Cancels the run; its promise rejects at once with an `AbortError`. */
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
}

/** How a run is done once it is decided that it is done. */
export type Work = (
  request: AnalysisRequest,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
) => Promise<Analysis>;

/** Runs one request at a time: a new one cancels the one before, whose promise rejects at once. */
export interface NewestRun {
  run(request: AnalysisRequest, options?: RunOptions): Promise<Analysis>;
  cancel(why: string): void;
}

/** Makes the newest run win over any work; a cancelled run reports no more progress. */
export function newestRun(work: Work): NewestRun {
  let current = new AbortController();
  const cancel = (why: string) => current.abort(cancelled(why));
  return {
    cancel,
    run(request, { signal: outer, onProgress } = {}) {
      cancel('A newer run began.');
      const controller = new AbortController();
      current = controller;
      const { signal } = controller;
      return new Promise((resolve, reject) => {
        const onOuter = () => controller.abort(cancelled('The run was cancelled.'));
        const onAbort = () => reject(signal.reason as DOMException);
        signal.addEventListener('abort', onAbort, { once: true });
        outer?.addEventListener('abort', onOuter, { once: true });
        if (outer?.aborted) return onOuter();
        // Progress travels on a channel of its own and may arrive after the result.
        let done = false;
        work(request, signal, (progress) => {
          if (!done && !signal.aborted) onProgress?.(progress);
        })
          .then(resolve, reject)
          .finally(() => {
            done = true;
            outer?.removeEventListener('abort', onOuter);
            signal.removeEventListener('abort', onAbort);
          });
      });
    },
  };
}
