import type { Inline } from '#report/blocks.ts';
import { sanitise, type Shown } from './sanitise.ts';
import type { Content } from './content.ts';
import { contentOf } from './content.ts';
import type { Flow } from './flow.ts';
import { pdfText } from './pdfkit.ts';

/** How text looks; sizes and leading in points. */
export interface Style {
  font: 'regular' | 'bold';
  size: number;
  leading: number;
  fill: string;
}

interface Word extends Shown {
  style: Style;
  href?: string;
  /** Whether a space follows. */
  spaced: boolean;
  width: number;
}

export interface Line {
  words: Word[];
  leading: number;
}

const schemes = /^(https?:\/\/|mailto:)/;

/** Inlines with the address of each link printed after its text, unless the text is the address. */
export function withAddresses(text: readonly Inline[]): Inline[] {
  return text.flatMap((part): Inline[] => {
    if (typeof part === 'string' || !part.href || !schemes.test(part.href)) return [part];
    const address = part.href.replace(schemes, '').replace(/\/$/, '');
    return part.text === address || part.text === part.href ? [part] : [part, ` (${address})`];
  });
}

/** Breaks inlines into lines of at most a width; what is wider than the line is broken inside. */
export function layOut(flow: Flow, text: readonly Inline[], style: Style, width: number): Line[] {
  const lines: Line[] = [];
  let line: Word[] = [];
  let used = 0;
  const end = (): void => {
    if (line.length > 0) lines.push({ words: line, leading: style.leading });
    line = [];
    used = 0;
  };
  const most = width + 0.01;
  for (const unit of unitsOf(text.flatMap((part) => wordsOf(flow, part, style, width)))) {
    const blank = line.length > 0 ? spaceWidth(flow, style) : 0;
    const whole = unit.reduce((sum, word) => sum + word.width, 0);
    if (used + blank + whole > most) end();
    else used += blank;
    for (const word of unit) {
      if (used + word.width > most) end();
      line.push(word);
      used += word.width;
    }
  }
  end();
  return lines;
}

/** A line may end after a space; parts of one word, as a link and its full stop, stay together. */
function unitsOf(words: readonly Word[]): Word[][] {
  const units: Word[][] = [];
  let open: Word[] = [];
  for (const word of words) {
    open.push(word);
    if (!word.spaced) continue;
    units.push(open);
    open = [];
  }
  return open.length > 0 ? [...units, open] : units;
}

function wordsOf(flow: Flow, part: Inline, style: Style, width: number): Word[] {
  const { text, href, strong } =
    typeof part === 'string' ? { text: part, href: undefined, strong: false } : part;
  const own: Style = strong ? { ...style, font: 'bold' } : style;
  const safe = href && schemes.test(href) ? { href } : {};
  const pieces = text.replace(/[\s\u0085]+/g, (s) => (s.includes('\u00a0') ? s : ' ')).split(' ');
  return pieces.flatMap((piece, i) => {
    const spaced = i < pieces.length - 1;
    if (piece === '') return i === 0 && spaced ? [blankWord(own)] : [];
    const shown = sanitise(piece, flow.face, flow.missing);
    return split(flow, shown, own, width).map((s, j, all): Word => ({
      ...s,
      ...safe,
      style: own,
      spaced: spaced || j < all.length - 1,
    }));
  });
}

/** A space at the start of an inline belongs after the word before it. */
const blankWord = (style: Style): Word => ({ text: '', style, spaced: true, width: 0 });

function split(
  flow: Flow,
  shown: Shown,
  style: Style,
  width: number,
): (Shown & { width: number })[] {
  const whole = widthOf(flow, shown.text, style);
  if (whole <= width) return [{ ...shown, width: whole }];
  // Characters are measured one by one: kerning inside a cut word is not worth measuring each head anew.
  const parts: (Shown & { width: number })[] = [];
  let head = { text: '', width: 0 };
  for (const character of shown.text) {
    const own = widthOf(flow, character, style);
    if (head.text !== '' && head.width + own > width) {
      parts.push(head);
      head = { text: '', width: 0 };
    }
    head = { text: head.text + character, width: head.width + own };
  }
  return [...parts, head];
}

export function widthOf({ doc }: Flow, text: string, style: Style): number {
  return doc.font(style.font).fontSize(style.size).widthOfString(text);
}

const spaceWidth = (flow: Flow, style: Style): number => widthOf(flow, ' ', style);

/** Width of a laid-out line. */
export const lineWidth = (flow: Flow, { words }: Line): number =>
  words.reduce(
    (sum, word, i) =>
      sum + word.width + (word.spaced && i < words.length - 1 ? spaceWidth(flow, word.style) : 0),
    0,
  );

/** Draws one line with its baseline inside `leading`; links become elements of their own. */
export function drawLine(flow: Flow, content: Content, line: Line, x: number, y: number): void {
  let at = x;
  for (const run of runsOf(line)) {
    if (run.href) at = drawLink(flow, content, run, at, y, line.leading);
    else {
      content.open();
      at = drawRun(flow, run, at, y, line.leading);
    }
  }
}

interface Run extends Shown {
  style: Style;
  href?: string;
}

/** Words of one look joined to runs, spaces included. */
function runsOf({ words }: Line): Run[] {
  const runs: Run[] = [];
  words.forEach((word, i) => {
    const last = runs[runs.length - 1];
    const tail = word.spaced && i < words.length - 1 ? ' ' : '';
    const same = last && last.style === word.style && last.href === word.href;
    const actual = (word.actual ?? word.text) + tail;
    if (same && !last.actual === !word.actual) {
      last.text += word.text + tail;
      if (last.actual !== undefined) last.actual += actual;
    } else {
      const run: Run = { text: word.text + tail, style: word.style };
      if (word.actual !== undefined) run.actual = actual;
      if (word.href !== undefined) run.href = word.href;
      runs.push(run);
    }
  });
  return runs.filter((run) => run.text !== '');
}

function drawRun(flow: Flow, run: Run, x: number, y: number, leading: number): number {
  const { doc } = flow;
  const { style } = run;
  if (run.actual !== undefined) doc.markContent('Span', { actual: run.actual });
  doc
    .font(style.font)
    .fontSize(style.size)
    .fillColor(style.fill)
    .text(run.text, x, y + leading * 0.5 + style.size * 0.33, {
      lineBreak: false,
      baseline: 'alphabetic',
    });
  if (run.actual !== undefined) doc.endMarkedContent();
  return x + widthOf(flow, run.text, style);
}

function drawLink(
  flow: Flow,
  content: Content,
  run: Run,
  x: number,
  y: number,
  leading: number,
): number {
  const { doc } = flow;
  content.close();
  const element = doc.struct('Link');
  content.element.add(element);
  const inner = contentOf(doc, element, 'Link');
  inner.open();
  const end = drawRun(flow, run, x, y, leading);
  inner.close();
  const contents = pdfText(`${run.actual ?? run.text}: ${run.href}`) as string;
  doc.link(x, y, end - x, leading, run.href ?? '', {
    structParent: element,
    Contents: contents,
  } as Parameters<typeof doc.link>[5]);
  element.end();
  return end;
}
