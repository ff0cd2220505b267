import { light } from '#report/charts/theme.ts';
import type { Style } from './lines.ts';

const { ink, ink2, ink3, accent } = light;

/** The type scale of the page in points. */
export const styles = {
  title: { font: 'bold', size: 20, leading: 26, fill: ink },
  subtitle: { font: 'regular', size: 9, leading: 13, fill: ink2 },
  h2: { font: 'bold', size: 13, leading: 18, fill: accent },
  h3: { font: 'bold', size: 11, leading: 15, fill: ink },
  lead: { font: 'regular', size: 12, leading: 17, fill: ink },
  body: { font: 'regular', size: 9.5, leading: 14, fill: ink },
  note: { font: 'regular', size: 8, leading: 11, fill: ink2 },
  caption: { font: 'bold', size: 9.5, leading: 14, fill: ink },
  head: { font: 'bold', size: 8.5, leading: 11.5, fill: ink },
  cell: { font: 'regular', size: 8.5, leading: 11.5, fill: ink },
  cellNote: { font: 'regular', size: 7.5, leading: 10, fill: ink2 },
  foot: { font: 'regular', size: 7.5, leading: 10, fill: ink3 },
} as const satisfies Record<string, Style>;
