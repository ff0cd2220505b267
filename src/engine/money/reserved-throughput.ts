/** What one unit of reserved throughput of a model carries. */
export interface ReservedUnit {
  inputTokensPerMinutePerUnit: number;
  /** Input tokens that one output token counts as. */
  outputWeight: number;
  minimumUnits: number;
  incrementUnits: number;
}

/** Load at its peak minute, tokens per minute; cached input does not count against the units. */
export interface ReservedLoad {
  inputTokensPerMinute: number;
  cachedTokensPerMinute?: number;
  outputTokensPerMinute: number;
}

/**
 * Units of reserved throughput that carry a peak minute: weighted tokens over tokens per unit, rounded
 * up to the increment, at least the minimum (Azure's rule for provisioned throughput, read 2025-08-14).
 */
export function reservedUnits(load: ReservedLoad, unit: ReservedUnit): number {
  const counted =
    Math.max(0, load.inputTokensPerMinute - (load.cachedTokensPerMinute ?? 0)) +
    load.outputTokensPerMinute * unit.outputWeight;
  const needed = counted / unit.inputTokensPerMinutePerUnit;
  const steps = Math.ceil(needed / unit.incrementUnits - 1e-9);
  return Math.max(unit.minimumUnits, steps * unit.incrementUnits);
}

/** Monthly USD of reserved units at the price the user was quoted; null while no quote is known, because none is published. */
export function reservedMonthlyUsd(units: number, usdPerUnitMonth: number | null): number | null {
  return usdPerUnitMonth === null ? null : units * usdPerUnitMonth;
}
