import type { Canvas } from './draw.ts';
import { textWidth } from './text-width.ts';

/** Ticks of a time axis from now on: each year, or each half where there is room; the first says that they are months. */
export function monthTicks(
  months: number,
  gapOf: (step: number) => number,
  room: Canvas,
): { at: number; label: string }[] {
  const step = room.narrow ? 12 : months > 24 ? 12 : 6;
  const at = Array.from({ length: Math.floor(months / step) + 1 }, (_, i) => i * step);
  const gap = gapOf(step) - textWidth('Now', room.size) - 6;
  const units = [' months', ' mo', ''];
  const unit = units.find((u) => textWidth(`${step}${u}`, room.size) / 2 <= gap) ?? '';
  return at.map((month) => ({
    at: month,
    label: month === 0 ? 'Now' : month === step ? `${month}${unit}` : `${month}`,
  }));
}
