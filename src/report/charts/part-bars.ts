import { costParts, type CostBreakdown, type CostPart } from '#engine/analysis.ts';
import type { Cell, Column, Figure } from '../blocks.ts';
import { partName } from '../names.ts';
import { money, moneyUnit } from '../numbers.ts';
import { bar, canvas, centred, isKnown, line, text } from './draw.ts';
import { emptyFigure } from './empty.ts';
import type { Mark } from './mark.ts';
import { rowLayout } from './row-labels.ts';
import { fromZero } from './scale.ts';
import { fitText, textWidth } from './text-width.ts';
import type { Theme } from './theme.ts';

export interface PartBarsData {
  title: string;
  /** One or two ways to run it, each with its parts in discounted dollars. */
  series: readonly { name: string; parts: CostBreakdown; colour: string }[];
  source?: string;
}

/** What each part costs, one bar for each way to run it; parts that cost nothing in all of them are left out. */
export function partBars(data: PartBarsData, theme: Theme, width: number): Figure {
  const amount = (part: CostPart): number[] => data.series.map((s) => s.parts[part]);
  const known = costParts.every((part) => amount(part).every(isKnown));
  const unit = moneyUnit(costParts.flatMap(amount));
  const parts = costParts.filter((part) => amount(part).some((usd) => usd !== 0));
  const caption = { title: data.title, subtitle: `Cost by part, ${unit.name}, discounted` };
  if (!known || data.series.length === 0)
    return emptyFigure(caption, 'The parts of the cost are not known.', theme, width);
  if (parts.length === 0)
    return emptyFigure(caption, 'It costs nothing in any part.', theme, width);
  const room = canvas(width);
  const thick = room.size + 1;
  const step = thick + 3;
  const rows = rowLayout(parts.map(partName), room, { barHeight: step * data.series.length });
  const values = parts.flatMap(amount);
  const side = Math.max(...values.map((usd) => textWidth(unit.show(usd), room.size))) + 10;
  const needsLeft = values.some((usd) => usd < 0);
  const x = fromZero(values, [rows.left + (needsLeft ? side : 0), room.width - side]);
  const key = data.series.length > 1 ? keyMarks(data, room, theme) : { marks: [], height: 0 };
  const height = key.height + parts.length * rows.height + 2;
  return {
    ...caption,
    summary: summaryOf(data, parts),
    width: room.width,
    height,
    marks: [
      ...key.marks,
      line([x(0), key.height], [x(0), height - 2], theme.edge),
      ...parts.flatMap((part, i): Mark[] => {
        const top = key.height + i * rows.height;
        const first = top + rows.middle - (step * data.series.length) / 2;
        return [
          ...rows.marks(partName(part), top, theme.ink),
          ...data.series.flatMap((s, j): Mark[] => {
            const usd = s.parts[part];
            const y = first + j * step;
            const end = x(usd);
            return [
              bar(x(0), end, y + 1.5, thick, s.colour),
              text(
                end + (usd < 0 ? -6 : 6),
                centred(y + step / 2, room.size),
                unit.show(usd),
                theme.ink2,
                {
                  size: room.size,
                  anchor: usd < 0 ? 'end' : 'start',
                },
              ),
            ];
          }),
        ];
      }),
    ],
    ...(data.source ? { source: data.source } : {}),
    table: {
      columns: [
        { title: 'Part', align: 'left', width: 0.4 },
        ...data.series.map((s): Column => ({
          title: `${s.name}, ${unit.short}`,
          align: 'right',
          width: 0.6 / data.series.length,
        })),
      ],
      rows: parts.map((part): Cell[] => [
        { text: partName(part) },
        ...amount(part).map((usd): Cell => ({ text: unit.show(usd) })),
      ]),
    },
  };
}

/** The names of the bars in their colours, one line each. */
function keyMarks(
  { series }: PartBarsData,
  room: { width: number; size: number; line: number },
  theme: Theme,
): { marks: Mark[]; height: number } {
  const marks = series.flatMap((s, i): Mark[] => {
    const y = i * room.line;
    return [
      { kind: 'rect', x: 1, y: y + 3, width: 10, height: 10, fill: s.colour },
      text(17, y + 12, fitText(s.name, room.width - 18, room.size, 600), theme.ink, {
        size: room.size,
        weight: 600,
      }),
    ];
  });
  return { marks, height: series.length * room.line + 8 };
}

function summaryOf({ series }: PartBarsData, parts: readonly CostPart[]): string {
  return series
    .map(({ name, parts: amounts }) => {
      const top = [...parts].sort((a, b) => amounts[b] - amounts[a]).slice(0, 2);
      return `${name}: ${top.map((p) => `${partName(p).toLowerCase()} ${money(amounts[p])}`).join(', ')}.`;
    })
    .join(' ');
}
