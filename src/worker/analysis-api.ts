import { releaseProxy } from 'comlink';
import type { ProxyMethods } from 'comlink';
import type { Analysis, AnalysisRequest, Progress } from '#engine/analysis.ts';
import type { MedianRun } from '#engine/median-run.ts';
import type { Engine } from './steps.ts';
import { runInSteps } from './steps.ts';

/** What the analysis worker offers. */
export interface AnalysisApi {
  analyse(request: AnalysisRequest, onProgress: (progress: Progress) => void): Promise<Analysis>;
  /** Stops the run under way at its next block. */
  cancel(): void;
}

/** The run at median inputs, for the workbook: ids of the ways wanted by workload. */
export interface MedianApi {
  median(
    request: AnalysisRequest,
    wanted: Readonly<Record<string, readonly string[]>>,
  ): Promise<MedianRun>;
}

/** The worker's functions over an engine; a new run cancels the one before. */
export function analysisApi(engine: Engine): AnalysisApi {
  let current = new AbortController();
  return {
    async analyse(request, onProgress) {
      current.abort();
      current = new AbortController();
      try {
        return await runInSteps(engine, request, current.signal, onProgress);
      } finally {
        // What arrives here is a proxy; unreleased, its message port would stay open.
        (onProgress as Partial<ProxyMethods>)[releaseProxy]?.();
      }
    },
    cancel: () => current.abort(),
  };
}
