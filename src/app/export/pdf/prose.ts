import type { Inline } from '#report/blocks.ts';
import { contentOf } from './content.ts';
import { ensure, newPage, type Flow } from './flow.ts';
import { drawLine, layOut, widthOf, withAddresses, type Line, type Style } from './lines.ts';
import { sanitise } from './sanitise.ts';
import { internals, setAttributes, type Element } from './pdfkit.ts';
import { styles } from './styles.ts';

/** Writes text as one element (`P`, `H1`, `LBody`…) from the flow's height on, over pages where needed. */
export function writeText(
  flow: Flow,
  text: readonly Inline[],
  style: Style,
  tag: string,
  { parent = flow.root, indent = 0 }: { parent?: Element; indent?: number } = {},
): void {
  const element = flow.doc.struct(tag);
  parent.add(element);
  const content = contentOf(flow.doc, element, tag);
  const lines = layOut(flow, withAddresses(text), style, flow.width - indent);
  lines.forEach((line, i) => {
    if (breaksHere(flow, lines, i)) {
      content.close();
      newPage(flow);
    }
    drawLine(flow, content, line, flow.left + indent, flow.y);
    flow.y += line.leading;
  });
  content.close();
  element.end();
}

/** Height of a note as it will be written. */
export const noteHeight = (flow: Flow, text: readonly Inline[]): number =>
  layOut(flow, withAddresses(text), styles.note, flow.width).length * styles.note.leading;

/** A page ends where the line no longer fits, or one line sooner rather than leave the last one alone. */
function breaksHere(flow: Flow, lines: readonly Line[], i: number): boolean {
  const leading = lines[i]?.leading ?? 0;
  if (flow.y === flow.top) return false;
  if (flow.y + leading > flow.bottom) return true;
  const leavesOne = i === lines.length - 2;
  return leavesOne && flow.y + 2 * leading > flow.bottom;
}

/** A heading with its bookmark; `keep` is the height that must follow it on the same page. */
export function writeHeading(
  flow: Flow,
  level: 1 | 2 | 3,
  text: string,
  keep: number,
  bookmarks: Bookmarks,
): void {
  const style = level === 1 ? styles.title : level === 2 ? styles.h2 : styles.h3;
  ensure(flow, style.leading + keep);
  bookmarks.add(level, text, flow.y);
  writeText(flow, [text], style, `H${level}`);
}

export interface Bookmarks {
  add: (level: 1 | 2 | 3, title: string, top: number) => void;
}

/** Bookmarks nested by the level of their headings. */
export function bookmarksOf(flow: Flow): Bookmarks {
  const root = internals(flow.doc).outline;
  const open: { level: number; item: typeof root }[] = [];
  return {
    add: (level, title, top) => {
      while ((open[open.length - 1]?.level ?? 0) >= level) open.pop();
      const parent = open[open.length - 1]?.item ?? root;
      const options = { fit: false, top: Math.max(0, top - 8), left: 0, zoom: 0, expanded: true };
      open.push({ level, item: parent.addItem(title, options) });
    },
  };
}

/** A bulleted list: L with LI, each of a Lbl and an LBody. */
export function writeList(flow: Flow, items: readonly (readonly Inline[])[]): void {
  const { doc } = flow;
  const list = doc.struct('L');
  setAttributes(list, { O: 'List', ListNumbering: 'Disc' });
  flow.root.add(list);
  for (const item of items) {
    ensure(flow, 2 * styles.body.leading);
    const row = doc.struct('LI');
    list.add(row);
    const label = doc.struct('Lbl');
    row.add(label);
    const content = contentOf(doc, label, 'Lbl');
    const [bullet] = layOut(flow, ['•'], styles.body, flow.width);
    if (bullet) drawLine(flow, content, bullet, flow.left + 4, flow.y);
    content.close();
    writeText(flow, item, styles.body, 'LBody', { parent: row, indent: 16 });
    row.end();
    flow.y += 2;
  }
  list.end();
}

/** The running foot of every page, an artefact: what on the left, the page number on the right. */
export function writeFeet(flow: Flow, foot: string): void {
  const { doc } = flow;
  const { count } = doc.bufferedPageRange();
  for (let page = 0; page < count; page++) {
    doc.switchToPage(page);
    const y = doc.page.height - 40;
    doc.markContent('Artifact', { type: 'Pagination', attached: ['Bottom'] } as Parameters<
      typeof doc.markContent
    >[1]);
    const draw = (text: string, right: boolean): void => {
      const shown = sanitise(text, flow.face, flow.missing).text;
      const x = right ? flow.left + flow.width - widthOf(flow, shown, styles.foot) : flow.left;
      doc
        .font('regular')
        .fontSize(styles.foot.size)
        .fillColor(styles.foot.fill)
        .text(shown, x, y, { lineBreak: false });
    };
    draw(foot, false);
    draw(`Page ${page + 1} of ${count}`, true);
    doc.endMarkedContent();
  }
}
