import { isMixture, type ModelShape } from './model-shape.ts';
import { bytesPerWeight, type Precision } from './precision.ts';

/** Bytes of all weights of a model as held in memory, by how often a step reads them. */
export interface WeightBytes {
  total: number;
  /** Read in every step: attention, shared experts, routers, embeddings. */
  shared: number;
  /** Routed experts: all are held, a step reads those its tokens are sent to. */
  experts: number;
}

/** Engines pad MXFP4 expert matrices to a multiple of this many columns. */
const mxfp4Padding = 256;

/**
 * Weight bytes with all experts. Quantised releases keep embeddings (and MXFP4 ones attention too) at
 * 16 bit, and a model released below 16 bit is never held larger than it was released.
 */
export function weightBytes(model: ModelShape, precision: Precision): WeightBytes {
  const held = heldPrecision(model, precision);
  const expertParams = expertParamsB(model) * 1e9;
  const otherParams = model.paramsTotalB * 1e9 - expertParams;
  const wide = Math.max(2, bytesPerWeight(held) > 2 ? bytesPerWeight(held) : 2);
  const kept = Math.min(otherParams, embeddingParams(model));
  const experts = expertParams * bytesPerWeight(held) * padding(model, held);
  const shared =
    held === 'mxfp4' ? otherParams * 2 : kept * wide + (otherParams - kept) * bytesPerWeight(held);
  return { total: experts + shared, shared, experts };
}

/** The format weights are really held in: the smaller of what is asked and what was released. */
export function heldPrecision(model: ModelShape, asked: Precision): Precision {
  const native = model.nativePrecision;
  if (native === null) return asked;
  return bytesPerWeight(native) < bytesPerWeight(asked) || asked === 'fp4' ? native : asked;
}

/**
 * Parameters in routed experts, billions. From total T, active A and k of E experts:
 * T = S + X and A = S + X·k/E, so X = (T − A) / (1 − k/E).
 */
export function expertParamsB(model: ModelShape): number {
  if (!isMixture(model)) return 0;
  if (model.expertParamsB !== null) return model.expertParamsB;
  const share = (model.expertsActive ?? 1) / (model.expertsTotal ?? 1);
  return Math.min(model.paramsTotalB, (model.paramsTotalB - model.paramsActiveB) / (1 - share));
}

/** Share of the experts that a batch of `tokens` touches: 1 − (1 − k/E)^tokens, with routing taken as uniform. */
export function expertsTouched(model: ModelShape, tokens: number): number {
  if (!isMixture(model)) return 0;
  const miss = 1 - (model.expertsActive ?? 1) / (model.expertsTotal ?? 1);
  return 1 - wholePower(miss, Math.max(1, Math.round(tokens)));
}

function embeddingParams(model: ModelShape): number {
  if (model.vocabulary === null) return 0;
  return model.vocabulary * model.hiddenSize * (model.tiedEmbeddings ? 1 : 2);
}

function padding(model: ModelShape, held: Precision): number {
  if (held !== 'mxfp4' || model.expertWidth === null) return 1;
  return (Math.ceil(model.expertWidth / mxfp4Padding) * mxfp4Padding) / model.expertWidth;
}

/** base^n for a whole n ≥ 0 by squaring: exact in every browser, unlike Math.pow. */
export function wholePower(base: number, n: number): number {
  let result = 1;
  for (let b = base, rest = n; rest > 0; rest = Math.floor(rest / 2), b *= b)
    if (rest % 2 === 1) result *= b;
  return result;
}
