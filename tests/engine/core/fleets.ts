import type { ReplicaSizing } from '#engine/serving/replica.ts';
import type { SelfHosting } from '#engine/simulate/self-hosted.ts';

/** A replica of two GPUs that carries one request a second, half of it at its P10 and twice at its P90. */
const sizing: ReplicaSizing = {
  fits: true,
  tensorParallel: 2,
  spread: false,
  gpusPerReplica: 2,
  capacityRps: 1,
  tokensPerSecondPerGpu: 100,
  batch: 8,
  batchMemory: 16,
  ttftS: 0.5,
  tpotMs: 40,
  limitedBy: 'memory',
  capacityByZ: [
    { z: -2.5, rps: 0.25 },
    { z: -1.2816, rps: 0.5 },
    { z: 0, rps: 1 },
    { z: 1.2816, rps: 2 },
    { z: 2.5, rps: 4 },
  ],
  logSd: 0.5,
};

/** That replica on demand at $2 a GPU-hour, for weights that are renewed. */
export const hosting: SelfHosting = {
  policy: 'renew',
  leastRps: 0.5,
  origin: 'US',
  lag: { low: 6, likely: 6, high: 6 },
  sizing,
  work: { atShape: 1, perTokenIn: 0.0002, perTokenOut: 0.004, tokensIn: 1000, tokensOut: 200 },
  peakToMean: 4,
  redundancy: 1,
  peopleBands: [
    { upToGpus: 8, p10: 1, p50: 1, p90: 1 },
    { upToGpus: 64, p10: 2, p50: 4, p90: 8 },
  ],
  holding: { kind: 'rented', commitment: 'on-demand', p10: 2, p50: 2, p90: 2 },
  tuning: null,
  inPlace: true,
  floor: null,
};
