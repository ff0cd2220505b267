import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Figure } from '#report/blocks.ts';
import { bars } from '#report/charts/bars.ts';
import { costFan } from '#report/charts/cost-fan.ts';
import { fan as worldFan } from '#report/charts/fan.ts';
import { spread } from '#report/charts/labels.ts';
import { shareBars } from '#report/charts/share-bars.ts';
import { dumbbell } from '#report/charts/dumbbell.ts';
import { extent } from '#report/charts/extent.ts';
import { slope } from '#report/charts/slope.ts';
import { smallMultiples } from '#report/charts/small-multiples.ts';
import { escape } from '#report/charts/svg.ts';
import { light } from '#report/charts/theme.ts';
import { timeline } from '#report/charts/timeline.ts';
import { tornado } from '#report/charts/tornado.ts';
import { waterfall } from '#report/charts/waterfall.ts';
import { money } from '#report/numbers.ts';
import { fan, summary } from './fixture.ts';
import { goldenFigures, goldens } from './goldens.ts';

const figures = goldenFigures();
const pictures = goldens();

test.each(Object.keys(pictures))('%s', async (name) => {
  await expect(pictures[name]).toMatchFileSnapshot(`../golden/charts/${name}.svg`);
});

type Box = [number, number, number, number];

/** Boxes of text that overlap by more than half a pixel, as pairs of their words. */
function overlaps(figure: Figure): string[] {
  const boxes = figure.marks
    .filter((m) => m.kind === 'text')
    .map((m): [string, Box] => [m.text, extent(m)]);
  return boxes.flatMap(([a, x], i) =>
    boxes
      .slice(i + 1)
      .filter(
        ([, y]) => x[0] < y[2] - 0.5 && y[0] < x[2] - 0.5 && x[1] < y[3] - 0.5 && y[1] < x[3] - 0.5,
      )
      .map(([b]) => `${a} × ${b}`),
  );
}

/** Marks that leave the picture by more than a pixel. */
function outside(figure: Figure): unknown[] {
  return figure.marks.filter((mark) => {
    const [left, top, right, bottom] = extent(mark);
    return left < -1 || top < -1 || right > figure.width + 1 || bottom > figure.height + 1;
  });
}

const notFinite = (figure: Figure): boolean =>
  /NaN|Infinity|undefined/.test(JSON.stringify(figure.marks));

describe.each(Object.entries(figures))('%s', (_, { figure }) => {
  test('nothing overlaps, leaves the box or is not a number', () => {
    expect(overlaps(figure)).toEqual([]);
    expect(outside(figure)).toEqual([]);
    expect(notFinite(figure)).toBe(false);
  });

  test('it has words and a table', () => {
    expect(figure.title).not.toBe('');
    expect(figure.summary).not.toMatch(/NaN|undefined|null/);
    const { columns, rows } = figure.table;
    expect(columns.reduce((sum, c) => sum + c.width, 0)).toBeCloseTo(1, 9);
    for (const row of rows) expect(row.length).toBe(columns.length);
    expect(rows.length).toBeGreaterThan(0);
  });
});

const amount = fc.double({ min: 1, max: 1e12, noNaN: true });
const width = fc.integer({ min: 288, max: 900 });

test('a fan of any size keeps its labels apart at any width', () => {
  fc.assert(
    fc.property(amount, amount, width, (a, b, w) => {
      const figure = costFan(
        {
          title: 'x',
          fan: fan(summary(a)),
          name: 'Recommended',
          against: { mean: fan(summary(b)).mean, name: 'As today' },
        },
        light,
        w,
      );
      return overlaps(figure).length === 0 && outside(figure).length === 0 && !notFinite(figure);
    }),
    { numRuns: 200 },
  );
});

test('a waterfall of any steps keeps its labels in the box', () => {
  const step = fc.double({ min: -1e7, max: 1e7, noNaN: true });
  fc.assert(
    fc.property(amount, fc.array(step, { maxLength: 8 }), width, (from, usd, w) => {
      const steps = usd.map((x, i) => ({ name: `Part ${i}`, usd: x }));
      const end = usd.reduce((sum, x) => sum + x, from);
      const figure = waterfall(
        {
          title: 'x',
          subtitle: '',
          from: { name: 'As today', usd: from, colour: '#000000' },
          steps,
          to: { name: 'Recommended', usd: end, colour: '#000000' },
        },
        light,
        w,
      );
      return overlaps(figure).length === 0 && outside(figure).length === 0 && !notFinite(figure);
    }),
    { numRuns: 200 },
  );
});

/** Amounts to the cent, as they come from sums of bills. */
const value = fc
  .double({ min: -1e12, max: 1e12, noNaN: true })
  .map((x) => Math.round(x * 100) / 100);
const maybe = fc.option(value, { nil: null });
const name = fc.string({ minLength: 1, maxLength: 60 });

/** Holds of any figure drawn from the data at any width. */
function isSound(figure: Figure): boolean {
  return overlaps(figure).length === 0 && outside(figure).length === 0 && !notFinite(figure);
}

