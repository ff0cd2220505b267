/** Font of a text mark; the family is always the text face. */
export interface TextStyle {
  size: number;
  weight: 400 | 600 | 700;
  anchor: 'start' | 'middle' | 'end';
}

/**
 * A chart is a list of these, in drawing order, in pixels from the top left corner; colours are
 * resolved from the theme. Svelte draws them as SVG, the PDF draws the same list.
 */
export type Mark =
  | { kind: 'path'; d: string; fill?: string; stroke?: string; width?: number; dash?: number[] }
  | {
      kind: 'rect';
      x: number;
      y: number;
      width: number;
      height: number;
      fill: string;
      radius?: number;
    }
  | {
      kind: 'line';
      x1: number;
      y1: number;
      x2: number;
      y2: number;
      stroke: string;
      width: number;
      dash?: number[];
    }
  | { kind: 'circle'; cx: number; cy: number; r: number; fill: string; stroke?: string }
  | { kind: 'text'; x: number; y: number; text: string; fill: string; style: TextStyle };
