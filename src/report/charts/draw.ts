import type { Mark, TextStyle } from './mark.ts';

/** The room a chart has, and the sizes that follow from it. */
export interface Canvas {
  width: number;
  /** Below this the chart is laid out anew: labels move above their bars, ticks thin out. */
  narrow: boolean;
  /** Size of labels in pixels. */
  size: number;
  /** Line height of labels in pixels. */
  line: number;
}

/** Sizes for a chart of this width; nothing is drawn for less than 240 pixels. */
export function canvas(width: number): Canvas {
  const narrow = width < 480;
  return { width: Math.max(240, width), narrow, size: narrow ? 12 : 13, line: narrow ? 15 : 17 };
}

interface TextOptions {
  size: number;
  weight?: TextStyle['weight'];
  anchor?: TextStyle['anchor'];
}

/** A text mark; `y` is the baseline. */
export function text(
  x: number,
  y: number,
  content: string,
  fill: string,
  { size, weight = 400, anchor = 'start' }: TextOptions,
): Mark {
  return { kind: 'text', x, y, text: content, fill, style: { size, weight, anchor } };
}

/** The baseline that centres a label of this size on a height. */
export const centred = (y: number, size: number): number => y + size * 0.35;

export function line(
  [x1, y1]: [number, number],
  [x2, y2]: [number, number],
  stroke: string,
  width = 1,
  dash?: number[],
): Mark {
  const mark = { kind: 'line', x1, y1, x2, y2, stroke, width } as const;
  return dash ? { ...mark, dash } : mark;
}

/** A bar from one place to another; a value of zero keeps a hairline so that it can be seen. */
export function bar(x1: number, x2: number, y: number, height: number, fill: string): Mark {
  const [left, right] = x1 < x2 ? [x1, x2] : [x2, x1];
  const width = Math.max(1, right - left);
  return { kind: 'rect', x: left, y, width, height, fill };
}

/** Whether a figure can be drawn. */
export const isKnown = (x: number | null | undefined): x is number =>
  typeof x === 'number' && Number.isFinite(x);
