import { expose } from 'comlink';
import { analyseInSteps, shippedCatalogue } from '#engine/analyse.ts';
import { analysisApi } from './analysis-api.ts';

expose(analysisApi(analyseInSteps));
// Read now, so that the first question does not wait for it.
shippedCatalogue();
