import type { Figure } from '../blocks.ts';
import type { Mark } from './mark.ts';
import { wrapText } from './text-width.ts';
import type { Theme } from './theme.ts';

/** A picture of a figure on its own: title and subtitle above, source below, on the theme's surface. */
export function toSvg(figure: Figure, theme: Theme): string {
  const pad = 16;
  const width = figure.width + 2 * pad;
  const lines = (text: string, size: number, weight: 400 | 600): string[] =>
    text === '' ? [] : wrapText(text, figure.width, size, weight);
  const title = lines(figure.title, 16, 600).map((t) => ({
    t,
    size: 16,
    weight: 600,
    line: 22,
    fill: theme.ink,
  }));
  const subtitle = lines(figure.subtitle, 13, 400).map((t) => ({
    t,
    size: 13,
    weight: 400,
    line: 18,
    fill: theme.ink2,
  }));
  const source = lines(figure.source ?? '', 12, 400).map((t) => ({
    t,
    size: 12,
    weight: 400,
    line: 16,
    fill: theme.ink3,
  }));
  let y = pad;
  const caption = (row: (typeof title)[number]): string => {
    y += row.line;
    return `<text x="${pad}" y="${round(y - row.line * 0.28)}" fill="${row.fill}" font-size="${row.size}" font-weight="${row.weight}">${escape(row.t)}</text>`;
  };
  const head = [...title, ...subtitle].map(caption);
  const top = y + 8;
  y = top + figure.height + 4;
  const foot = source.map(caption);
  const height = Math.ceil(y + pad);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${round(width)} ${height}" width="${round(width)}" height="${height}" role="img" font-family="'Source Sans 3', sans-serif">`,
    `<title>${escape(figure.title)}</title>`,
    `<desc>${escape(figure.summary)}</desc>`,
    `<rect width="100%" height="100%" fill="${theme.surface}"/>`,
    ...head,
    `<g transform="translate(${pad} ${round(top)})">`,
    ...figure.marks.map(markToSvg),
    '</g>',
    ...foot,
    '</svg>',
    '',
  ].join('\n');
}

/** One mark as an SVG element, coordinates rounded to hundredths of a pixel. */
export function markToSvg(mark: Mark): string {
  switch (mark.kind) {
    case 'path':
      return `<path d="${mark.d}" fill="${mark.fill ?? 'none'}"${stroke(mark.stroke, mark.width, mark.dash)}/>`;
    case 'rect':
      return `<rect x="${round(mark.x)}" y="${round(mark.y)}" width="${round(mark.width)}" height="${round(mark.height)}" fill="${mark.fill}"${mark.radius ? ` rx="${round(mark.radius)}"` : ''}/>`;
    case 'line':
      return `<line x1="${round(mark.x1)}" y1="${round(mark.y1)}" x2="${round(mark.x2)}" y2="${round(mark.y2)}"${stroke(mark.stroke, mark.width, mark.dash)}/>`;
    case 'circle':
      return `<circle cx="${round(mark.cx)}" cy="${round(mark.cy)}" r="${round(mark.r)}" fill="${mark.fill}"${stroke(mark.stroke, 1)}/>`;
    case 'text': {
      const { size, weight, anchor } = mark.style;
      return `<text x="${round(mark.x)}" y="${round(mark.y)}" fill="${mark.fill}" font-size="${size}" font-weight="${weight}"${anchor === 'start' ? '' : ` text-anchor="${anchor}"`}>${escape(mark.text)}</text>`;
    }
  }
}

function stroke(colour?: string, width = 1, dash?: number[]): string {
  if (!colour) return '';
  return ` stroke="${colour}" stroke-width="${round(width)}"${dash ? ` stroke-dasharray="${dash.join(' ')}"` : ''}`;
}

const round = (x: number): string => String(Math.round(x * 100) / 100);

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text for XML: markup escaped, control characters that XML forbids left out. */
export const escape = (text: string): string =>
  text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"]/g, (c) => entities[c] ?? c);
