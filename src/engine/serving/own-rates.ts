import { selfHostable } from '#catalog/candidates.ts';
import type { Catalogue, Measurement } from '#catalog/types.ts';
import { log } from '../numerics/log.ts';
import { efficiencyFit } from './efficiency-fit.ts';
import { servingStack } from './efficiency.ts';
import { gpuSpec, modelShape } from './from-catalogue.ts';
import { readPrecision } from './precision.ts';
import { residualModel, type ResidualPoint } from './residual.ts';
import type { RequestShape } from './steady-state.ts';
import type { Replica } from './step.ts';
import { setupOf, storedModel, throughputOf, type ThroughputModel } from './throughput.ts';

const kept = new WeakMap<Catalogue, ThroughputModel>();

/**
 * The stored fit with the output rates that a user put in place of measured ones, and with their own
 * measurements. A point of the fit moves by ln(own / measured), the mean over its rows; a measurement
 * of one's own adds a point. The efficiencies stay, since they rest on all rows.
 */
export function fitOf(catalogue: Catalogue): ThroughputModel {
  const known = kept.get(catalogue);
  if (known) return known;
  const model = ownModel(catalogue) ?? storedModel();
  kept.set(catalogue, model);
  return model;
}

function ownModel(catalogue: Catalogue): ThroughputModel | null {
  const added = catalogue.throughput.flatMap((row) =>
    row.overridden?.['copyOf'] === undefined ? [] : (ownPoint(row, catalogue) ?? []),
  );
  const shifts = new Map<number, number>();
  for (const { id, outputTokPerS, overridden } of catalogue.throughput) {
    if (overridden?.['copyOf'] !== undefined) continue;
    const measured = overridden?.['outputTokPerS'];
    if (typeof measured !== 'number' || !(measured > 0)) continue;
    if (outputTokPerS === null || !(outputTokPerS > 0)) continue;
    shifts.set(id, log(outputTokPerS / measured));
  }
  if (shifts.size === 0 && added.length === 0) return null;
  const points = efficiencyFit.points.map((point) => {
    if (!point.rows.some((id) => shifts.has(id))) return point;
    const shift = point.rows.reduce((sum, id) => sum + (shifts.get(id) ?? 0), 0);
    return { ...point, logRatio: point.logRatio + shift / point.rows.length, own: true };
  });
  return { efficiency: efficiencyFit.efficiency, residual: residualModel([...points, ...added]) };
}

const unshifted = () => ({ mean: 0, sd: 1 });

/**
 * A measurement of the user's own as a point beside those of the fit, in the stack that servers are
 * sized for; null where its model, GPU, format or lengths are not known, or the memory does not hold it.
 */
export function ownPoint(row: Measurement, catalogue: Catalogue): ResidualPoint | null {
  const { gpuKey, modelKey, gpuCount, inputTokens, outputTokens, outputTokPerS } = row;
  const model = selfHostable(catalogue).find(({ key }) => key === modelKey);
  const gpu = gpuKey === null ? undefined : catalogue.gpus.get(gpuKey);
  const precision = readPrecision(row.precision ?? '');
  if (!model || !gpu || !precision || inputTokens === null || outputTokens === null) return null;
  if (outputTokPerS === null || !(outputTokPerS > 0)) return null;
  const replica: Replica = {
    model: modelShape(model),
    gpu: gpuSpec(gpu),
    precision,
    cachePrecision: 'bf16',
    gpus: gpuCount,
  };
  const stack = servingStack('conservative', replica.gpu);
  const shape: RequestShape = { tokensIn: inputTokens, tokensOut: outputTokens, cacheShare: 0 };
  const { concurrency, arrivalsPerS: arrivalsPerSecond } = row;
  const found = throughputOf(
    { replica, stack, shape, concurrency, requests: null, arrivalsPerSecond },
    { efficiency: efficiencyFit.efficiency, residual: unshifted },
  );
  if (found === null) return null;
  const logRatio = log(outputTokPerS / found.roofline);
  return { ...setupOf(replica, stack, shape), rows: [], logRatio, own: true };
}
