import {
  activationGib,
  type Band,
  bytesPerGib,
  concurrency,
  defaultEngine,
  type EngineVersion,
  fits,
  kvPoolGib,
  type MemoryPlan,
  memoryUse,
  type ModelShape,
  nonTorchGib,
  type Precision,
  readPrecision,
  sequenceBytes,
  weightBytes,
} from '#engine/index.ts';
import { findGpu } from '../calibrate/gpu-names.ts';
import { notApplicable, type Case, type Outcome } from './case.ts';
import { contextCache, modelOf, perToken } from './serving-cache.ts';
import { holds, outcomeOf, Reading, type Check } from './serving-inputs.ts';
import { gpuCount } from './serving-setup.ts';

/** Weight format: stated, else in the model's name, else 16 bit as released. */
function precisionOf(r: Reading): Precision {
  const stated = r.text('precision') ?? '';
  return readPrecision(stated) ?? readPrecision(r.text('model') ?? '') ?? 'bf16';
}

/** The build of "vLLM v0.15.0" or "vLLM (<=v0.16-era activation)"; null where none is stated. */
function versionOf(r: Reading): EngineVersion | null {
  const text = r.text('engine');
  if (text === null) return null;
  const found = /v?(\d+)\.(\d+)/.exec(text);
  const engine = /llama\.cpp/i.test(text) ? 'llama.cpp' : 'vLLM';
  if (!found) return engine === 'llama.cpp' ? { engine, major: 0, minor: 0 } : null;
  return { engine, major: Number(found[1]), minor: Number(found[2]) };
}

function planOf(r: Reading, model: ModelShape, version: EngineVersion | null): MemoryPlan | null {
  const gpu = findGpu(r.text('gpu') ?? '');
  if (!gpu || Number.isNaN(model.paramsTotalB)) return null;
  const memoryGib = r.number('gpu_mem_gib');
  return {
    model,
    gpu: memoryGib === null ? gpu : { ...gpu, memoryGb: memoryGib / 0.99 },
    precision: precisionOf(r),
    tensorParallel: r.number('tp') ?? gpuCount(r),
    pipelineParallel: r.number('pp') ?? 1,
    utilisation: r.number('gpu_memory_utilization') ?? 0.9,
    ...(version === null ? {} : { version }),
  };
}

/** The band of a build; of both generations of builds where none is stated. */
function bandOf(band: (version: EngineVersion) => Band, version: EngineVersion | undefined): Band {
  if (version) return band(version);
  const [late, early] = [band(defaultEngine), band(unknownBuild)];
  return {
    low: Math.min(late.low, early.low),
    likely: late.likely,
    high: Math.max(late.high, early.high),
  };
}

/** The build with the larger constants: what must hold where a case does not say which build it means. */
const unknownBuild: EngineVersion = { engine: 'vLLM', major: 0, minor: 16 };

/** Weights to 1 %, activation and non-torch inside their bands; what a case publishes of them. */
function partChecks(r: Reading, model: ModelShape, plan: MemoryPlan): Check[] {
  const gpus = plan.tensorParallel * (plan.pipelineParallel ?? 1);
  const checks: Check[] = [];
  const weights = r.expected('weights_gib_per_gpu', 'weights_gib');
  if (weights !== null && Number.isFinite(model.paramsTotalB))
    checks.push({
      what: 'weights GiB',
      got: weightBytes(model, plan.precision).total / gpus / bytesPerGib,
      expected: weights,
      rel: 0.01,
    });
  for (const [name, band] of [
    ['activation_gib', bandOf((version) => activationGib(model, version), plan.version)],
    ['non_torch_gib', bandOf((version) => nonTorchGib(plan.tensorParallel, version), plan.version)],
  ] as const) {
    const measured = r.expected(name);
    if (measured === null) continue;
    const inside = measured >= band.low && measured <= band.high;
    checks.push({
      what: `${name.replace('_gib', ' GiB').replace('_', '-')} in ${band.low.toFixed(2)} to ${band.high.toFixed(2)}`,
      got: inside ? measured : band.likely,
      expected: measured,
    });
  }
  return checks;
}

/** Two tests of one measurement: the identity of its own figures, and what we would have predicted. */
function pool(c: Case, r: Reading): Outcome[] {
  const model = modelOf(r);
  const plan = model && planOf(r, model, versionOf(r));
  return [
    ...identity(c, r, model),
    model && plan
      ? outcomeOf(c, partChecks(r, model, plan), 'prediction')
      : { ...unknownName(c, r), id: `${c.id}/prediction` },
  ];
}

/** The measured parts must leave the measured pool, and the pool hold the measured number of requests; needs no prediction. */
function identity(c: Case, r: Reading, model: ModelShape | null): Outcome[] {
  const memoryGib = r.number('gpu_mem_gib');
  const weightsGib = r.expected('weights_gib_per_gpu', 'weights_gib');
  const activation = r.expected('activation_gib');
  const nonTorch = r.expected('non_torch_gib');
  const poolGib = r.expected('kv_pool_gib_per_gpu', 'kv_pool_gib');
  const utilisation = r.number('gpu_memory_utilization');
  if (
    memoryGib === null ||
    weightsGib === null ||
    activation === null ||
    nonTorch === null ||
    poolGib === null ||
    utilisation === null
  )
    return [];
  const at = (share: number) =>
    kvPoolGib({
      memoryGib,
      utilisation: share,
      weightsGib,
      activationGib: activation,
      nonTorchGib: nonTorch,
    });
  const checks: Check[] = [
    { what: 'KV pool GiB', got: at(utilisation), expected: poolGib, abs: 0.05 },
  ];
  const most = r.expected('max_concurrency');
  const context = r.number('max_model_len');
  if (most !== null && context !== null && model)
    checks.push({
      what: 'concurrency',
      got:
        (poolGib * (r.number('tp') ?? gpuCount(r)) * bytesPerGib) / sequenceBytes(model, context),
      expected: most,
      rel: 0.002,
    });
  const wrong = erratum(at, utilisation, poolGib);
  const outcome = outcomeOf(c, checks, 'identity', wrong);
  return [wrong === undefined ? outcome : { ...outcome, verdict: 'expected failure' }];
}

