import { dayText } from '../dates.ts';
import { centred, text, type Canvas } from './draw.ts';
import type { Mark } from './mark.ts';
import { wrapText } from './text-width.ts';
import type { Theme } from './theme.ts';

/** Something to happen or to look at; without a date it may come on any day. */
export interface Moment {
  on: string | null;
  text: string;
  kind: 'review' | 'tripwire' | 'event';
}

export interface Numbered extends Moment {
  n: number;
  /** Pixels from the left; null without a date or outside the chart. */
  x: number | null;
}

/** Radius of the numbered dot of a moment. */
export const pinRadius = 8;

/** In the order of their days, those of any day last. */
export function numbered(
  moments: readonly Moment[],
  place: (iso: string) => number | null,
): Numbered[] {
  return [...moments]
    .sort((a, b) => ((a.on ?? '9999') < (b.on ?? '9999') ? -1 : a.on === b.on ? 0 : 1))
    .map((m, i) => ({ ...m, n: i + 1, x: m.on === null ? null : place(m.on) }));
}

/** Numbered dots on as many levels as keep them apart. */
export function pinMarks(
  moments: readonly Numbered[],
  theme: Theme,
): { marks: (top: number) => Mark[]; height: number; middle: (m: Numbered) => number } {
  const ends: number[] = [];
  const level = new Map<number, number>();
  for (const m of moments) {
    if (m.x === null) continue;
    const x = m.x;
    const found = ends.findIndex((end) => end <= x - pinRadius);
    const k = found < 0 ? ends.length : found;
    ends[k] = x + pinRadius + 3;
    level.set(m.n, k);
  }
  const yOf = (m: Numbered): number => (level.get(m.n) ?? 0) * (2 * pinRadius + 3) + pinRadius;
  return {
    height: ends.length * (2 * pinRadius + 3),
    middle: yOf,
    marks: (top) => moments.flatMap((m) => (m.x === null ? [] : pin(m, m.x, top + yOf(m), theme))),
  };
}

const momentColour = (kind: Moment['kind'], theme: Theme): string =>
  ({ review: theme.accent, tripwire: theme.warn, event: theme.ink2 })[kind];

function pin({ n, kind }: Numbered, cx: number, cy: number, theme: Theme): Mark[] {
  return [
    { kind: 'circle', cx, cy, r: pinRadius, fill: momentColour(kind, theme) },
    text(cx, centred(cy, 11), String(n), theme.onAccent, {
      size: 11,
      weight: 600,
      anchor: 'middle',
    }),
  ];
}

/** What each number stands for, one below the other. */
export function momentWords(
  moments: readonly Numbered[],
  top: number,
  room: Canvas,
  theme: Theme,
): { marks: Mark[]; height: number } {
  let y = top;
  const indent = 2 * pinRadius + 8;
  const marks = moments.flatMap((m): Mark[] => {
    const lines = wrapText(momentText(m), room.width - indent - 2, room.size);
    const begin = y;
    y += Math.max(lines.length * room.line, 2 * pinRadius) + 5;
    return [
      ...pin(m, pinRadius + 1, begin + pinRadius, theme),
      ...lines.map((words, i) =>
        text(indent, centred(begin + pinRadius + i * room.line, room.size), words, theme.ink, {
          size: room.size,
        }),
      ),
    ];
  });
  return { marks, height: y - top };
}

/** "1 March 2027: review". */
export const momentText = ({ on, text: words }: Moment): string =>
  `${on === null ? 'Any day' : dayText(on)}: ${words}`;
