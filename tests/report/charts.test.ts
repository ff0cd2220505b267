import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Figure } from '#report/blocks.ts';
import { costFan } from '#report/charts/cost-fan.ts';
import { spread } from '#report/charts/labels.ts';
import { shareBars } from '#report/charts/share-bars.ts';
import { escape, extent } from '#report/charts/svg.ts';
import { light } from '#report/charts/theme.ts';
import { waterfall } from '#report/charts/waterfall.ts';
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
          against: { fan: fan(summary(b)), name: 'As today' },
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
