import { isShare } from '#profile/check.ts';

const scales: [number, string][] = [
  [12, 't'],
  [9, 'bn'],
  [6, 'm'],
  [3, 'k'],
];

/** The text of a field for a value; reading it back gives the same bits. Shares show as percent without the sign. */
export function inputText(value: number, unit: string): string {
  if (isShare(unit)) return String(Number(`${value}e2`));
  const size = Math.abs(value);
  for (const [power, suffix] of scales) {
    if (size < Number(`1e${power}`)) continue;
    const scaled = String(Number(`${value}e-${power}`));
    const exact = Number(`${scaled}e${power}`) === value;
    if (exact && (suffix !== 'k' || size >= 10_000) && scaled.length <= 6) return scaled + suffix;
  }
  return String(value);
}
