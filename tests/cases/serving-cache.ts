import { cacheSize, sequenceBytes } from '#engine/serving/kv-cache.ts';
import { bytesPerGib } from '#engine/serving/memory.ts';
import type { ModelShape } from '#engine/serving/model-shape.ts';
import { readPrecision, type Precision } from '#engine/serving/precision.ts';
import { findModel } from '../calibrate/names.ts';
import { notApplicable, type Case, type Outcome } from './case.ts';
import { outcomeOf, type Check, type Reading } from './serving-inputs.ts';

/** The model of a case; layers and heads that the case states replace the catalogue's. */
export function modelOf(r: Reading): ModelShape | null {
  const name = r.text('model') ?? '';
  const found = findModel(name);
  const layers = r.number('layers');
  const kvHeads = r.number('kv_heads');
  const headDim = r.number('head_dim');
  if (layers === null || kvHeads === null || headDim === null) return found;
  const cache: ModelShape['cache'] = [{ kind: 'full', layers, kvHeads, headDim }];
  if (found) return { ...found, layers, kvHeads, headDim, cache };
  return {
    key: name,
    name,
    paramsTotalB: NaN,
    paramsActiveB: NaN,
    layers,
    hiddenSize: NaN,
    heads: null,
    headDim,
    kvHeads,
    cache,
    expertsTotal: null,
    expertsActive: null,
    expertParamsB: null,
    expertWidth: null,
    vocabulary: null,
    tiedEmbeddings: null,
    contextTokens: null,
    nativePrecision: null,
  };
}

/** "bf16", "f16 (inferred)", "fp8": the format of the cache, 16 bit where nothing is said. */
function cachePrecision(r: Reading): Precision {
  return readPrecision(r.text('kv_dtype') ?? '') ?? 'bf16';
}

export function perToken(c: Case, r: Reading): Outcome {
  const model = modelOf(r);
  if (!model) return notApplicable(c, 'no architecture of that name');
  const stated = r.number('kv_bytes');
  const bytes = cacheSize(model, stated === 4 ? 'fp32' : stated === 1 ? 'fp8' : cachePrecision(r));
  const checks: Check[] = [];
  const expected = r.expected('kv_bytes_per_token');
  if (expected !== null)
    checks.push({ what: 'KV bytes a token', got: bytes.bytesPerToken, expected });
  const tokens = r.expected('kv_pool_tokens');
  const poolGib = r.expected('kv_pool_gib');
  if (tokens !== null && poolGib !== null)
    checks.push({
      what: 'tokens in the pool',
      got: (poolGib * bytesPerGib) / bytes.bytesPerToken,
      expected: tokens,
      rel: 0.001,
    });
  return outcomeOf(c, checks);
}

/** llama.cpp pads its context to a multiple of this many tokens. */
const contextPadding = 256;

/** Cache and recurrent states of one context, MiB or GiB. */
export function contextCache(c: Case, r: Reading): Outcome {
  const model = modelOf(r);
  if (!model) return notApplicable(c, 'no architecture of that name');
  const context = Math.ceil(r.needs('context') / contextPadding) * contextPadding;
  const size = cacheSize(model, cachePrecision(r));
  const growing = size.bytesPerToken * context;
  const checks: Check[] = [];
  const mib = r.expected('kv_mib');
  if (mib !== null)
    checks.push({ what: 'KV MiB', got: growing / 2 ** 20, expected: mib, rel: 1e-6 });
  const bytes = r.expected('kv_bytes_per_token');
  if (bytes !== null)
    checks.push({ what: 'KV bytes a token', got: size.bytesPerToken, expected: bytes });
  const states = r.expected('recurrent_state_mib');
  let remark: string | undefined;
  if (states !== null) {
    const one = size.fixedBytes / 2 ** 20;
    const sequences = Math.round(states / one);
    remark = `${sequences} sequences of ${one} MiB each`;
    checks.push({ what: 'state MiB', got: one * sequences, expected: states, rel: 1e-6 });
  }
  const kvGib = r.expected('kv_gb');
  if (kvGib !== null)
    checks.push({
      what: 'KV and state GiB',
      got: sequenceBytes(model, context, cachePrecision(r)) / bytesPerGib,
      expected: kvGib,
      abs: 0.01,
    });
  const total = r.expected('total_gb');
  const weights = r.expected('weights_gb');
  const compute = r.expected('compute_gb');
  if (total !== null && weights !== null && compute !== null) {
    checks.push({
      what: 'total GiB with its weights and buffers',
      got: weights + compute + sequenceBytes(model, context, cachePrecision(r)) / bytesPerGib,
      expected: total,
      abs: 0.02,
    });
    remark = 'weights as measured: a mixed quantisation has no published bits per weight';
  }
  return outcomeOf(c, checks, undefined, remark);
}