test('bars of any values and names keep their labels apart', () => {
  const rows = fc.array(fc.record({ name, value: maybe }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(rows, width, (all, w) =>
      isSound(
        bars({ title: 'x', subtitle: '', bars: all, show: money, heads: ['a', 'b'] }, light, w),
      ),
    ),
  );
});

test('a tornado of any inputs keeps its labels apart', () => {
  const end = fc.record({ input: name, outcome: maybe });
  const inputs = fc.array(fc.record({ name, low: end, high: end }), { maxLength: 20 });
  fc.assert(
    fc.property(inputs, value, value, width, (all, base, at, w) =>
      isSound(
        tornado(
          {
            title: 'x',
            subtitle: '',
            base: { name: 'As answered', outcome: base },
            inputs: all,
            line: { name: 'Another leads', at },
            show: money,
          },
          light,
          w,
        ),
      ),
    ),
  );
});

test('a slope of any items keeps its labels apart', () => {
  const items = fc.array(fc.record({ name, from: maybe, to: maybe }), { maxLength: 20 });
  fc.assert(
    fc.property(items, width, (all, w) =>
      isSound(
        slope(
          { title: 'x', subtitle: '', ends: ['Before', 'After'], items: all, show: money },
          light,
          w,
        ),
      ),
    ),
  );
});

test('dumbbells and small multiples of any values keep their labels apart', () => {
  const ranged = fc
    .record({ value: maybe, low: amount, high: amount })
    .map(({ value: v, low, high }) =>
      v === null ? { value: v } : { value: v, range: [v - low, v + high] as const },
    );
  const measures = fc.array(
    fc.record({
      name,
      values: fc.array(ranged, { minLength: 4, maxLength: 4 }),
      show: fc.constant(money),
    }),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(measures, name, width, (all, long, w) => {
      const two = all.map((m) => ({ ...m, values: m.values.slice(0, 2) }));
      const caption = { title: 'x', subtitle: '' };
      return (
        isSound(dumbbell({ ...caption, series: ['Base', long], measures: two }, light, w)) &&
        isSound(
          smallMultiples(
            { ...caption, series: ['Base', long, 'Third', long], measures: all },
            light,
            w,
          ),
        )
      );
    }),
  );
});

test('a timeline of any stages and moments keeps its words apart', () => {
  const day = fc
    .record({ y: fc.integer({ min: 2025, max: 2031 }), m: fc.integer({ min: 1, max: 12 }) })
    .map(({ y, m }) => `${y}-${String(m).padStart(2, '0')}-15`);
  const kind = fc.constantFrom('review', 'tripwire', 'event');
  const moments = fc.array(fc.record({ on: fc.option(day, { nil: null }), text: name, kind }), {
    maxLength: 15,
  });
  const lanes = fc.array(fc.record({ name, cut: day, first: name, second: name }), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(lanes, moments, width, (all, some, w) =>
      isSound(
        timeline(
          {
            title: 'x',
            subtitle: '',
            from: '2026-11-24',
            to: '2029-11-24',
            lanes: all.map((l) => ({
              name: l.name,
              stages: [
                { from: '2026-11-24', to: l.cut, label: l.first },
                { from: l.cut, label: l.second },
              ],
            })),
            moments: some,
          },
          light,
          w,
        ),
      ),
    ),
  );
});

test('a fan with gaps of any size keeps its labels apart, from zero and logarithmic', () => {
  const path = fc.array(maybe, { minLength: 5, maxLength: 5 });
  fc.assert(
    fc.property(path, path, path, width, fc.boolean(), (p10, p50, p90, w, isLog) =>
      isSound(
        worldFan(
          {
            title: 'x',
            subtitle: '',
            name: 'Median',
            at: [2026, 2027, 2028, 2029, 2030],
            when: String,
            p10,
            p25: p10,
            p50,
            p75: p90,
            p90,
            show: money,
            scale: isLog ? 'log' : 'zero',
          },
          light,
          w,
        ),
      ),
    ),
  );
});

test('a share that is not known is left out, and none at all is said', () => {
  const figure = shareBars(
    { title: 'x', kinds: [{ kind: 'hosted-open', share: NaN, error: 0 }] },
    light,
    400,
  );
  expect(figure.summary).toBe('No way to run it was simulated, so there is no share.');
});

test('labels are moved apart no more than needed', () => {
  expect(
    spread(
      [
        { y: 50, height: 10 },
        { y: 50, height: 10 },
      ],
      0,
      100,
    ),
  ).toEqual([45, 55]);
  expect(
    spread(
      [
        { y: 0, height: 10 },
        { y: 3, height: 10 },
      ],
      0,
      100,
    ),
  ).toEqual([5, 15]);
  expect(
    spread(
      [
        { y: 99, height: 10 },
        { y: 20, height: 10 },
      ],
      0,
      100,
    ),
  ).toEqual([95, 20]);
});

test('spread labels never overlap and stay inside while there is room', () => {
  const label = fc.record({
    y: fc.double({ min: -50, max: 250, noNaN: true }),
    height: fc.constant(15),
  });
  fc.assert(
    fc.property(fc.array(label, { maxLength: 12 }), (labels) => {
      const centres = spread(labels, 0, 200).sort((a, b) => a - b);
      return centres.every(
        (c, i) =>
          c >= 7.5 - 1e-9 &&
          c <= 192.5 + 1e-9 &&
          (i === 0 || c - (centres[i - 1] ?? 0) >= 15 - 1e-9),
      );
    }),
  );
});

test('hostile names are text in a picture', () => {
  expect(escape('</text><script>&"\u0000\ud800')).toBe('&lt;/text&gt;&lt;script&gt;&amp;&quot;');
});
