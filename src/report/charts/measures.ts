import type { Cell, Column, Figure } from '../blocks.ts';
import { notKnown } from '../numbers.ts';
import { isKnown } from './draw.ts';

/** A figure of one series on one measure, with the range of 8 futures in 10 where it has one. */
export interface Ranged {
  value: number | null;
  range?: readonly [number, number] | null;
}

export interface Measure {
  name: string;
  values: readonly Ranged[];
  show: (value: number) => string;
}

/** For each measure who has least and who has most. */
export function measuresSummary(series: readonly string[], measures: readonly Measure[]): string {
  return measures
    .map(({ name, values, show }) => {
      const known = series
        .flatMap((s, n) => {
          const value = values[n]?.value;
          return isKnown(value) ? [{ s, value }] : [];
        })
        .sort((a, b) => a.value - b.value);
      const [least, most] = [known[0], known[known.length - 1]];
      if (!least || !most) return '';
      if (show(least.value) === show(most.value))
        return `${name}: ${show(least.value)} in ${known.length === series.length ? 'all' : 'those known'}.`;
      return `${name}: least in ${least.s}, ${show(least.value)}; most in ${most.s}, ${show(most.value)}.`;
    })
    .filter(Boolean)
    .join(' ');
}

/** The figures of every measure with their ranges as notes. */
export function measuresTable({
  series,
  measures,
}: {
  series: readonly string[];
  measures: readonly Measure[];
}): Figure['table'] {
  return {
    columns: [
      { title: 'Measure', align: 'left', width: 0.3 },
      ...series.map((title): Column => ({ title, align: 'right', width: 0.7 / series.length })),
    ],
    rows: measures.map(({ name, values, show }): Cell[] => [
      { text: name },
      ...series.map((_, n): Cell => {
        const v = values[n];
        if (!v || !isKnown(v.value)) return { text: notKnown };
        const range = v.range ? { note: `${show(v.range[0])} to ${show(v.range[1])}` } : {};
        return { text: show(v.value), ...range };
      }),
    ]),
  };
}
