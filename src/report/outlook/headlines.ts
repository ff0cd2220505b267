import type { HeadlineFigure, HeadlineRow } from '#engine/headlines/headline.ts';
import type { Cell, Column } from '../blocks.ts';
import { count, money, months } from '../numbers.ts';

/** What became of a headline. */
export const statusWords: Record<HeadlineRow['status'], string> = {
  reproduced: 'Reproduced: the same sum gives the same figure',
  'in-place': 'Put in its place: right by itself, beside what belongs to it',
  'not-reproduced': 'Not reproduced: no source or no such result',
  computed: 'Computed here: nobody stated it',
};

const shown: Record<HeadlineFigure['unit'], (value: number) => string> = {
  usd: (x) => money(x),
  'usd-per-month': (x) => `${money(x)} a month`,
  gpus: (x) => `${count(x, 3)} GPUs`,
  // One digit more than elsewhere: whether a sum is reproduced shows in it.
  share: (x) => `${count(x * 100, 3)}\u00a0%`,
  'calls-per-day': (x) => `${count(x)} calls a day`,
  points: (x) => `${count(x, 3)} points`,
  months,
  ratio: (x) => `×${count(x)}`,
};

/** The figures of a headline: as stated, as computed. */
export function headlineTable({ figures }: HeadlineRow): { columns: Column[]; rows: Cell[][] } {
  const cell = (value: number | null, missing: string, unit: HeadlineFigure['unit']): Cell => ({
    text: value === null ? missing : shown[unit](value),
  });
  return {
    columns: [
      { title: 'Figure', align: 'left', width: 0.46 },
      { title: 'As stated', align: 'right', width: 0.27 },
      { title: 'As computed', align: 'right', width: 0.27 },
    ],
    rows: figures.map(({ name, unit, stated, computed }) => [
      { text: name },
      cell(stated, '–', unit),
      cell(computed, unit === 'calls-per-day' ? 'never' : 'no figure', unit),
    ]),
  };
}
