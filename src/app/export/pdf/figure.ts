import type { Figure } from '#report/blocks.ts';
import type { Mark } from '#report/charts/mark.ts';
import { contentOf } from './content.ts';
import { ensure, type Flow } from './flow.ts';
import { writeText } from './prose.ts';
import { sanitise } from './sanitise.ts';
import { styles } from './styles.ts';

/** Points a pixel: labels of 13 pixels come out just below body size. */
const largestScale = 0.72;

interface Placed {
  scale: number;
  height: number;
}

function place(flow: Flow, figure: Figure): Placed {
  const room = flow.bottom - flow.top - 80;
  const scale = Math.min(largestScale, flow.width / figure.width, room / figure.height);
  return { scale, height: figure.height * scale };
}

/** Height that a figure with its caption and source takes. */
export const figureHeight = (flow: Flow, figure: Figure): number =>
  place(flow, figure).height + 2 * styles.caption.leading + 2 * styles.note.leading + 14;

/** Caption, drawing with its alternative text and box, and source; all on one page. */
export function writeFigure(flow: Flow, figure: Figure, number: number): void {
  const { doc } = flow;
  const { scale, height } = place(flow, figure);
  ensure(flow, figureHeight(flow, figure));
  writeText(flow, [`Figure ${number}. ${figure.title}`], styles.caption, 'P');
  if (figure.subtitle !== '') writeText(flow, [figure.subtitle], styles.note, 'P');
  flow.y += 6;
  const { left, y } = flow;
  const element = doc.struct('Figure', {
    alt: sanitise(
      `${figure.title}. ${figure.summary}`,
      { ...flow.face, has: () => true },
      flow.missing,
    ).text,
    bbox: [left, y, left + figure.width * scale, y + height],
    placement: 'Block',
  } as Parameters<typeof doc.struct>[1]);
  flow.root.add(element);
  const content = contentOf(doc, element, 'Figure');
  content.open();
  doc.save().translate(left, y).scale(scale);
  for (const mark of figure.marks) drawMark(flow, mark);
  doc.restore();
  content.close();
  element.end();
  flow.y += height + 4;
  if (figure.source) writeText(flow, [figure.source], styles.note, 'P');
}

function drawMark(flow: Flow, mark: Mark): void {
  const { doc } = flow;
  switch (mark.kind) {
    case 'path':
      if (mark.d === '') return;
      doc.path(mark.d);
      paint(flow, mark.fill, mark.stroke, mark.width ?? 1, mark.dash);
      return;
    case 'rect':
      if (mark.radius) doc.roundedRect(mark.x, mark.y, mark.width, mark.height, mark.radius);
      else doc.rect(mark.x, mark.y, mark.width, mark.height);
      doc.fill(mark.fill);
      return;
    case 'line':
      doc.moveTo(mark.x1, mark.y1).lineTo(mark.x2, mark.y2);
      paint(flow, undefined, mark.stroke, mark.width, mark.dash);
      return;
    case 'circle':
      doc.circle(mark.cx, mark.cy, mark.r);
      paint(flow, mark.fill, mark.stroke, 1);
      return;
    case 'text': {
      const { size, weight, anchor } = mark.style;
      const { text } = sanitise(mark.text, flow.face, flow.missing);
      doc.font(weight >= 600 ? 'bold' : 'regular').fontSize(size);
      const width = doc.widthOfString(text);
      const x = mark.x - (anchor === 'middle' ? width / 2 : anchor === 'end' ? width : 0);
      doc.fillColor(mark.fill).text(text, x, mark.y, { lineBreak: false, baseline: 'alphabetic' });
    }
  }
}

function paint(
  { doc }: Flow,
  fill: string | undefined,
  stroke: string | undefined,
  width: number,
  dash?: number[],
): void {
  if (stroke) doc.lineWidth(width).strokeColor(stroke).lineJoin('round');
  if (dash) doc.dash(dash[0] ?? 4, { space: dash[1] ?? dash[0] ?? 4 });
  if (fill && stroke) doc.fillAndStroke(fill, stroke);
  else if (fill) doc.fill(fill);
  else if (stroke) doc.stroke();
  if (dash) doc.undash();
}
