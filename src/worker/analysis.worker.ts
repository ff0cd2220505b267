import { expose } from 'comlink';
import { analyseInSteps } from '#engine/analyse.ts';
import { analysisApi } from './analysis-api.ts';

expose(analysisApi(analyseInSteps));
