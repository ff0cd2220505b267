import type { Figure } from '#report/blocks.ts';
import type { Theme } from '#report/charts/theme.ts';

/** A chart with figures made up for the gallery and the golden pictures: no result and no fact. */
export interface Example {
  /** What it shows: the usual case or the edge case. */
  name: string;
  draw: (theme: Theme, width: number) => Figure;
}

/** The examples of one chart, the usual case first. */
export interface Chart {
  name: string;
  /** When to use it, in a sentence. */
  use: string;
  /** Width of the golden picture in pixels; a card of the page. */
  width: number;
  examples: readonly Example[];
}

/** Makes examples of one chart from their figures, which may take the colours of the theme. */
export const drawn =
  <Data>(chart: (data: Data, theme: Theme, width: number) => Figure) =>
  (data: (theme: Theme) => Data): Example['draw'] =>
  (theme, width) =>
    chart(data(theme), theme, width);
