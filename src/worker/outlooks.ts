import type { AnalysisRequest } from '#engine/analysis.ts';
import type { HeadlineRow } from '#engine/headlines/headline.ts';
import type { WorldSummary } from '#engine/results/world-summary.ts';
import { remoteOf } from './remote.ts';
import { startAnalysisWorker } from './runner.ts';

/** What the analysis worker offers beside analyses: the world without any workload, and the published headlines on its catalogue. */
export interface OutlooksApi {
  world(request: AnalysisRequest): WorldSummary;
  headlines(request: AnalysisRequest): HeadlineRow[];
}

/** The same as promises. */
export interface Outlooks {
  world(request: AnalysisRequest): Promise<WorldSummary>;
  headlines(request: AnalysisRequest): Promise<HeadlineRow[]>;
}

/** Reckons the world in a worker of its own, so that no analysis waits for it; started when first asked. */
export function workerOutlooks(): Outlooks {
  const remote = remoteOf<OutlooksApi>(startAnalysisWorker);
  return {
    world: (request) => remote.call((api) => api.world(request)),
    headlines: (request) => remote.call((api) => api.headlines(request)),
  };
}
