import { monthPosition } from '../dates.ts';
import { centred, text, type Canvas } from './draw.ts';
import type { Mark } from './mark.ts';
import { fitText, textWidth } from './text-width.ts';
import type { Theme } from './theme.ts';

/** One stage of a plan: what runs from one ISO date on, until another or the end of the chart. */
export interface Stage {
  from: string;
  to?: string | null;
  label: string;
  colour?: string;
}

/** The calendar in pixels. */
export interface Span {
  x: (at: number) => number;
  first: number;
  last: number;
}

/** Height of the bar of a stage. */
export const laneBar = 18;

/** Left and right end of a stage in pixels, or null where it lies outside. */
function stageEnds({ from, to }: Stage, { x, first, last }: Span): [number, number] | null {
  const begin = monthPosition(from) ?? first;
  const end = (to ? monthPosition(to) : null) ?? last;
  if (end <= first || begin >= last) return null;
  const left = x(Math.max(first, begin));
  return [left, Math.max(left + 3, x(Math.min(last, end)) - 2)];
}

const fits = (stage: Stage, [left, right]: [number, number], { size }: Canvas): boolean =>
  textWidth(stage.label, size - 1, 600) <= right - left - 10;

/** The bars of a lane around a height, each with its words where they fit. */
export function stageMarks(
  stages: readonly Stage[],
  y: number,
  span: Span,
  room: Canvas,
  theme: Theme,
): Mark[] {
  return stages.flatMap((stage): Mark[] => {
    const ends = stageEnds(stage, span);
    if (!ends) return [];
    const [x, right] = ends;
    const fill = stage.colour ?? theme.accent;
    const style = { size: room.size - 1, weight: 600 } as const;
    return [
      { kind: 'rect', x, y: y - laneBar / 2, width: right - x, height: laneBar, fill, radius: 2 },
      ...(fits(stage, ends, room)
        ? [text(x + 6, centred(y, style.size), stage.label, theme.onAccent, style)]
        : []),
    ];
  });
}

/** The stages of a lane in words below it, each in its colour, where one is too short for its own. */
export function stageWords(
  stages: readonly Stage[],
  span: Span,
  left: number,
  room: Canvas,
  theme: Theme,
): { marks: (top: number) => Mark[]; height: number } {
  const seen = stages.filter((stage) => stageEnds(stage, span));
  if (seen.every((stage) => fits(stage, stageEnds(stage, span) ?? [0, 0], room)))
    return { marks: () => [], height: 0 };
  let [x, row] = [left, 0];
  const placed = seen.map((stage, i) => {
    const words = fitText(
      `${i === 0 ? '' : 'then '}${stage.label}`,
      room.width - left,
      room.size,
      600,
    );
    const wide = textWidth(words, room.size, 600);
    if (x > left && x + wide > room.width) [x, row] = [left, row + 1];
    const at = { x, row, words, fill: stage.colour ?? theme.accent };
    x += wide + 8;
    return at;
  });
  const style = { size: room.size, weight: 600 } as const;
  return {
    marks: (top) =>
      placed.map((p) => text(p.x, top + (p.row + 0.75) * room.line, p.words, p.fill, style)),
    height: (row + 1) * room.line + 4,
  };
}
