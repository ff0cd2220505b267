/**
 * Value of knowing one input (EVPPI), by regression of the net-benefit differences on it (Strong, Oakley
 * & Brennan 2014), and of a rough answer about it (EVSI).
 */
import { type Cells, dummyCells } from './cells.ts';
import { isConfirmed } from './confirmation.ts';
import type { Decision, Rival } from './decision.ts';
import { type InformationValue, valueOfChoice } from './information-value.ts';
import { dots, weightedSum } from './dot.ts';
import { type SplineDesign, splineDesign } from './spline-design.ts';

/** Generalised cross-validation counts each degree of freedom as 1.4 (Kim & Gu 2004). */
const GCV_INFLATION = 1.4;
/** Accidents of the design were seen up to 4 standard errors; from here on no check is needed. */
const BEYOND_ACCIDENT = 8;

/** EVPPI of the input whose cells are given; checked between scrambles where it is above its error. */
export function evppi(decision: Decision, cells: Cells): InformationValue {
  const result = fittedValue(decision, cells);
  const errors = result.value / result.standardError;
  if (!(errors > 2 && errors < BEYOND_ACCIDENT)) return result;
  const confirmed = isConfirmed(decision, cells, (half, own) => fittedValue(half, own).choice);
  return { ...result, confirmed };
}

/**
 * EVSI of an answer with correlation `quality` (0 to 1) to the truth, on normal scores; exact for normal
 * models. The standard error is that of the perfect answer's rule, shrunk alike.
 */
export function evsi(decision: Decision, cells: Cells, quality: number): InformationValue {
  const design = splineDesign(decision.draws);
  const basis = design.blurred(Math.min(1, Math.max(0, quality)));
  const fits = decision.rivals.map((rival) =>
    weightedSum(basis, coefficients(design, rival, cells) ?? constantOf(design, rival)),
  );
  return valueOfChoice(decision, cells, design.sizes, fits);
}

/** Quality of a measurement: correlation of the answer with the truth, from the two standard deviations. */
export function answerQuality(priorSd: number, errorSd: number): number {
  if (errorSd === 0) return 1;
  return priorSd / Math.sqrt(priorSd * priorSd + errorSd * errorSd);
}

function fittedValue(decision: Decision, cells: Cells): InformationValue {
  const design = splineDesign(decision.draws);
  const fits = decision.rivals.map((rival) => {
    const weights = coefficients(design, rival, cells);
    return weights ? weightedSum(design.basis, weights) : constantFit(design, rival);
  });
  return valueOfChoice(decision, cells, design.sizes, fits);
}

const constants = new WeakMap<Rival, Float64Array>();

/** The fit where the input explains nothing: one for all inputs of a rival, and for most of them. */
function constantFit(design: SplineDesign, rival: Rival): Float64Array {
  let fit = constants.get(rival);
  if (fit === undefined) {
    fit = weightedSum(design.basis, constantOf(design, rival));
    constants.set(rival, fit);
  }
  return fit;
}

const constantOf = ({ constant }: SplineDesign, { mean }: Rival): Float64Array =>
  constant.map((weight) => mean * weight);

/** The largest value among inputs that can have none: what chance alone produces. */
export function noiseFloor(
  decision: Decision,
  dummies: readonly Cells[] = dummyCells(decision.draws),
): number {
  return Math.max(0, ...dummies.map((cells) => fittedValue(decision, cells).value));
}

/** Shrunken coefficients of a rival's difference on an input; undefined where a constant does as well. */
function coefficients(design: SplineDesign, rival: Rival, cells: Cells): Float64Array | undefined {
  const { draws, basis, penalties } = design;
  const sums = new Float64Array(design.sizes.length);
  const y = rival.difference;
  for (let i = 0; i < draws; i += 1) {
    const c = cells[i] as number;
    sums[c] = (sums[c] as number) + (y[i] as number);
  }
  const raw = dots(sums, basis);
  const smoothing = bestSmoothing(raw, design, rival);
  if (smoothing === undefined) return undefined;
  return raw.map((value, j) => value / (1 + smoothing * (penalties[j] as number)));
}

/** The penalty weight with the least GCV score; `undefined` where a constant does as well. */
function bestSmoothing(
  raw: Float64Array,
  { draws, smoothings }: SplineDesign,
  rival: Rival,
): number | undefined {
  const score = (residual: number, freedom: number) => {
    const left = draws - GCV_INFLATION * freedom;
    return left > 0 ? Math.max(0, residual) / (left * left) : Infinity;
  };
  let best = score(rival.sumOfSquares - draws * rival.mean * rival.mean, 1);
  let smoothing: number | undefined;
  for (const { weight, kept, freedom } of smoothings) {
    let explained = 0;
    for (let j = 0; j < raw.length; j += 1) {
      const h = kept[j] as number;
      explained += (raw[j] as number) * (raw[j] as number) * h * (2 - h);
    }
    const now = score(rival.sumOfSquares - explained, freedom);
    if (now < best) {
      best = now;
      smoothing = weight;
    }
  }
  return smoothing;
}
