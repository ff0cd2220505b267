import { expect, test } from 'vitest';
import { analyse } from '#engine/analyse.ts';
import { example } from '#profile/templates/index.ts';
import { costParts } from '#engine/analysis.ts';
import { measuresTable } from '#report/charts/measures.ts';
import { light } from '#report/charts/theme.ts';
import { claimOf } from '#report/claim.ts';
import { compareFigure, comparedMeasures } from '#report/compare/figures.ts';
import { mixFan } from '#report/mix-figures.ts';
import { money } from '#report/numbers.ts';
import { textOf } from '#report/sentence.ts';
import { chosen } from '#report/verdict.ts';
import { caseOf } from '../cases.ts';

const base = caseOf(example);
const workloads = base.scenario.workloads.map((w, i) =>
  i === 0
    ? { ...w, answers: { ...w.answers, dataPlace: { value: 'premises', by: 'you' } as const } }
    : w,
);
const sides = [
  { name: 'Base case', scenario: base.scenario, analysis: base.analysis },
  {
    name: 'On premises',
    scenario: { ...base.scenario, workloads },
    analysis: analyse({ ...base.request, workloads }),
  },
];

test('with equal seeds each of the six measures is the one of the scenario by itself, to the last digit', () => {
  const together = comparedMeasures(sides);
  expect(together.map(({ name }) => name)).toHaveLength(6);
  const table = compareFigure(sides, light, 600).table;
  for (const [n, side] of sides.entries()) {
    const alone = comparedMeasures([side]);
    expect(alone.map((m) => m.values[0])).toEqual(together.map((m) => m.values[n]));
    const own = measuresTable({ series: ['Recommended'], measures: alone });
    expect(own.rows.map((row) => row[1])).toEqual(table.rows.map((row) => row[n + 1]));
  }
  // The two differ, or equality would say nothing.
  const [first, second] = [0, 1].map((n) => together.map((m) => m.values[n]?.value));
  expect(first).not.toEqual(second);
});

test('each measure is the sum or the statement that the recommendation makes of it', () => {
  for (const [n, { scenario, analysis }] of sides.entries()) {
    const { portfolio } = analysis;
    if (!portfolio) throw new Error('nothing is recommended');
    const [cost, bills, failed, saving, cheaper, regret] = comparedMeasures(sides).map(
      (m) => m.values[n]?.value ?? null,
    );
    const parts = costParts.reduce((sum, part) => sum + portfolio.recommendedParts[part], 0);
    expect(cost).toBeCloseTo(parts, 2);
    expect((bills ?? 0) + (failed ?? 0)).toBeCloseTo(parts, 2);
    expect(saving).toBe(portfolio.saving?.mean);
    expect(cheaper).toBe(portfolio.betterThanToday);
    const sum = analysis.workloads.reduce((total, w) => total + (chosen(w)?.regret ?? 0), 0);
    expect(regret).toBe(sum);

    expect(mixFan(analysis, light, 600).title).toContain(money(cost ?? 0));
    const claim = claimOf(scenario, analysis);
    const said = [claim.lead, ...claim.points].map(textOf).join(' ');
    for (const usd of [cost, bills, failed, saving]) expect(said).toContain(money(usd ?? 0));
  }
});
