/** Cases of decision analysis: by the area and the shape of their input, never by their id or numbers. */
import type { Case, Outcome } from './case.ts';
import { type Answers, compared } from './decision-compare.ts';
import { generatorAnswers, normalAnswers, sobolAnswers } from './decision-draws.ts';
import {
  errorAnswers,
  eventAnswers,
  flipAnswers,
  outlookAnswers,
  queueAnswers,
} from './decision-figures.ts';
import { copulaAnswers, fitAnswers } from './decision-fits.ts';
import { Input } from './decision-input.ts';
import { pipelineAnswers } from './decision-pipeline.ts';
import { acceptabilityAnswers, preferenceAnswers } from './decision-preference.ts';
import { sensitivityAnswers } from './decision-sensitivity.ts';
import { valueAnswers } from './decision-value.ts';

const areas: Record<string, (input: Input) => Answers> = {
  rng: generatorAnswers,
  qmc: sobolAnswers,
  normal: normalAnswers,
  fits: fitAnswers,
  copula: copulaAnswers,
  'mc-error': errorAnswers,
  voi: valueAnswers,
  sobol: sensitivityAnswers,
  pipeline: pipelineAnswers,
  mcda: preferenceAnswers,
  smaa: acceptabilityAnswers,
  robustness: outlookAnswers,
  flip: flipAnswers,
  queue: queueAnswers,
  events: eventAnswers,
};

/** The outcome of a decision case; `undefined` for cases of another file. */
export function decisionCase(c: Case): Outcome | undefined {
  const answers = areas[c.area ?? ''];
  if (answers === undefined || c.input === undefined || c.expected === undefined) return undefined;
  return compared(c, answers(new Input(c)));
}
