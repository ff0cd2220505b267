import type { Figure } from '../blocks.ts';
import type { Mark } from './mark.ts';
import { wrapText } from './text-width.ts';
import type { Theme } from './theme.ts';

/** A figure on its own: title and subtitle above, source below, as marks; the chart stands at `left`, `top`. */
export interface Picture {
  width: number;
  height: number;
  left: number;
  top: number;
  head: Mark[];
  foot: Mark[];
}

const pad = 16;

/** Lays a figure out as a picture of its own on the theme's surface. */
export function pictureOf(figure: Figure, theme: Theme): Picture {
  let y = pad;
  const captions = (
    text: string,
    size: number,
    weight: 400 | 600,
    leading: number,
    fill: string,
  ): Mark[] =>
    (text === '' ? [] : wrapText(text, figure.width, size, weight)).map((line): Mark => {
      y += leading;
      const style = { size, weight, anchor: 'start' } as const;
      return { kind: 'text', x: pad, y: y - leading * 0.28, text: line, fill, style };
    });
  const head = [
    ...captions(figure.title, 16, 600, 22, theme.ink),
    ...captions(figure.subtitle, 13, 400, 18, theme.ink2),
  ];
  const top = y + 8;
  y = top + figure.height + 4;
  const foot = captions(figure.source ?? '', 12, 400, 16, theme.ink3);
  return {
    width: figure.width + 2 * pad,
    height: Math.ceil(y + pad),
    left: pad,
    top,
    head,
    foot,
  };
}

/** The picture of a figure as an SVG file. */
export function toSvg(figure: Figure, theme: Theme): string {
  const { width, height, left, top, head, foot } = pictureOf(figure, theme);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${round(width)} ${height}" width="${round(width)}" height="${height}" role="img" font-family="'Source Sans 3', sans-serif">`,
    `<title>${escape(figure.title)}</title>`,
    `<desc>${escape(figure.summary)}</desc>`,
    `<rect width="100%" height="100%" fill="${theme.surface}"/>`,
    ...head.map(markToSvg),
    `<g transform="translate(${left} ${round(top)})">`,
    ...figure.marks.map(markToSvg),
    '</g>',
    ...foot.map(markToSvg),
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
