/** Three whole percentages after one was moved: the other two share the rest in their old proportion, and all sum to 100. */
export function shared(weights: readonly number[], which: number, value: number): number[] {
  const kept = Math.max(0, Math.min(100, Math.round(value)));
  const others = weights.map((weight, i) => (i === which ? 0 : weight));
  const sum = others.reduce((a, b) => a + b, 0);
  const rest = 100 - kept;
  const first = others.findIndex((_, i) => i !== which);
  const share = sum === 0 ? 0.5 : (others[first] ?? 0) / sum;
  const firstPart = Math.round(rest * share);
  return weights.map((_, i) => (i === which ? kept : i === first ? firstPart : rest - firstPart));
}
