/**
 * Cuts the two faces of the PDF out of Source Sans 3 and writes the advance widths the charts
 * measure with. Run after a change of the type face or of the ranges:
 *
 *     npx tsx tests/report/cut-fonts.ts
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import subsetFont from 'subset-font';
import { openFace } from '#app/export/pdf/face.ts';
import { renameFont } from './rename-font.ts';

const require = createRequire(import.meta.url);

/** Scripts and signs that the PDF can show; anything else is replaced visibly. */
export const ranges: [from: number, to: number, what: string][] = [
  [0x20, 0x7e, 'Latin'],
  [0xa0, 0x24f, 'Latin-1, Latin Extended-A and -B'],
  [0x2c6, 0x2dd, 'modifier letters'],
  [0x300, 0x36f, 'combining marks'],
  [0x370, 0x3ff, 'Greek'],
  [0x400, 0x52f, 'Cyrillic'],
  [0x1e00, 0x1eff, 'Latin Extended Additional'],
  [0x2000, 0x205f, 'punctuation and spaces'],
  [0x2070, 0x209f, 'superscripts and subscripts'],
  [0x20a0, 0x20bf, 'currency'],
  [0x2113, 0x2126, 'number and trade-mark signs'],
  [0x2150, 0x215f, 'fractions'],
  [0x2190, 0x2193, 'arrows'],
  [0x2200, 0x22ff, 'mathematics'],
  [0x25a0, 0x25cf, 'shapes'],
  [0x2713, 0x2713, 'tick'],
];

/** The ranges whose widths the charts need; a name outside them is measured by estimate. */
export const measured: [number, number][] = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x386, 0x3ce],
  [0x400, 0x45f],
  [0x2010, 0x2026],
  [0x20ac, 0x20ac],
  [0x2190, 0x2193],
  [0x2212, 0x2212],
  [0x2248, 0x2248],
  [0x2264, 0x2265],
];

export const faces = [
  {
    from: '400Regular/SourceSans3_400Regular.ttf',
    to: 'weighbridge-sans-regular.ttf',
    style: 'Regular',
    weight: 400,
  },
  {
    from: '600SemiBold/SourceSans3_600SemiBold.ttf',
    to: 'weighbridge-sans-semibold.ttf',
    style: 'SemiBold',
    weight: 600,
  },
] as const;

const whole = (path: string): Buffer =>
  readFileSync(require.resolve(`@expo-google-fonts/source-sans-3/${path}`));

/** The cut of one face: every character of the ranges that the whole face has, under a name of its own. */
export async function cut(path: string, style: string): Promise<Uint8Array> {
  const source = whole(path);
  const kept = openFace(source).codePoints.filter((c) =>
    ranges.some(([from, to]) => c >= from && c <= to),
  );
  const font = await subsetFont(source, String.fromCodePoint(...kept), {
    targetFormat: 'truetype',
    noLayoutClosure: true,
    keepFeatures: ['kern', 'mark'],
    noHinting: true,
  });
  return renameFont(font, {
    0: 'Copyright 2010-2023 Adobe, with Reserved Font Name "Source". Cut and renamed.',
    1: 'Weighbridge Sans',
    2: style,
    4: `Weighbridge Sans ${style}`,
    6: `WeighbridgeSans-${style}`,
    13: 'This Font Software is licensed under the SIL Open Font License, Version 1.1.',
    14: 'https://openfontlicense.org',
  });
}

/** Advance widths in thousandths of an em, by range; a character the face lacks counts as 0. */
export function widths(path: string): { from: number; widths: number[] }[] {
  const face = openFace(whole(path));
  return measured.map(([from, to]) => ({
    from,
    widths: Array.from({ length: to - from + 1 }, (_, i) =>
      face.has(from + i) ? Math.round(face.advance(from + i)) : 0,
    ),
  }));
}

function tableSource(): string {
  const tables = faces.map(({ from, weight }) => {
    const rows = widths(from).map(
      (r) => `    { from: ${r.from}, widths: [${r.widths.join(', ')}] },`,
    );
    return `  ${weight}: [\n${rows.join('\n')}\n  ],`;
  });
  return `/** A run of characters from one code point on with their advance widths in thousandths of an em. */
export interface WidthRun {
  from: number;
  widths: number[];
}

/** Source Sans 3, written by tests/report/cut-fonts.ts from the font files; 0 where the face lacks the character. */
export const advanceWidths: Record<400 | 600, WidthRun[]> = {
${tables.join('\n')}
};
`;
}

async function main(): Promise<void> {
  for (const { from, to, style } of faces) {
    const font = await cut(from, style);
    writeFileSync(`src/app/export/fonts/${to}`, font);
    console.log(`${to}: ${font.length} bytes`);
  }
  const table = 'src/report/charts/advance-widths.ts';
  writeFileSync(table, tableSource());
  execFileSync('npx', ['prettier', '--write', table]);
}

if (process.argv[1]?.endsWith('cut-fonts.ts')) await main();
