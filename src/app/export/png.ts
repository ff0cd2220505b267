import type { Figure } from '#report/blocks.ts';
import type { Mark } from '#report/charts/mark.ts';
import { pictureOf } from '#report/charts/svg.ts';
import type { Theme } from '#report/charts/theme.ts';

/** Device pixels a pixel of the figure: sharp on a slide and in print. */
const pixels = 3;

/** The picture of a figure as PNG bytes, drawn with the fonts of the page. */
export async function pngOf(figure: Figure, theme: Theme): Promise<Blob> {
  const { width, height, left, top, head, foot } = pictureOf(figure, theme);
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(width * pixels);
  canvas.height = Math.ceil(height * pixels);
  const c = canvas.getContext('2d');
  if (c === null) throw new Error('This browser draws no pictures: save the SVG instead.');
  await Promise.all([400, 600].map((weight) => document.fonts.load(font(weight, 13))));
  c.scale(pixels, pixels);
  c.fillStyle = theme.surface;
  c.fillRect(0, 0, width, height);
  for (const mark of [...head, ...foot]) draw(c, mark);
  c.translate(left, top);
  for (const mark of figure.marks) draw(c, mark);
  return new Promise((resolve, reject) => {
    const failed = () => reject(new Error('The picture is too large: save the SVG instead.'));
    canvas.toBlob((blob) => (blob === null ? failed() : resolve(blob)), 'image/png');
  });
}

const font = (weight: number, size: number): string =>
  `${weight} ${size}px "Source Sans 3", sans-serif`;

function draw(c: CanvasRenderingContext2D, mark: Mark): void {
  switch (mark.kind) {
    case 'path':
      return paint(c, new Path2D(mark.d), mark.fill, mark.stroke, mark.width, mark.dash);
    case 'rect': {
      const path = new Path2D();
      path.roundRect(mark.x, mark.y, mark.width, mark.height, mark.radius ?? 0);
      return paint(c, path, mark.fill);
    }
    case 'line': {
      const path = new Path2D();
      path.moveTo(mark.x1, mark.y1);
      path.lineTo(mark.x2, mark.y2);
      return paint(c, path, undefined, mark.stroke, mark.width, mark.dash);
    }
    case 'circle': {
      const path = new Path2D();
      path.arc(mark.cx, mark.cy, mark.r, 0, 2 * Math.PI);
      return paint(c, path, mark.fill, mark.stroke);
    }
    case 'text': {
      const { size, weight, anchor } = mark.style;
      c.font = font(weight, size);
      c.textAlign = anchor === 'middle' ? 'center' : anchor;
      c.textBaseline = 'alphabetic';
      c.fillStyle = mark.fill;
      c.fillText(mark.text, mark.x, mark.y);
    }
  }
}

function paint(
  c: CanvasRenderingContext2D,
  path: Path2D,
  fill?: string,
  stroke?: string,
  width = 1,
  dash: number[] = [],
): void {
  if (fill !== undefined && fill !== 'none') {
    c.fillStyle = fill;
    c.fill(path);
  }
  if (stroke === undefined) return;
  c.strokeStyle = stroke;
  c.lineWidth = width;
  c.setLineDash(dash);
  c.stroke(path);
}
