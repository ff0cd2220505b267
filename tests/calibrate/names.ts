import { readCatalogue } from '#catalog/catalogue.ts';
import { currentEdition } from '#catalog/edition.ts';
import { selfHostable, type SizedModel } from '#catalog/candidates.ts';
import { modelShape } from '#engine/serving/from-catalogue.ts';
import type { ModelShape } from '#engine/serving/model-shape.ts';
import { referenceModels } from './reference-models.ts';

export const catalogue = readCatalogue(currentEdition).catalogue;
const sized: readonly SizedModel[] = selfHostable(catalogue);

/** Words that name a release, a format or a vendor's folder, not an architecture. */
const noise =
  /^(instruct|chat|it|hf|base|meta|dense|moe|gguf|fp\d+|bf16|f16|float16|nvfp4|mxfp4|w\d+a\d+|awq|gptq|int[48]|dynamic|native|thinking|v0\.\d|\d{4}|iq\d.*|q\d_.*|ud|the|model)$/;

/** Words that make another architecture of a name they are added to: a size or a variant. */
const variant =
  /^(e?\d+(\.\d+)?[bm]|\d+x\d+(\.\d+)?b|a\d+(\.\d+)?b|mini|small|medium|large|tiny|nano|micro|lite|air|flash|pro|max|plus|next|vl|vision|omni|audio|xl|xxl|super|ultra|linear|moe|distill|draft|eagle3?|reap|pruned|embedding|reranker|v\d+)$/;

/** A model's name without organisation, remarks in brackets and words that do not change its architecture. */
export function plainName(name: string): string {
  return name
    .replace(/\(.*?\)/g, ' ')
    .replace(/^.*\//, '')
    .toLowerCase()
    .replace(/[\s_/:-]+/g, '-')
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

/** Names by their letters and figures alone: "llama3.1:8b" is "Llama 3.1 8B". */
const compact = (plain: string) => plain.replace(/-/g, '');
const byCompactName = new Map([...byName].map(([name, shape]) => [compact(name), shape]));

/** Known names whose words all occur in a name, in order, where what is left is neither size nor variant: derivatives such as "Hermes-3-Llama-3.1-405B". */
function derivedFrom(plain: string): ModelShape | null {
  const given = plain.split('-');
  let best: { length: number; shape: ModelShape } | null = null;
  for (const [name, shape] of byName) {
    const known = name.split('-');
    if (best && known.length <= best.length) continue;
    const left: string[] = [];
    let at = 0;
    for (const word of given)
      if (word === known[at]) at++;
      else left.push(word);
    if (at === known.length && !left.some((word) => variant.test(word)))
      best = { length: known.length, shape };
  }
  return best?.shape ?? null;
}

/**
 * The architecture behind a name: by catalogue key, else by name, else the one model whose name begins
 * with it ("Qwen3-235B"), else the model it derives from, else a plain dense model of the size that is
 * all the name says ("13B dense"). Null: none.
 */
export function findModel(name: string, key: string | null = null): ModelShape | null {
  const known = key === null ? undefined : sized.find((model) => model.key === key);
  if (known) return modelShape(known);
  const plain = plainName(name);
  if (plain === '') return null;
  const exact = byName.get(plain) ?? byCompactName.get(compact(plain));
  if (exact) return exact;
  const longer = new Set([...byName].filter(([n]) => n.startsWith(`${plain}-`)).map(([, m]) => m));
  if (longer.size === 1) return [...longer][0] ?? null;
  const derived = derivedFrom(plain);
  if (derived) return derived;
  const size = /(\d+(?:\.\d+)?)b\b/.exec(name.toLowerCase())?.[1];
  const onlySize = /^\W*\d+(\.\d+)?\s*b\b[\s\w]*$/i.test(name) || /dense/i.test(name);
  return size !== undefined && onlySize ? denseOfSize(Number(size)) : null;
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
