import { isMixture, type ModelShape } from './model-shape.ts';
import { bytesPerWeight, type Precision } from './precision.ts';

/** Bytes of all weights of a model as held in memory, by how often a step reads them. */
export interface WeightBytes {
  total: number;
  /** Read in every step: attention, shared experts, routers, output embedding. */
  shared: number;
  /** Routed experts: all are held, a step reads those its tokens are sent to. */
  experts: number;
}

/** vLLM pads MXFP4 expert matrices to a multiple of this many columns: both gpt-oss sizes are then right to 0.3 %. */
const mxfp4Padding = 256;

/**
 * Weight bytes with all experts. Quantised releases keep embeddings (MXFP4 ones all but the experts)
 * at 16 bit, and a model released below 16 bit is never held larger than it was released.
 */
export function weightBytes(model: ModelShape, asked: Precision): WeightBytes {
  const held = heldPrecision(model, asked);
  const expertParams = expertParamsB(model) * 1e9;
  const others = model.paramsTotalB * 1e9 - expertParams;
  const each = bytesPerWeight(held);
  const wide = Math.max(2, each);
  const kept = held === 'mxfp4' ? others : Math.min(others, embeddingParams(model));
  const experts = expertParams * each * padding(model, held);
  const shared = kept * wide + (others - kept) * each;
  return { total: experts + shared, shared, experts };
}

/** The format weights are held in: the smaller of what is asked and what was released. */
export function heldPrecision(model: ModelShape, asked: Precision): Precision {
  const native = model.nativePrecision;
  return native !== null && bytesPerWeight(native) <= bytesPerWeight(asked) ? native : asked;
}

/**
 * Parameters in routed experts, billions. From total T, active A and k of E experts:
 * T = S + X and A = S + X·k/E, so X = (T − A) / (1 − k/E).
 */
export function expertParamsB(model: ModelShape): number {
  if (!isMixture(model)) return 0;
  if (model.expertParamsB !== null) return model.expertParamsB;
  return Math.min(
    model.paramsTotalB,
    (model.paramsTotalB - model.paramsActiveB) / (1 - activeShare(model)),
  );
}

/** Share of the routed experts that one token is sent to; 1 for dense models. */
export function activeShare(model: ModelShape): number {
  return isMixture(model) ? (model.expertsActive ?? 1) / (model.expertsTotal ?? 1) : 1;
}

/** Columns of one expert's matrices, or of the whole feed-forward block of a dense model; read or derived from parameters. */
export function feedForwardWidth(model: ModelShape): number {
  const perColumn = 3 * model.layers * model.hiddenSize;
  if (!isMixture(model)) return (0.75e9 * model.paramsTotalB) / perColumn;
  return (
    model.expertWidth ?? (expertParamsB(model) * 1e9) / (perColumn * (model.expertsTotal ?? 1))
  );
}

/** Parameters of the input and output embedding; none where the vocabulary is not known. */
export function embeddingParams(model: ModelShape): number {
  if (model.vocabulary === null) return 0;
  return model.vocabulary * model.hiddenSize * (model.tiedEmbeddings ? 1 : 2);
}

function padding(model: ModelShape, held: Precision): number {
  if (held !== 'mxfp4' || model.expertWidth === null) return 1;
  return (Math.ceil(model.expertWidth / mxfp4Padding) * mxfp4Padding) / model.expertWidth;
}