/** Says so where the published utilisation cannot be right and another usual one gives the published pool. */
function erratum(
  at: (share: number) => number,
  published: number,
  poolGib: number,
): string | undefined {
  if (Math.abs(at(published) - poolGib) <= 0.05) return undefined;
  const right = [0.85, 0.88, 0.9, 0.92, 0.95, 0.98].find(
    (share) => Math.abs(at(share) - poolGib) <= 0.05,
  );
  return right === undefined
    ? undefined
    : `an erratum of the source: a utilisation of ${published} cannot give this pool, ${right} gives ${at(right).toFixed(2)} GiB`;
}

/** Why a case about memory cannot be answered: its model or its GPU. */
function unknownName(c: Case, r: Reading): Outcome {
  return notApplicable(
    c,
    modelOf(r)
      ? `the catalogue has no GPU "${r.text('gpu') ?? ''}"`
      : `no architecture of the name "${r.text('model') ?? ''}"`,
  );
}

function components(c: Case, r: Reading): Outcome {
  const model = modelOf(r);
  const plan = model && planOf(r, model, versionOf(r));
  return model && plan ? outcomeOf(c, partChecks(r, model, plan)) : unknownName(c, r);
}

function fit(c: Case, r: Reading): Outcome {
  const model = modelOf(r);
  const version = versionOf(r) ?? unknownBuild;
  const plan = model && planOf(r, model, version);
  if (!model || !plan) return unknownName(c, r);
  if (typeof r.output('fits') !== 'boolean')
    return notApplicable(c, 'the case does not say whether it fits');
  const use = memoryUse(plan);
  const longest = r.needs('max_model_len');
  const held = fits(use) ? concurrency(use, longest) : 0;
  const got = held >= 1;
  const expected = r.output('fits');
  const why = fits(use)
    ? `${use.poolGib.toFixed(2)} GiB of cache hold ${held.toFixed(2)} requests of ${longest} tokens (engine build not stated: the larger activation is assumed)`
    : use.sentence;
  return {
    id: c.id,
    got: { fits: got, why },
    expected: { fits: expected },
    verdict: got === expected ? 'pass' : 'fail',
  };
}

function concurrent(c: Case, r: Reading): Outcome {
  const model = modelOf(r);
  const longest = r.needs('max_model_len');
  const expected = r.expected('max_concurrency');
  if (!model || !planOf(r, model, null)) return unknownName(c, r);
  if (expected === null) return notApplicable(c, 'no concurrency to compare with');
  const [late = 0, early = 0] = [defaultEngine, unknownBuild].map((version) => {
    const plan = planOf(r, model, versionOf(r) ?? version);
    const use = plan && memoryUse(plan);
    return use && fits(use) ? concurrency(use, longest) : 0;
  });
  const inside = expected >= early * 0.98 && expected <= late * 1.05;
  return outcomeOf(
    c,
    [{ what: 'concurrency', got: late, expected, rel: inside ? 1 : 0.02 }],
    undefined,
    `${early.toFixed(2)} to ${late.toFixed(2)} by engine build, which is not stated`,
  );
}

/** Weights by precision, where a published figure may add a flat overhead to some of them. */
function weights(c: Case, r: Reading): Outcome {
  const model = modelOf(r);
  if (!model || Number.isNaN(model.paramsTotalB))
    return notApplicable(c, `no architecture of the name "${r.text('model') ?? ''}"`);
  const listed = r.input('precisions');
  const formats = Array.isArray(listed) ? listed.map(String) : [r.text('precision') ?? 'bf16'];
  const factor = r.number('factor') ?? 1;
  const checks = formats.flatMap((format): Check[] => {
    const precision = readPrecision(format);
    const output = r.output(`${format}_gb`) ?? r.output('weights_gb');
    const published = Number(/[\d.]+/.exec(String(output))?.[0] ?? NaN);
    if (precision === null || Number.isNaN(published)) return [];
    const plain = weightBytes({ ...model, vocabulary: null }, precision).total / 1e9;
    const check = { what: `${format} GB`, got: plain, expected: published, rel: 0.04 };
    return holds(check)
      ? [check]
      : [{ ...check, what: `${check.what} × ${factor}`, got: plain * factor }];
  });
  return outcomeOf(c, checks, undefined, 'the source adds its overhead to some formats only');
}

/** Cases about memory, by the last word of their category. */
export function memoryCase(c: Case): Outcome | Outcome[] {
  const r = new Reading(c);
  switch (c.category) {
    case 'memory.pool':
      return pool(c, r);
    case 'memory.components':
      return components(c, r);
    case 'memory.fit':
      return fit(c, r);
    case 'memory.kv_per_token':
    case 'memory.kv_tokens':
      return perToken(c, r);
    case 'memory.concurrency':
      return concurrent(c, r);
    case 'memory.kv':
    case 'memory.total':
      return contextCache(c, r);
    case 'memory.weights':
      return weights(c, r);
    default:
      return notApplicable(c, `no test of ${c.category ?? 'this category'}`);
  }
}
