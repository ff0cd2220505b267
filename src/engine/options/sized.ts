import type { SizedModel } from '#catalog/candidates.ts';
import type { Catalogue, Gpu } from '#catalog/types.ts';
import { memory, type Memory } from '../remember.ts';
import { gpuSpec, modelShape } from '../serving/from-catalogue.ts';
import type { NoFit } from '../serving/memory.ts';
import { fitOf } from '../serving/own-rates.ts';
import { sizeReplica, type ReplicaInput, type ReplicaSizing } from '../serving/replica.ts';

/** A sizing of a catalogue model on a catalogue GPU. */
export interface SizedInput extends Omit<ReplicaInput, 'model' | 'gpu' | 'efficiency' | 'fit'> {
  model: SizedModel;
  gpu: Gpu;
}

const kept = new WeakMap<Catalogue, Memory<ReplicaSizing | NoFit>>();

/** Sizes a replica, or recalls it: a search over models and GPUs asks for the same hundreds again at every edit. */
export function sized(catalogue: Catalogue, input: SizedInput): ReplicaSizing | NoFit {
  let known = kept.get(catalogue);
  if (!known) kept.set(catalogue, (known = memory(6000)));
  const key = keyOf(input);
  return (
    known.recall(key) ??
    known.keep(
      key,
      sizeReplica({
        ...input,
        model: modelShape(input.model),
        gpu: gpuSpec(input.gpu),
        fit: fitOf(catalogue),
      }),
    )
  );
}

/** Equal keys mean equal inputs; joined and not serialised, because an edit asks for hundreds. */
function keyOf({ model, gpu, latencyTarget: { ttftS, tpotMs }, ...input }: SizedInput): string {
  const { precision, stack, tokensIn, tokensOut, cacheShare, ...limits } = input;
  const { longestRequest, largestBatch, tensorParallel, utilisation, ...others } = limits;
  // No field is left out: one more would not be assignable.
  const nothing: Record<string, never> = others;
  return [
    model.key,
    gpu.key,
    ttftS,
    tpotMs,
    precision,
    stack,
    tokensIn,
    tokensOut,
    cacheShare,
    longestRequest,
    largestBatch,
    tensorParallel,
    utilisation,
    ...Object.keys(nothing),
  ].join('|');
}
