import { sequenceBytes } from './kv-cache.ts';
import { concurrency, fits, memoryUse } from './memory.ts';
import { tensorRate } from './precision.ts';
import type { Replica } from './step.ts';
import { heldPrecision, weightBytes } from './weights.ts';

/** Requests short enough that nothing but hardware limits their rate. */
const short = { tokensIn: 1, tokensOut: 128 };

/**
 * Output tokens a second that no software can exceed on a replica, for requests of the given lengths:
 * the smaller of what the tensor peak multiplies and what bandwidth reads at the largest batch that
 * fits. Null: it does not fit, or the GPU's rate is not known.
 */
export function bandwidthCeiling(replica: Replica, shape = short): number | null {
  const { model, gpu, gpus } = replica;
  const rate = tensorRate(gpu, heldPrecision(model, replica.precision));
  const use = memoryUse({ ...replica, tensorParallel: gpus, utilisation: 1 });
  if (rate === null || !fits(use)) return null;
  const context = shape.tokensIn + shape.tokensOut / 2;
  const batch = Math.max(1, concurrency(use, context));
  const bytes =
    weightBytes(model, replica.precision).total +
    batch * sequenceBytes(model, context, replica.cachePrecision);
  const readS = bytes / (gpus * gpu.bandwidthGbPerS * 1e9);
  const products =
    (2e9 * model.paramsActiveB * (shape.tokensIn + shape.tokensOut)) / shape.tokensOut;
  return Math.min(batch / readS, (gpus * rate.tflops * 1e12) / products);
}
