import type { Source } from '#catalog/types.ts';
import type { Analysis } from '#engine/analysis.ts';
import { giverName } from '../names.ts';
import { figure, heads, text, type Sheet, type SheetCell } from './sheet.ts';

/** Every uncertain input with its range, giver and source. */
export function assumptionSheet(analysis: Analysis): Sheet {
  const names = new Map(analysis.workloads.map((w) => [w.id, w.name]));
  const owner = (id: string): string =>
    names.get(id) ?? (id === 'world' ? 'the world' : id === 'org' ? 'the organisation' : id);
  return {
    name: 'Assumptions',
    widths: [30, 46, 22, 14, 14, 14, 22, 8, 70],
    frozen: 2,
    rows: [
      [text('Uncertain inputs as they entered the futures', 'title')],
      heads(
        'Of',
        'Input',
        'Unit',
        'One in ten below',
        'Half below',
        'One in ten above',
        'Said by',
        'Grade',
        'Source',
      ),
      ...analysis.inputs.map((r): SheetCell[] => [
        text(owner(r.owner)),
        text(r.label),
        text(r.unit),
        ...[r.p10, r.p50, r.p90].map((x) => figure(x, 'factor')),
        text(giverName(r.by)),
        text(r.grade ?? ''),
        text(r.source === '' ? 'no source stated' : r.source),
      ]),
    ],
  };
}

/** Every source that figures of the run were read from. */
export const sourceSheet = (sources: readonly Source[]): Sheet => ({
  name: 'Sources',
  widths: [80, 60, 14, 30],
  frozen: 2,
  rows: [
    [text('What prices, GPUs, models and priors of this run were read from', 'title')],
    heads('Source', 'Address', 'Date', 'Licence'),
    ...sources.map((s) => [
      text(s.title),
      text(s.url ?? ''),
      text(s.date ?? ''),
      text(s.licence ?? ''),
    ]),
  ],
});
