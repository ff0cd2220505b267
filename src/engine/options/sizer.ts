import type { SizedModel } from '#catalog/candidates.ts';
import type { Catalogue, Gpu } from '#catalog/types.ts';
import { memory, type Memory } from '../remember.ts';
import { gpuSpec, modelShape } from '../serving/from-catalogue.ts';
import type { NoFit } from '../serving/memory.ts';
import { fitOf } from '../serving/own-rates.ts';
import type { Precision } from '../serving/precision.ts';
import { sizeReplica, type ReplicaInput, type ReplicaSizing } from '../serving/replica.ts';

/** What a replica has to serve, whatever it is made of. */
export type Serving = Omit<ReplicaInput, 'model' | 'gpu' | 'precision' | 'efficiency' | 'fit'>;

/** Sizes a replica of a catalogue model on a catalogue GPU. */
export type Sizer = (model: SizedModel, gpu: Gpu, precision: Precision) => ReplicaSizing | NoFit;

/** Twenty workloads, each with a few lengths of requests. */
const mostServings = 160;

const kept = new WeakMap<Catalogue, Memory<Sizer>>();

/** Sizes replicas for what they serve, or recalls them: a search asks for the same hundreds again at every edit. */
export function sizerFor(catalogue: Catalogue, serving: Serving): Sizer {
  let known = kept.get(catalogue);
  if (!known) kept.set(catalogue, (known = memory(mostServings)));
  const key = JSON.stringify(Object.entries(serving).sort());
  return known.recall(key) ?? known.keep(key, remembering(catalogue, serving));
}

function remembering(catalogue: Catalogue, serving: Serving): Sizer {
  const sizings = new Map<string, ReplicaSizing | NoFit>();
  const fit = fitOf(catalogue);
  return (model, gpu, precision) => {
    const key = `${model.key}|${gpu.key}|${precision}`;
    let sizing = sizings.get(key);
    if (!sizing) {
      const replica = { model: modelShape(model), gpu: gpuSpec(gpu), precision };
      sizings.set(key, (sizing = sizeReplica({ ...serving, ...replica, fit })));
    }
    return sizing;
  };
}
