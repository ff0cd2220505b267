import { expect, test } from 'vitest';
import { light } from '#report/charts/theme.ts';
import { compareFigure, compareHeading } from '#report/compare/figures.ts';
import { analysis, portfolio, summary } from '../fixture.ts';

const costing = (name: string, usd: number) => ({
  name,
  analysis: analysis({ portfolio: portfolio({ recommended: summary(usd) }) }),
});

test('the heading says the difference from the baseline', () => {
  const base = costing('Base case', 4.3e6);
  expect(compareHeading([base, costing('Air-gapped', 8.7e6)])).toBe(
    'Air-gapped costs $4.4m more than Base case',
  );
  expect(compareHeading([base, costing('Small', 4.1e6)])).toBe(
    'Small costs $0.2m less than Base case',
  );
  expect(compareHeading([base, costing('Same', 4.31e6)])).toBe(
    'Same costs about as much as Base case',
  );
  expect(compareHeading([base, costing('B', 6e6), costing('C', 2e6)])).toBe(
    'C costs least, B $4.0m more',
  );
  expect(compareHeading([base])).toBe('There is nothing to compare yet');
});

test('a scenario without a result says so in the table', () => {
  const none = { name: 'Nothing left', analysis: analysis({ workloads: [], portfolio: null }) };
  const figure = compareFigure([costing('Base case', 4.3e6), none], light, 500);
  expect(figure.table.rows.map((row) => row[2]?.text)).toEqual(
    figure.table.rows.map(() => 'not known'),
  );
  expect(figure.table.rows[0]).toEqual([
    { text: 'Cost over three years' },
    { text: '$4.3m', note: '$3.0m to $5.8m' },
    { text: 'not known' },
  ]);
});

test('three scenarios have a panel for each measure, in which each has its own row', () => {
  const three = [costing('Base case', 4.3e6), costing('B', 6e6), costing('C', 2e6)];
  const figure = compareFigure(three, light, 900);
  const texts = figure.marks.flatMap((m) => (m.kind === 'text' ? [m.text] : []));
  for (const name of ['Base case', 'B', 'C'])
    expect(texts.filter((t) => t === name)).toHaveLength(figure.table.rows.length);
  expect(figure.summary).toContain('least in C, $2.0m; most in B, $6.0m');
});

test('without any result the figure says so', () => {
  const none = { name: 'Nothing left', analysis: analysis({ workloads: [], portfolio: null }) };
  const figure = compareFigure([none, none], light, 500);
  expect(figure.summary).toBe('Neither side has a figure to compare.');
});
