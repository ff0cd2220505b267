import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { dark, light } from '#report/charts/theme.ts';
import type { Theme } from '#report/charts/theme.ts';

const css = readFileSync(new URL('../../../src/app/styles/tokens.css', import.meta.url), 'utf8');
const declared = new Map(
  [...css.matchAll(/--([a-z0-9-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name = '', inLight = '', inDark = '']) => [name, [inLight, inDark] as const],
  ),
);

/** `ink2` is `--ink-2` in the style sheet, `onAccent` is `--on-accent`, `band80` is `--band-80`. */
const propertyName = (key: string) =>
  key.replaceAll(/([a-z])(\d+)/g, '$1-$2').replaceAll(/[A-Z]/g, (c) => `-${c.toLowerCase()}`);

function colours(theme: Theme): [string, string][] {
  return Object.entries(theme).flatMap(([key, value]): [string, string][] => {
    if (key === 'name') return [];
    if (typeof value === 'string') return [[propertyName(key), value]];
    return Object.entries(value as Record<string, string>).map(([kind, colour]) => [
      `option-${kind}`,
      colour,
    ]);
  });
}

const channel = (byte: number) => {
  const c = byte / 255;
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
};

/** WCAG 2 relative luminance. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) => channel(parseInt(hex.slice(i, i + 2), 16)));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

describe('tokens.css', () => {
  test.each(colours(light))('--%s is the light theme’s colour', (name, colour) => {
    expect(declared.get(name)?.[0]).toBe(colour);
  });

  test.each(colours(dark))('--%s is the dark theme’s colour', (name, colour) => {
    expect(declared.get(name)?.[1]).toBe(colour);
  });

  it('declares no colour the themes do not have', () => {
    expect([...declared.keys()].sort()).toEqual(
      colours(light)
        .map(([name]) => name)
        .sort(),
    );
  });
});

describe.each([light, dark])('contrast in the $name theme', (theme) => {
  const grounds = [theme.paper, theme.surface, theme.sunken];
  const texts = ['ink', 'ink2', 'ink3', 'accent', 'good', 'warn', 'bad'] as const;

  test.each(texts)('%s is readable on every ground (4.5)', (name) => {
    for (const ground of grounds) {
      expect(contrast(theme[name], ground)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('keeps the edges of controls and the option colours visible (3)', () => {
    for (const ground of [theme.paper, theme.surface]) {
      for (const colour of [theme.edge, ...Object.values(theme.option)]) {
        expect(contrast(colour, ground)).toBeGreaterThanOrEqual(3);
      }
    }
  });

  it('keeps text on the accent readable (4.5)', () => {
    expect(contrast(theme.onAccent, theme.accent)).toBeGreaterThanOrEqual(4.5);
  });
});
