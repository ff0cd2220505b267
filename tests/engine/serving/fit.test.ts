import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { efficiencyFit } from '#engine/serving/efficiency-fit.ts';
import { predictions } from '#engine/serving/predictions.ts';
import { residualModel, residualSpread, type ResidualPoint } from '#engine/serving/residual.ts';
import { errorTable, judge } from '../../calibrate/evaluate.ts';
import { catalogueRows } from '../../calibrate/catalogue-rows.ts';
import { fitEfficiency, logRatio, priorEfficiency, residualPoints } from '../../calibrate/fit.ts';
import { readRows } from '../../calibrate/rows.ts';

const { points, leftOut } = readRows(catalogueRows());

describe('the stored fit', () => {
  const overall = (models: string) => {
    const line = efficiencyFit.leaveOneOut.find(
      (l) => l.models === models && l.regime === 'all regimes',
    );
    if (!line) throw new Error(`no line for ${models}`);
    return line;
  };

  it('is of the catalogue as it is: same rows, same neighbours', () => {
    expect(efficiencyFit.rows).toBe(points.length);
    expect(residualPoints(points, efficiencyFit.efficiency).length).toBe(
      efficiencyFit.points.length,
    );
    for (const [i, point] of residualPoints(points, efficiencyFit.efficiency).entries())
      expect(Math.abs(point.logRatio - (efficiencyFit.points[i]?.logRatio ?? 9))).toBeLessThan(
        0.01,
      );
  });

  it('on configurations it had not seen: median error, and intervals that mean what they say', () => {
    expect(overall('dense').medianError).toBeLessThan(0.2);
    expect(overall('mixture').medianError).toBeLessThan(0.3);
    for (const models of ['dense', 'mixture']) {
      expect(overall(models).rows).toBeGreaterThanOrEqual(20);
      expect(overall(models).coverage).toBeGreaterThan(0.7);
      expect(overall(models).coverage).toBeLessThan(0.9);
    }
  });

  it('stores each prediction: they give its median errors and its coverage again', () => {
    const byId = new Map(points.map((point) => [point.id, point]));
    for (const models of ['dense', 'mixture']) {
      const rows = predictions.filter(({ id }) => byId.get(id)?.mixture === (models === 'mixture'));
      const off = rows.map((r) => Math.abs(r.predicted / r.measured - 1)).sort((a, b) => a - b);
      const inside = rows.filter((r) => r.measured >= r.low && r.measured <= r.high);
      const middle = (off.length - 1) / 2;
      const median = ((off[Math.floor(middle)] ?? 9) + (off[Math.ceil(middle)] ?? 9)) / 2;
      expect(rows.length).toBe(overall(models).rows);
      expect(median).toBeCloseTo(overall(models).medianError, 3);
      expect(inside.length / rows.length).toBeCloseTo(overall(models).coverage ?? 0, 3);
    }
  });

  it('leaves out rows without a known GPU and counts them', () => {
    expect(leftOut.get('GPU not known')).toBe(106);
  });

  it('claims no coverage below 20 rows', () => {
    const few = errorTable(
      judge(points.slice(0, 5), {
        efficiency: efficiencyFit.efficiency,
        residual: () => ({ mean: 0, sd: 0.3 }),
      }),
    );
    expect(few.every((line) => line.coverage === null)).toBe(true);
  });
});

describe('fitting', () => {
  it('finds its own truth again: rows made by known parameters pull the prior towards them', () => {
    const truth = { ...priorEfficiency(), weightBandwidth: 0.7, compute: 0.8, cacheBandwidth: 0.4 };
    const made = points.slice(0, 60).flatMap((point) => {
      const ratio = logRatio(point, truth);
      return ratio === null ? [] : [{ ...point, measured: point.measured / Math.exp(ratio) }];
    });
    const found = fitEfficiency(made);
    const off = made.map((point) => Math.abs(logRatio(point, found) ?? 1));
    const before = made.map((point) => Math.abs(logRatio(point, priorEfficiency()) ?? 1));
    expect(Math.max(...off)).toBeLessThan(0.1);
    expect(Math.max(...before)).toBeGreaterThan(2 * Math.max(...off));
  });
});

describe('neighbours', () => {
  const point: ResidualPoint = {
    model: 'm',
    mixture: false,
    generation: 'Hopper',
    precision: 'fp8',
    engine: 'vllm',
    measuredBy: 'someone',
    configuration: 'm h100 fp8 vllm',
    tokensIn: 1000,
    tokensOut: 500,
    gpus: 1,
    rows: [1],
    logRatio: 0.3,
  };

  it('one point: the mean is its residual times shared over total variance', () => {
    const s = residualSpread;
    const shared =
      s.model ** 2 +
      s.generation ** 2 +
      s.stack ** 2 +
      s.together ** 2 +
      s.configuration ** 2 +
      s.shape ** 2;
    const found = residualModel([point])(point);
    expect(found.mean).toBeCloseTo((0.3 * shared) / (shared + s.noise ** 2), 9);
  });

  it('nothing in common: the roofline, with the whole spread', () => {
    const stranger = {
      ...point,
      model: 'x',
      generation: 'CDNA 3',
      engine: 'other',
      configuration: 'x',
    };
    const found = residualModel([point])(stranger);
    expect(found.mean).toBe(0);
    expect(found.sd).toBeGreaterThan(residualModel([point])(point).sd);
  });

  it('a figure far off the roofline says little about its neighbours', () => {
    const near = { ...point, configuration: 'm h200 fp8 vllm' };
    const mild = residualModel([{ ...point, logRatio: -0.3 }])(near).mean;
    const wild = residualModel([{ ...point, logRatio: -3 }])(near).mean;
    expect(Math.abs(wild)).toBeLessThan(Math.abs(mild) * 2);
  });

  it('more measurements never widen the interval', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 100, max: 9000 }),
        (n, length) => {
          const many = Array.from({ length: n + 1 }, (_, i) => ({
            ...point,
            tokensIn: 200 * (i + 1),
            logRatio: 0.1 * i,
          }));
          const query = { ...point, tokensIn: length };
          const wide = residualModel(many.slice(0, n))(query).sd;
          return residualModel(many)(query).sd <= wide + 1e-12;
        },
      ),
    );
  });
});
