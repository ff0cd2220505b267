import { readCatalogue } from '#catalog/catalogue.ts';
import { currentEdition } from '#catalog/edition.ts';
import { selfHostable, type SizedModel } from '#catalog/candidates.ts';
import type { Gpu } from '#catalog/types.ts';
import { gpuSpec, modelShape } from '#engine/serving/from-catalogue.ts';
import type { GpuSpec, ModelShape } from '#engine/serving/model-shape.ts';
import { referenceModels } from './reference-models.ts';

export const catalogue = readCatalogue(currentEdition).catalogue;
const sized: readonly SizedModel[] = selfHostable(catalogue);

/** Words that name a release, a format or a vendor's folder, not an architecture. */
const noise =
  /^(instruct|chat|it|hf|base|meta|dense|moe|gguf|fp\d+|bf16|f16|float16|nvfp4|mxfp4|w\d+a\d+|awq|gptq|int[48]|dynamic|native|thinking|v0\.\d|\d{4}|iq\d.*|q\d_.*|ud|the|model)$/;

/** A model's name without organisation, remarks in brackets and words that do not change its architecture. */
export function plainName(name: string): string {
  return name
    .replace(/\(.*?\)/g, ' ')
    .replace(/^.*\//, '')
    .toLowerCase()
    .replace(/[\s_/-]+/g, '-')
    .split('-')
    .filter((word, i) => word !== '' && (i === 0 ? word !== 'meta' : !noise.test(word)))
    .join('-');
}

const byName = new Map<string, ModelShape>();
for (const [name, shape] of referenceModels) byName.set(plainName(name), shape);
for (const model of sized) {
  const shape = modelShape(model);
  for (const name of [model.hfRepo, model.name, model.key])
    if (name !== null) byName.set(plainName(name), shape);
}

/**
 * The architecture behind a name: by catalogue key, else by name, else the one model whose name begins
 * with it ("Qwen3-235B"), else a dense reference model of the stated size. Null: none.
 */
export function findModel(name: string, key: string | null = null): ModelShape | null {
  const known = key === null ? undefined : sized.find((model) => model.key === key);
  if (known) return modelShape(known);
  const plain = plainName(name);
  const exact = byName.get(plain);
  if (exact) return exact;
  const longer = new Set([...byName].filter(([n]) => n.startsWith(`${plain}-`)).map(([, m]) => m));
  if (longer.size === 1) return [...longer][0] ?? null;
  const shorter = [...byName]
    .filter(([n]) => plain.startsWith(`${n}-`))
    .sort((a, b) => b[0].length - a[0].length)[0];
  if (shorter) return shorter[1];
  const size = /(\d+(?:\.\d+)?)b\b/.exec(name.toLowerCase())?.[1];
  if (size === undefined || !/dense/i.test(name)) return null;
  return denseOfSize(Number(size));
}

/** The plain reference model nearest to a size, for texts that say no more than "13B dense". */
function denseOfSize(billions: number): ModelShape {
  const plain = [...referenceModels.values()].filter((m) => /^llama-\d+b|^llama-2-70b/.test(m.key));
  const nearest = plain.sort(
    (a, b) => Math.abs(a.paramsTotalB - billions) - Math.abs(b.paramsTotalB - billions),
  )[0];
  if (!nearest) throw new Error('the reference models hold no plain LLaMA');
  return { ...nearest, paramsTotalB: billions, paramsActiveB: billions };
}

function words(name: string): string[] {
  return name
    .toLowerCase()
    .replace(/nvidia|amd|\(.*?\)/g, ' ')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

/**
 * The GPU behind a name such as "H100 80GB", "A100-SXM 40GB", "8x B200". Where a name covers several
 * variants, the one whose catalogued rent equals the stated price, else the server (SXM) variant.
 */
export function findGpu(name: string, usdPerGpuHour: number | null = null): GpuSpec | null {
  const exact = catalogue.gpus.get(name);
  if (exact) return gpuSpec(exact);
  const asked = words(name.replace(/^\d+\s*x\s*/i, '').replace(/rtx\s+/gi, 'rtx'));
  const family = asked[0]?.replace(/^rtxpro$/, 'rtxpro6000');
  if (family === undefined) return null;
  const variants = [...catalogue.gpus.values()].filter(
    (gpu) => gpu.key === family || gpu.key.startsWith(`${family}-`),
  );
  if (variants.length === 0) return null;
  const memory = Number(/(\d+)\s*gb/i.exec(name.replace(/_/g, ' '))?.[1] ?? NaN);
  const rented =
    usdPerGpuHour === null ? [] : variants.filter((gpu) => isRentOf(gpu, usdPerGpuHour));
  const scored = variants.map((gpu) => ({
    gpu,
    score:
      asked.filter((word) => gpu.key.split('-').includes(word)).length * 4 +
      (gpu.memoryGb === memory ? 2 : 0) +
      (rented.includes(gpu) ? 1 : 0) +
      (/sxm|nvl72/.test(gpu.key) ? 0.5 : 0) +
      (gpu.memoryGb === 80 ? 0.2 : 0),
  }));
  if (rented.length > 0 && !asked.some((word) => /sxm|pcie|nvl/.test(word)))
    return gpuSpec(rented[0] as Gpu);
  const best = scored.sort((a, b) => b.score - a.score)[0];
  return best ? gpuSpec(best.gpu) : null;
}

/** Whether a price is a catalogued rent of this GPU, to the half cent its sources differ by. */
function isRentOf(gpu: Gpu, usdPerGpuHour: number): boolean {
  return [...catalogue.rents.values()].some(
    (rent) => rent.gpuKey === gpu.key && Math.abs(rent.usdPerGpuHour - usdPerGpuHour) < 0.005,
  );
}
