/** The `share` quantile of numbers, linear between order statistics (type 7); NaN for none. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const position = (sorted.length - 1) * share;
  const index = Math.floor(position);
  const low = sorted[index];
  if (low === undefined) return NaN;
  return low + (position - index) * ((sorted[index + 1] ?? low) - low);
}
