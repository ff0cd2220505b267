/**
 * Who owns which dimension of the draw table. A dimension belongs to an input for good: numbers are
 * declared with the input and never reused, so that no edit moves another input's draws.
 */

/** Dimensions of priors, organisation-wide inputs and events. */
export const GLOBAL_DIMENSIONS = 256;

/** Workloads keep their slot for life; each slot has a block of columns. */
export const WORKLOAD_SLOTS = 20;
export const COLUMNS_PER_WORKLOAD = 48;

/** The dimension of a global input from its declared column, 0…255. */
export function globalDimension(column: number): number {
  if (!Number.isInteger(column) || column < 0 || column >= GLOBAL_DIMENSIONS) {
    throw new RangeError(`a global column is a whole number from 0 to 255: ${column}`);
  }
  return column;
}

/** The dimension of a workload's input from the workload's slot, 0…19, and its column, 0…47. */
export function workloadDimension(slot: number, column: number): number {
  if (!Number.isInteger(slot) || slot < 0 || slot >= WORKLOAD_SLOTS) {
    throw new RangeError(`a workload slot is a whole number from 0 to 19: ${slot}`);
  }
  if (!Number.isInteger(column) || column < 0 || column >= COLUMNS_PER_WORKLOAD) {
    throw new RangeError(`a workload column is a whole number from 0 to 47: ${column}`);
  }
  return GLOBAL_DIMENSIONS + slot * COLUMNS_PER_WORKLOAD + column;
}
