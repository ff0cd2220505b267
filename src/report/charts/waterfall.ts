import type { Figure } from '../blocks.ts';
import { money, moneyUnit, type MoneyUnit } from '../numbers.ts';
import { bar, canvas, centred, isKnown, line, text } from './draw.ts';
import { emptyFigure } from './empty.ts';
import type { Mark } from './mark.ts';
import { rowLayout } from './row-labels.ts';
import { fromZero } from './scale.ts';
import { textWidth } from './text-width.ts';
import type { Theme } from './theme.ts';

export interface WaterfallData {
  title: string;
  subtitle: string;
  from: { name: string; usd: number; colour: string };
  /** Signed differences that add up from `from` to `to`. */
  steps: readonly { name: string; usd: number }[];
  to: { name: string; usd: number; colour: string };
  source?: string;
}

interface Row {
  name: string;
  /** Ends of the bar in dollars. */
  start: number;
  end: number;
  fill: string;
  label: string;
  total: boolean;
}

/** From one total to another through the differences of their parts; less is to the left, with the sign said. */
export function waterfall(data: WaterfallData, theme: Theme, width: number): Figure {
  const caption = { title: data.title, subtitle: data.subtitle };
  const amounts = [data.from.usd, data.to.usd, ...data.steps.map((s) => s.usd)];
  if (!amounts.every(isKnown))
    return emptyFigure(
      caption,
      'A part of the cost is not known, so the parts do not add up.',
      theme,
      width,
    );
  const unit = moneyUnit(amounts);
  const rows = rowsOf(data, unit, theme);
  const room = canvas(width);
  const barHeight = room.narrow ? 14 : 16;
  const layout = rowLayout(
    rows.map((r) => r.name),
    room,
    { barHeight },
  );
  const side = Math.max(...rows.map((r) => textWidth(r.label, room.size, 600))) + 8;
  const ends = rows.flatMap((r) => [r.start, r.end]);
  const needsLeft = Math.min(...ends) < 0;
  const x = fromZero(ends, [layout.left + (needsLeft ? side : 0), room.width - side]);
  const marks = rows.flatMap((row, i): Mark[] => {
    const top = i * layout.height;
    const y = top + layout.middle;
    const next = rows[i + 1];
    const tie = next
      ? [
          line(
            [x(row.end), y - barHeight / 2],
            [x(row.end), y + layout.height + barHeight / 2],
            theme.line,
          ),
        ]
      : [];
    return [
      ...tie,
      ...layout.marks(row.name, top, theme.ink, row.total ? 600 : 400),
      bar(x(row.start), x(row.end), y - barHeight / 2, barHeight, row.fill),
      valueLabel(row, x(row.start), x(row.end), y, layout.left + side, room, theme),
    ];
  });
  return {
    ...caption,
    summary: summaryOf(data),
    width: room.width,
    height: rows.length * layout.height + 2,
    marks,
    ...(data.source ? { source: data.source } : {}),
    table: {
      columns: [
        { title: 'Part', align: 'left', width: 0.6 },
        { title: unit.name, align: 'right', width: 0.4 },
      ],
      rows: rows.map((r) => [{ text: r.name }, { text: r.label }]),
    },
  };
}

/** Beside the bar on the side it points to; a decrease without room on its left is labelled on its right. */
function valueLabel(
  row: Row,
  start: number,
  end: number,
  y: number,
  leftmost: number,
  room: { size: number },
  theme: Theme,
): Mark {
  const options = { size: room.size, weight: row.total ? 600 : 400 } as const;
  const [low, high] = [Math.min(start, end), Math.max(start, end)];
  const toLeft = row.end < row.start && low >= leftmost;
  return toLeft
    ? text(low - 8, centred(y, room.size), row.label, theme.ink2, { ...options, anchor: 'end' })
    : text(Math.max(high, low + 1) + 8, centred(y, room.size), row.label, theme.ink2, options);
}

function rowsOf({ from, steps, to }: WaterfallData, unit: MoneyUnit, theme: Theme): Row[] {
  const shown = steps.filter((s) => Math.abs(s.usd) >= 0.05 * unit.per);
  const rest = steps.filter((s) => !shown.includes(s)).reduce((sum, s) => sum + s.usd, 0);
  const all =
    Math.abs(rest) >= 0.05 * unit.per ? [...shown, { name: 'All else', usd: rest }] : shown;
  let at = from.usd;
  const middle = all.map((step): Row => {
    const start = at;
    at += step.usd;
    return {
      name: step.name,
      start,
      end: at,
      fill: step.usd < 0 ? theme.good : theme.bad,
      label: signed(step.usd, unit),
      total: false,
    };
  });
  const whole = ({ name, usd, colour }: WaterfallData['from']): Row => ({
    name,
    start: 0,
    end: usd,
    fill: colour,
    label: unit.show(usd),
    total: true,
  });
  return [whole(from), ...middle, whole(to)];
}

const signed = (usd: number, unit: MoneyUnit): string =>
  usd > 0 ? `+${unit.show(usd)}` : unit.show(usd);

function summaryOf({ from, steps, to }: WaterfallData): string {
  const by = [...steps].sort((a, b) => Math.abs(b.usd) - Math.abs(a.usd)).slice(0, 2);
  const parts = by
    .filter((s) => s.usd !== 0)
    .map((s) => `${s.name.toLowerCase()} ${s.usd < 0 ? 'save' : 'add'} ${money(Math.abs(s.usd))}`);
  const why = parts.length > 0 ? `: ${parts.join(', ')}` : '';
  return `From ${from.name} at ${money(from.usd)} to ${to.name} at ${money(to.usd)}${why}.`;
}
