import type { Block, Cell, Column } from '#report/blocks.ts';
import { light } from '#report/charts/theme.ts';
import { contentOf, type Content } from './content.ts';
import { newPage, rule, type Flow } from './flow.ts';
import { drawLine, layOut, lineWidth, type Line } from './lines.ts';
import type { Element } from './pdfkit.ts';
import { noteHeight, writeText } from './prose.ts';
import { styles } from './styles.ts';

type TableBlock = Extract<Block, { kind: 'table' }>;

const gutter = 8;
const padding = 3;

/** One cell laid out: its lines and where they stand. */
interface Box {
  lines: Line[];
  column: Column;
  x: number;
  width: number;
}

const heightOf = (lines: readonly Line[]): number => lines.reduce((sum, l) => sum + l.leading, 0);
const rowHeight = (boxes: readonly Box[]): number =>
  Math.max(0, ...boxes.map((b) => heightOf(b.lines))) + 2 * padding;

/** A tagged table: caption, heads with scope, rows kept whole, the head drawn again on every page as an artefact. */
export function writeTable(flow: Flow, block: TableBlock, number: number): void {
  const { doc } = flow;
  const heads = layOutRow(flow, block, headCells(block), true);
  const rows = block.rows.map((cells) => layOutRow(flow, block, cells, false));
  const note = noteBelow(flow, block);
  if (flow.y + heightToKeep(heads, rows, note) > flow.bottom) newPage(flow);
  const table = doc.struct('Table');
  flow.root.add(table);
  writeText(flow, [`Table ${number}. ${block.title}`], styles.caption, 'Caption', {
    parent: table,
  });
  flow.y += 2;
  writeHead(flow, heads, table);
  rows.forEach((boxes, i) =>
    writeRow(flow, boxes, heads, table, block.rowHeaders, i === rows.length - 1 ? note : 0),
  );
  table.end();
  if (block.note) {
    flow.y += noteGap;
    writeText(flow, [block.note], styles.note, 'P');
  }
}

const noteGap = 3;

/** Height of the note below a table, which stays with its last row. */
const noteBelow = (flow: Flow, { note }: TableBlock): number =>
  note ? noteGap + noteHeight(flow, [note]) : 0;

/** Tables up to this height are not broken. */
const keptWhole = 230;

/** Height that must stay on one page: the whole of a small table with its note, of a larger one its head and first row. */
function heightToKeep(heads: Box[], rows: Box[][], note: number): number {
  const head = styles.caption.leading + rowHeight(heads) + 4;
  const whole = rows.reduce((sum, boxes) => sum + rowHeight(boxes), head + note);
  return whole <= keptWhole ? whole : head + Math.min(rows[0] ? rowHeight(rows[0]) : 0, 80);
}

/** The same for a table not yet laid out, for the heading before it. */
export function tableStart(flow: Flow, block: TableBlock): number {
  const row = (cells: readonly Cell[], head: boolean): Box[] => layOutRow(flow, block, cells, head);
  return heightToKeep(
    row(headCells(block), true),
    block.rows.slice(0, 20).map((cells) => row(cells, false)),
    noteBelow(flow, block),
  );
}

const headCells = ({ columns }: TableBlock): Cell[] =>
  columns.map(({ title }) => ({ text: title }));

function layOutRow(
  flow: Flow,
  { columns }: TableBlock,
  cells: readonly Cell[],
  head: boolean,
): Box[] {
  let x = flow.left;
  return columns.map((column, i): Box => {
    const whole = column.width * flow.width;
    const width = whole - (i < columns.length - 1 ? gutter : 0);
    const cell = cells[i] ?? { text: '' };
    const lines = layOut(flow, [cell.text], head ? styles.head : styles.cell, width);
    const notes = cell.note ? layOut(flow, [cell.note], styles.cellNote, width) : [];
    const box = { lines: [...lines, ...notes], column, x, width };
    x += whole;
    return box;
  });
}

function writeHead(flow: Flow, heads: Box[], table: Element): void {
  const { doc } = flow;
  const row = doc.struct('TR');
  table.add(row);
  const contents = heads.map(() => {
    const cell = doc.struct('TH', { scope: 'Column' } as Parameters<typeof doc.struct>[1]);
    row.add(cell);
    return contentOf(doc, cell, 'TH');
  });
  drawHead(flow, heads, contents);
  row.end();
}

/** The head on a further page is decoration: the structure has it once. */
function repeatHead(flow: Flow, heads: Box[]): void {
  const { doc } = flow;
  doc.markContent('Artifact', { type: 'Pagination' });
  drawHead(
    flow,
    heads,
    heads.map(() => null),
  );
  doc.endMarkedContent();
  headRule(flow);
}

function drawHead(flow: Flow, heads: Box[], contents: (Content | null)[]): void {
  const height = rowHeight(heads);
  heads.forEach((box, i) => {
    // Heads of one row stand on a common last line.
    const shift = height - 2 * padding - heightOf(box.lines);
    drawBox(flow, box, box.lines, contents[i] ?? null, flow.y + padding + shift);
  });
  flow.y += height;
  if (contents[0]) headRule(flow);
}

const headRule = (flow: Flow): void => rule(flow, flow.y, 1, light.ink);

function writeRow(
  flow: Flow,
  boxes: Box[],
  heads: Box[],
  table: Element,
  rowHeaders: boolean,
  /** Height that must follow the row on its page. */
  after: number,
): void {
  const { doc } = flow;
  const row = doc.struct('TR');
  table.add(row);
  const contents = boxes.map((_, i) => {
    const isHead = rowHeaders && i === 0;
    const cell = isHead
      ? doc.struct('TH', { scope: 'Row' } as Parameters<typeof doc.struct>[1])
      : doc.struct('TD');
    row.add(cell);
    return contentOf(doc, cell, isHead ? 'TH' : 'TD');
  });
  const page = (): void => {
    newPage(flow);
    repeatHead(flow, heads);
  };
  const body = flow.bottom - flow.top - rowHeight(heads);
  if (flow.y + rowHeight(boxes) + after > flow.bottom) page();
  let rest = boxes.map((b) => b.lines);
  while (rest.some((lines) => lines.length > 0)) {
    const room = Math.min(body, flow.bottom - flow.y) - 2 * padding;
    const now = rest.map((lines) => fitting(lines, room));
    const height = Math.max(...now.map(heightOf)) + 2 * padding;
    boxes.forEach((box, i) =>
      drawBox(flow, box, now[i] ?? [], contents[i] ?? null, flow.y + padding),
    );
    flow.y += height;
    rest = rest.map((lines, i) => lines.slice(now[i]?.length ?? 0));
    if (rest.some((lines) => lines.length > 0)) page();
  }
  rule(flow, flow.y, 0.5);
  row.end();
}

/** The first lines that fit a height, at least one. */
function fitting(lines: Line[], room: number): Line[] {
  let height = 0;
  let n = 0;
  for (const line of lines) {
    height += line.leading;
    if (height > room && n > 0) break;
    n++;
  }
  return lines.slice(0, n);
}

function drawBox(
  flow: Flow,
  box: Box,
  lines: readonly Line[],
  content: Content | null,
  y: number,
): void {
  let at = y;
  for (const line of lines) {
    const indent = box.column.align === 'right' ? box.width - lineWidth(flow, line) : 0;
    drawLine(flow, content ?? bare, line, box.x + indent, at);
    at += line.leading;
  }
  content?.close();
}

/** Stands for the content of an artefact, which has no element. */
const bare: Content = { element: null as never, open: () => undefined, close: () => undefined };
