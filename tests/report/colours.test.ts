import { describe, expect, test } from 'vitest';
import { dark, light } from '#report/charts/theme.ts';
import { contrast, deficiencies, deltaE, seen } from './colours.ts';

/** Pairs 1, 4, 9, 17 and 25 of the test data of Sharma, Wu and Dalal (2005). */
test.each([
  [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
  [[50, -1.3802, -84.2814], [50, 0, -82.7485], 1.0],
  [[50, 2.49, -0.001], [50, -2.49, 0.0009], 7.1792],
  [[50, 2.5, 0], [73, 25, -18], 27.1492],
  [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
] as [[number, number, number], [number, number, number], number][])(
  'CIEDE2000 of %j and %j is %d',
  (a, b, expected) => {
    expect(deltaE(a, b)).toBeCloseTo(expected, 4);
  },
);

/**
 * Least CIEDE2000 between two kinds of option. 2 is just noticeable side by side; colours that must
 * be told apart at a distance need several times that.
 */
const apart: Record<string, number> = { none: 15, protan: 10, deutan: 10, tritan: 10 };

describe.each([light, dark])('theme $name', (theme) => {
  const grounds = [theme.paper, theme.surface];

  test.each(['ink', 'ink2', 'ink3', 'accent', 'good', 'warn', 'bad', 'today'] as const)(
    '%s is readable as text',
    (token) => {
      for (const ground of grounds)
        expect(contrast(theme[token], ground)).toBeGreaterThanOrEqual(4.5);
    },
  );

  test('text on the accent is readable, and edges can be seen', () => {
    expect(contrast(theme.onAccent, theme.accent)).toBeGreaterThanOrEqual(4.5);
    for (const ground of grounds) expect(contrast(theme.edge, ground)).toBeGreaterThanOrEqual(3);
  });

  test('option colours are readable as text', () => {
    for (const colour of Object.values(theme.option))
      for (const ground of grounds) expect(contrast(colour, ground)).toBeGreaterThanOrEqual(4.5);
  });

  test('text stays readable on the bands of a fan', () => {
    for (const band of [theme.band80, theme.band50])
      expect(contrast(theme.ink, band)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(Object.keys(deficiencies))('options stay apart with %s', (deficiency) => {
    const colours = Object.entries(theme.option);
    const distances = colours.flatMap(([a, x], i) =>
      colours.slice(i + 1).map(([b, y]) => ({
        pair: `${a} ${b}`,
        distance: deltaE(seen(x, deficiency), seen(y, deficiency)),
      })),
    );
    const near = distances.filter((d) => d.distance < (apart[deficiency] ?? 0));
    expect(near).toEqual([]);
  });
});
