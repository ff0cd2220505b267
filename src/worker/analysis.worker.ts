import { expose } from 'comlink';
import { analyseInSteps } from '#engine/analyse.ts';
import { futuresOf, shippedCatalogue } from '#engine/futures.ts';
import { headlineRows } from '#engine/headlines/headline-rows.ts';
import { medianRun } from '#engine/median-run.ts';
import { worldSummary } from '#engine/results/world-summary.ts';
import { analysisApi, type MedianApi } from './analysis-api.ts';
import type { OutlooksApi } from './outlooks.ts';
import { stressApi } from './stress.ts';

const outlooks: OutlooksApi = {
  world: worldSummary,
  headlines: (request) => headlineRows(futuresOf(request).catalogue),
};
const median: MedianApi = {
  median: (request, wanted) => Promise.resolve(medianRun(request, wanted)),
};

expose({ ...analysisApi(analyseInSteps), ...outlooks, ...median, ...stressApi });
// Read now, so that the first question does not wait for it.
shippedCatalogue();
