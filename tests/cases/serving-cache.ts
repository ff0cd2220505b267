import {
  bytesPerGib,
  cacheSize,
  type ModelShape,
  type Precision,
  readPrecision,
  sequenceBytes,
} from '#engine/index.ts';
import { findModel } from '../calibrate/names.ts';
import { notApplicable, type Case, type Outcome } from './case.ts';
import { holds, outcomeOf, type Check, type Reading } from './serving-inputs.ts';

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
  const precision = stated === 4 ? 'fp32' : stated === 1 ? 'fp8' : cachePrecision(r);
  const bytes = cacheSize(model, precision);
  const checks: Check[] = [];
  const expected = r.expected('kv_bytes_per_token');
  if (expected !== null) checks.push(bytesCheck(model, precision, expected));
  const tokens = r.expected('kv_pool_tokens');
  const poolGib = r.expected('kv_pool_gib', 'kv_pool_gib_per_gpu');
  if (tokens !== null && poolGib !== null)
    checks.push({
      what: 'tokens in the pool',
      got: (poolGib * bytesPerGib) / bytes.bytesPerToken,
      expected: tokens,
      rel: 0.001,
    });
  return outcomeOf(c, checks);
}

/** A model with windows has two figures: while the context is inside the window, all layers grow. Which of them a source gives is named. */
function bytesCheck(model: ModelShape, precision: Precision, expected: number): Check {
  const beyond = cacheSize(model, precision).bytesPerToken;
  const inside = sequenceBytes(model, 2, precision) - sequenceBytes(model, 1, precision);
  return inside !== beyond && expected === inside
    ? { what: 'KV bytes a token inside the window', got: inside, expected }
    : { what: 'KV bytes a token', got: beyond, expected };
}

/** llama.cpp pads its context to a multiple of this many tokens. */
const llamaCppPadding = 256;

function contextOf(r: Reading): number {
  const context = r.needs('context');
  const pads = /llama\.cpp|lm ?studio|ollama/i.test(r.text('engine') ?? '');
  return pads ? Math.ceil(context / llamaCppPadding) * llamaCppPadding : context;
}

/** Cache and recurrent states of one context; a published "GB" is read as GiB first, as engines mean it, else as 10⁹ bytes. */
export function contextCache(c: Case, r: Reading): Outcome {
  const model = modelOf(r);
  if (!model) return notApplicable(c, 'no architecture of that name');
  const precision = cachePrecision(r);
  const all = sequenceBytes(model, contextOf(r), precision) * (r.number('batch', 'sequences') ?? 1);
  const states = cacheSize({ ...model, cache: model.cache.filter((b) => b.kind === 'state') });
  const checks: Check[] = [];
  const remarks: string[] = [];
  const mib = r.expected('kv_mib');
  if (mib !== null)
    checks.push({
      what: 'KV MiB',
      got: (all - states.fixedBytes) / 2 ** 20,
      expected: mib,
      rel: 1e-6,
    });
  const bytes = r.expected('kv_bytes_per_token');
  if (bytes !== null) checks.push(bytesCheck(model, precision, bytes));
  const stateMib = r.expected('recurrent_state_mib');
  if (stateMib !== null && !states.complete)
    return notApplicable(c, 'the size of this model’s recurrent state is not known');
  if (stateMib !== null) {
    const one = states.fixedBytes / 2 ** 20;
    const sequences = Math.max(1, Math.round(stateMib / one));
    remarks.push(`${sequences} sequences of ${one} MiB each`);
    checks.push({ what: 'state MiB', got: one * sequences, expected: stateMib, rel: 1e-6 });
  }
  const kv = r.expected('kv_gib', 'kv_gb');
  if (kv !== null) {
    const check = { what: 'KV and state GiB', got: all / bytesPerGib, expected: kv, abs: 0.01 };
    const decimal = { ...check, what: 'KV and state GB', got: all / 1e9 };
    checks.push(!holds(check) && holds(decimal) ? decimal : check);
  }
  const total = r.expected('total_gib', 'total_gb');
  const weights = r.expected('weights_gib', 'weights_gb');
  const compute = r.expected('compute_gib', 'compute_gb');
  if (total !== null && weights !== null && compute !== null) {
    checks.push({
      what: 'total GiB with its weights and buffers',
      got: weights + compute + all / bytesPerGib,
      expected: total,
      abs: 0.02,
    });
    remarks.push('weights as measured: a mixed quantisation has no published bits per weight');
  }
  return outcomeOf(c, checks, undefined, remarks.join('; ') || undefined);
}
