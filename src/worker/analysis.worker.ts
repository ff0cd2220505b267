import { expose } from 'comlink';
import { analyseInSteps } from '#engine/analyse.ts';
import { shippedCatalogue } from '#engine/futures.ts';
import { analysisApi } from './analysis-api.ts';

expose(analysisApi(analyseInSteps));
// Read now, so that the first question does not wait for it.
shippedCatalogue();
