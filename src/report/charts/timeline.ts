import { scaleLinear } from 'd3-scale';
import type { Cell, Figure } from '../blocks.ts';
import { dayText, monthPosition } from '../dates.ts';
import { canvas, text, type Canvas } from './draw.ts';
import { emptyFigure } from './empty.ts';
import { verticalAround } from './extent.ts';
import type { Mark } from './mark.ts';
import { momentText, momentWords, numbered, pinMarks, pinRadius, type Moment } from './moments.ts';
import { laneBar, stageMarks, stageWords, type Span, type Stage } from './stages.ts';
import { rowLayout } from './row-labels.ts';
import { textWidth } from './text-width.ts';
import type { Theme } from './theme.ts';

export interface TimelineData {
  title: string;
  subtitle: string;
  /** First and last day, ISO dates. */
  from: string;
  to: string;
  /** One lane for each thing planned, such as a workload. */
  lanes: readonly { name: string; stages: readonly Stage[] }[];
  moments: readonly Moment[];
  source?: string;
}

/** Staged plans as bars on a calendar; moments as numbers on it, with their words listed below. */
export function timeline(data: TimelineData, theme: Theme, width: number): Figure {
  const caption = { title: data.title, subtitle: data.subtitle };
  const [first, last] = [monthPosition(data.from), monthPosition(data.to)];
  if (first === null || last === null || last <= first)
    return emptyFigure(caption, 'The dates of this plan are not known.', theme, width);
  if (data.lanes.length === 0 && data.moments.length === 0)
    return emptyFigure(caption, 'Nothing is planned and nothing is watched.', theme, width);
  const room = canvas(width);
  const lanes = rowLayout(
    data.lanes.map((l) => l.name),
    room,
    { barHeight: laneBar },
  );
  const left = Math.max(lanes.left, pinRadius + 2);
  const x = scaleLinear([first, last], [left, room.width - pinRadius - 2]);
  const place = (iso: string): number | null => {
    const at = monthPosition(iso);
    return at === null || at < first || at > last ? null : x(at);
  };
  const moments = numbered(data.moments, place);
  const pins = pinMarks(moments, theme);
  const top = room.line + 8;
  const span: Span = { x, first, last };
  const below = data.lanes.map((lane) => stageWords(lane.stages, span, lanes.left, room, theme));
  const tops = below.map((_, i) =>
    below.slice(0, i).reduce((y, b) => y + lanes.height + b.height, top),
  );
  const stages = data.lanes.flatMap((lane, i) => {
    const at = tops[i] ?? top;
    return [
      ...lanes.marks(lane.name, at, theme.ink),
      ...stageMarks(lane.stages, at + lanes.middle, span, room, theme),
      ...(below[i]?.marks(at + lanes.height) ?? []),
    ];
  });
  const pinTop = below.reduce((y, b) => y + lanes.height + b.height, top) + 4;
  const words = momentWords(moments, pinTop + pins.height + 6, room, theme);
  return {
    ...caption,
    summary: summaryOf(data),
    width: room.width,
    height: pinTop + pins.height + 6 + words.height,
    marks: [
      ...calendar(data, span, pinTop, stages, room, theme),
      ...moments.flatMap((m) =>
        m.x === null || m.kind !== 'review'
          ? []
          : verticalAround(
              m.x,
              [top - 4, pinTop + pins.middle(m) - pinRadius],
              stages,
              theme.accent,
              1.5,
              [4, 3],
            ),
      ),
      ...stages,
      ...pins.marks(pinTop),
      ...words.marks,
    ],
    ...(data.source ? { source: data.source } : {}),
    table: tableOf(data),
  };
}

/** Lines at the turns of quarters or years with their names above, as many as fit. */
function calendar(
  { from, to }: TimelineData,
  { x, first, last }: Span,
  foot: number,
  stages: readonly Mark[],
  room: Canvas,
  theme: Theme,
): Mark[] {
  const pixels = (x(last) - x(first)) / (last - first);
  const step = [1, 3, 6, 12, 24, 60].find((m) => m * pixels >= 58) ?? 120;
  const start = Math.ceil(first / step - 1e-9) * step;
  const count = Math.max(0, Math.floor((last - start) / step + 1e-9) + 1);
  let free = 0;
  const ticks = Array.from({ length: count }, (_, i) => start + i * step).flatMap((at): Mark[] => {
    const label = monthLabel(at, step);
    const wide = textWidth(label, room.size);
    const begin = Math.min(Math.max(x(at) - wide / 2, 0), room.width - wide);
    const tick = verticalAround(x(at), [room.line + 2, foot], stages, theme.line);
    if (begin < free) return tick;
    free = begin + wide + 8;
    return [...tick, text(begin, room.size, label, theme.ink2, { size: room.size })];
  });
  if (ticks.length > 0) return ticks;
  // A plan shorter than the finest step: its two days.
  return [
    text(x(first), room.size, dayText(from), theme.ink2, { size: room.size }),
    text(room.width - 1, room.size, dayText(to), theme.ink2, { size: room.size, anchor: 'end' }),
  ];
}

const monthNames = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

function monthLabel(position: number, step: number): string {
  const [year, month] = [Math.floor(position / 12), Math.round(position) % 12];
  return step >= 12 ? String(year) : `${monthNames[month] ?? ''} ${year}`;
}

function summaryOf({ lanes, moments }: TimelineData): string {
  const plans = lanes.map(({ name, stages }) => {
    const said = stages.map((s) => `${s.label} from ${dayText(s.from)}`);
    return `${name}: ${said.join(', then ')}.`;
  });
  const dated = moments.filter((m) => m.on !== null).length;
  const watched =
    moments.length === 0
      ? []
      : [
          `${moments.length} to watch, ${dated} of them with a date: ${moments.map(momentText).join('; ')}.`,
        ];
  return [...plans, ...watched].join(' ');
}

function tableOf({ lanes, moments, to }: TimelineData): Figure['table'] {
  return {
    columns: [
      { title: 'When', align: 'left', width: 0.3 },
      { title: 'What', align: 'left', width: 0.7 },
    ],
    rows: [
      ...lanes.flatMap(({ name, stages }) =>
        stages.map((s): Cell[] => [
          { text: `${dayText(s.from)} to ${dayText(s.to ?? to)}` },
          { text: s.label, note: name },
        ]),
      ),
      ...moments.map((m): Cell[] => [
        { text: m.on === null ? 'any day' : dayText(m.on) },
        { text: m.text },
      ]),
    ],
  };
}
