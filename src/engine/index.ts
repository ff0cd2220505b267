/** What the engine offers: the analysis, and the sums of serving and money that it rests on. */
export { analyse } from './analyse.ts';
export { analysisHash } from './fingerprint.ts';

export { apiBill, cacheShares, priceCoefficients, requestUsd, toCents } from './money/api-bill.ts';
export type { ApiBill, BillInput, BillTerms } from './money/api-bill.ts';
export { azureUnit } from './money/azure-units.ts';
export {
  blendedUsdPerMillionTokens,
  breakEvenHours,
  breakEvenMillionTokens,
  breakEvenMonths,
  breakEvenRequests,
  gpusForBudget,
  usdPerMillionTokens,
} from './money/break-even.ts';
export { cheapestFloor, floorAt, loadFromQuantiles } from './money/floor-and-spill.ts';
export type { FloorInput, FloorPoint } from './money/floor-and-spill.ts';
export {
  levelPayment,
  ownedMonthlyCost,
  purchaseSchedule,
  rentedMonthlyCost,
} from './money/gpu-costs.ts';
export type { OwnedCost, OwnedInput, RentedInput } from './money/gpu-costs.ts';
export { peopleMonthlyUsd, peopleNeeded, sharedPeople } from './money/people.ts';
export { reservedMonthlyUsd, reservedUnits } from './money/reserved-throughput.ts';
export type { ReservedLoad, ReservedUnit } from './money/reserved-throughput.ts';
export type { TokenPrices } from './money/token-prices.ts';

export { bandwidthCeiling } from './serving/ceiling.ts';
export { demandShape, importedShape } from './serving/demand-shape.ts';
export type { DemandShape, ShapeName } from './serving/demand-shape.ts';
export type { Efficiency, ServingStack } from './serving/efficiency.ts';
export { efficiencyFit } from './serving/efficiency-fit.ts';
export type { EfficiencyFit } from './serving/efficiency-fit.ts';
export { fleetFor, mayScaleToZero, replicasNeeded } from './serving/fleet.ts';
export type { Fleet } from './serving/fleet.ts';
export { gpuSpec, modelShape, precisionsOf } from './serving/from-catalogue.ts';
export { cacheSize, sequenceBytes } from './serving/kv-cache.ts';
export type { CacheSize } from './serving/kv-cache.ts';
export { nearestMeasured } from './serving/measured.ts';
export type { Nearest } from './serving/measured.ts';
export {
  activationGib,
  bytesPerGib,
  concurrency,
  defaultEngine,
  fits,
  kvPoolGib,
  memoryUse,
  nonTorchGib,
} from './serving/memory.ts';
export type { Band, EngineVersion, MemoryPlan, MemoryUse, NoFit } from './serving/memory.ts';
export { isMixture } from './serving/model-shape.ts';
export type { CacheBlock, GpuSpec, ModelShape } from './serving/model-shape.ts';
export { readPrecision, tensorRate } from './serving/precision.ts';
export type { Precision } from './serving/precision.ts';
export { predictions } from './serving/predictions.ts';
export type { PredictedRow } from './serving/predictions.ts';
export { capacityAt, sizeReplica } from './serving/replica.ts';
export type { ReplicaInput, ReplicaSizing } from './serving/replica.ts';
export { steadyStates, stateAtLoad } from './serving/steady-state.ts';
export { stepCost } from './serving/step.ts';
export type { Replica } from './serving/step.ts';
export { validDegrees } from './serving/tensor-parallel.ts';
export { storedModel, throughputOf } from './serving/throughput.ts';
export type { Run, Throughput } from './serving/throughput.ts';
export { weightBytes } from './serving/weights.ts';
