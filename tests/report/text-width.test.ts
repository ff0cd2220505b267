import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openFace } from '#app/export/pdf/face.ts';
import { advanceWidths } from '#report/charts/advance-widths.ts';
import { fitText, textWidth, wrapText } from '#report/charts/text-width.ts';
import { cut, faces, widths } from './cut-fonts.ts';

test.each(faces)('the widths of weight $weight are those of the type face', ({ from, weight }) => {
  expect(advanceWidths[weight]).toEqual(widths(from));
});

test.each(faces)('$to is the cut that its script makes', async ({ from, to, style }) => {
  const committed = readFileSync(`src/app/export/fonts/${to}`);
  expect(Buffer.from(await cut(from, style)).equals(committed)).toBe(true);
});

test('the cut shows Latin, Greek, Cyrillic, currency and mathematics', () => {
  const face = openFace(readFileSync('src/app/export/fonts/weighbridge-sans-regular.ttf'));
  for (const character of 'Zażółć gęślą jaźń Ελληνικά Кириллица €£₹₽ −×±≤≥≈→ …“”‘’–— 25\u00a0% □')
    expect(face.has(character.codePointAt(0) ?? 0), character).toBe(true);
});

test('a line is as wide as its letters', () => {
  // "A" is 0.544 em and "V" 0.518 em in the regular face.
  expect(textWidth('AV', 100)).toBeCloseTo(widthOf('A') + widthOf('V'), 9);
  expect(textWidth('', 13)).toBe(0);
  expect(textWidth('日本', 10)).toBe(20);
});

const widthOf = (c: string): number => textWidth(c, 100);

test('text is cut and wrapped to a width', () => {
  expect(fitText('Recommended', 1000, 13)).toBe('Recommended');
  const short = fitText('Recommended option of the whole', 80, 13);
  expect(short.endsWith('…')).toBe(true);
  expect(textWidth(short, 13)).toBeLessThanOrEqual(80);
  const lines = wrapText('a longer text that needs three or four lines here', 90, 13);
  expect(lines.join(' ')).toBe('a longer text that needs three or four lines here');
  for (const line of lines) expect(textWidth(line, 13)).toBeLessThanOrEqual(90);
  for (const line of wrapText('x'.repeat(200), 90, 13))
    expect(textWidth(line, 13)).toBeLessThanOrEqual(90);
  expect(wrapText('one two three four five six seven eight', 60, 13, 400, 2).length).toBe(2);
});
