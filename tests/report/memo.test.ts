import { expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { writePdf } from '#app/export/pdf/write-pdf.ts';
import type { Offer } from '#catalog/types.ts';
import type { Block, Report } from '#report/blocks.ts';
import { memo, type MemoInput } from '#report/memo.ts';
import type { WorkloadResult } from '#engine/analysis.ts';
import { tripwiresOf } from '#engine/results/tripwires.ts';
import { textOf } from '#report/sentence.ts';
import { tripwires } from '#report/tripwires.ts';
import { chosen } from '#report/verdict.ts';
import { worthRows } from '#report/worth.ts';
import {
  analysis,
  codingResult,
  inputRow,
  portfolio,
  scenario,
  workload,
  workloadResult,
} from './fixture.ts';
import { open } from './read-pdf.ts';

const input = (over: Partial<MemoInput> = {}): MemoInput => ({
  sessionName: 'Northwind Insurance',
  scenario: scenario(),
  analysis: analysis(),
  catalogue: null,
  date: '2026-11-24',
  app: '0.1.0',
  ...over,
});

const headings = (report: Report): string[] =>
  report.blocks.flatMap((b) => (b.kind === 'heading' ? [b.text] : []));

const wholeText = (report: Report): string =>
  JSON.stringify(report.blocks.filter((b) => b.kind !== 'figure'));

const tables = (report: Report): Extract<Block, { kind: 'table' }>[] =>
  report.blocks.filter((b) => b.kind === 'table');

test('the sections of a board memo', () => {
  expect(headings(memo(input()))).toEqual([
    'Recommendation',
    'What it costs',
    'By workload',
    'Why',
    'What would change our mind',
    'Worth finding out',
    'Outlooks, regret and caution',
    'Reopen this decision when',
    'Ruled out, and why',
    'Assumptions and who said so',
    'Method and what stays unknown',
    'Data used',
  ]);
});

test('column widths sum to one and rows fit their columns', () => {
  const all = tables(memo(input()));
  expect(all.length).toBeGreaterThan(3);
  for (const { columns, rows } of all) {
    expect(columns.reduce((sum, c) => sum + c.width, 0)).toBeCloseTo(1, 9);
    for (const row of rows) expect(row.length).toBe(columns.length);
  }
});

test('without a result it says so and recommends nothing', () => {
  const report = memo(input({ analysis: null }));
  expect(headings(report)).toEqual(['Recommendation', 'Data used']);
  expect(wholeText(report)).toContain('There is no result for this scenario');
});

test('without a workload it asks for one', () => {
  const report = memo(
    input({ analysis: analysis({ workloads: [], portfolio: null, inputs: [] }) }),
  );
  expect(wholeText(report)).toContain('Describe a workload to get a recommendation.');
  expect(tables(report)).toEqual([]);
});

test('with nothing left it still explains', () => {
  const empty = workloadResult({
    options: [],
    kinds: [],
    leader: null,
    runnerUp: null,
    today: null,
    flips: [],
    worth: [],
  });
  const report = memo(input({ analysis: analysis({ workloads: [empty], portfolio: null }) }));
  expect(wholeText(report)).toContain('Nothing is left for Claims extraction.');
  expect(headings(report)).toContain('Ruled out, and why');
});

test('more than five workloads: the five dearest and the rest summed', () => {
  const workloads = Array.from({ length: 8 }, (_, i) =>
    workloadResult({ id: `w${i}`, name: `Work ${i}` }),
  );
  const [table] = tables(memo(input({ analysis: analysis({ workloads }) })));
  expect(table?.rows.length).toBe(6);
  // Three leaders of $0.9m each.
  expect(table?.rows[5]?.map((c) => c.text)).toEqual([
    '3 others, summed',
    'each its own way',
    '2.7',
    '–',
    '$120k',
    '–',
  ]);
});

const hostile = '</script><b>\u0000&"\'`=cmd()\u202e עברית 日本語 '.repeat(5).slice(0, 200);

test('twenty workloads with hostile names stay within six pages and say no nonsense', async () => {
  const workloads = Array.from({ length: 20 }, (_, i) => {
    const make = i % 2 ? workloadResult : codingResult;
    return make({ id: `w${i}`, name: `${i} ${hostile}`.slice(0, 200) });
  });
  const inputs = Array.from({ length: 120 }, (_, i) =>
    inputRow({ key: `w${i % 20}.${i}`, owner: `w${i % 20}`, label: `Input ${i}`, source: hostile }),
  );
  const report = memo(
    input({
      sessionName: hostile,
      scenario: scenario({
        name: hostile,
        workloads: workloads.map((w, i) => workload(w.id, w.name, { slot: i })),
      }),
      analysis: analysis({
        workloads,
        inputs,
        problems: Array.from({ length: 30 }, () => hostile),
      }),
    }),
  );
  expect(wholeText(report)).not.toMatch(/NaN|undefined|Infinity|\[object/);
  const font = (face: string): Uint8Array =>
    readFileSync(`src/app/export/fonts/weighbridge-sans-${face}.ttf`);
  const pdf = await writePdf(report, { regular: font('regular'), bold: font('semibold') });
  expect((await open(pdf)).numPages).toBeLessThanOrEqual(6);
});

test('figures that are not known are said to be so', () => {
  const broken = portfolio({ byOutlook: [NaN, 4.3e6, 4.9e6], saving: null, today: null });
  const text = wholeText(memo(input({ analysis: analysis({ portfolio: broken }) })));
  expect(text).not.toMatch(/NaN|undefined|Infinity/);
  expect(text).toContain('not known');
});

const offer = (over: Partial<Offer>): Offer =>
  ({
    key: 'anthropic/claude-opus-5',
    name: 'Claude Opus 5',
    provider: 'Anthropic',
    retiresOn: null,
    retiresKind: null,
    priceChange: null,
    ...over,
  }) as Offer;

const withOffer = (over: Partial<Offer>) => {
  const one = offer(over);
  const made = analysis();
  const catalogue = {
    edition: made.edition,
    offers: new Map([[one.key, one]]),
  } as unknown as NonNullable<MemoInput['catalogue']>;
  const workloads = made.workloads.map((w): WorkloadResult => {
    const pick = chosen(w);
    if (pick === null || w.explanation === null) return w;
    const found = tripwiresOf(pick.option, 0, [], undefined, new Map(), catalogue);
    return { ...w, explanation: { ...w.explanation, tripwires: found } };
  });
  return tripwires(scenario(), { ...made, workloads }, catalogue);
};

test('retirements and announced prices of the offers in use are tripwires, in order of their day', () => {
  const wires = withOffer({
    retiresOn: '2027-08-05',
    retiresKind: 'announced',
    priceChange: {
      on: '2027-02-01',
      inputUsdPerMtok: 4,
      outputUsdPerMtok: 20,
      cachedInputUsdPerMtok: null,
      source: 'x',
    },
  });
  expect(wires.slice(0, 2).map((w) => textOf(w.text))).toEqual([
    'the list price of Claude Opus 5 at Anthropic becomes $4.00 in and $20 out per million tokens on 1 February 2027',
    'Claude Opus 5 at Anthropic is retired on 5 August 2027',
  ]);
  expect(wires[wires.length - 1]).toEqual({
    text: ['none of these has come: review on 1 March 2027 with a newer catalogue'],
    on: '2027-03-01',
  });
});

test('a retirement outside the period or already past is no tripwire', () => {
  for (const retiresOn of ['2026-10-01', '2031-01-01'])
    expect(
      withOffer({ retiresOn, retiresKind: 'announced' }).some((w) =>
        textOf(w.text).includes('retired'),
      ),
    ).toBe(false);
});

test('what is worth finding out is above its own error and said once', () => {
  const result = workloadResult({
    worth: [
      { key: 'w1.requests', usd: 50_000, error: 1_000, measurable: true },
      { key: 'w1.failureCost', usd: 120_000, error: 6_000, measurable: true },
      { key: 'world.P02', usd: 3_000, error: 2_000, measurable: false },
      { key: 'unknown', usd: 9e9, error: 0, measurable: true },
    ],
  });
  const rows = worthRows(analysis({ workloads: [result, result] }));
  expect(rows.map((r) => r.input.key)).toEqual(['w1.failureCost', 'w1.requests']);
});
