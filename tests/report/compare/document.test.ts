import { describe, expect, test } from 'vitest';
import type { Block } from '#report/blocks.ts';
import { comparisonReport, type ComparisonInput } from '#report/compare/document.ts';
import { compareHeading } from '#report/compare/figures.ts';
import { money } from '#report/numbers.ts';
import { analysis, portfolio, summary, workloadResult } from '../fixture.ts';

const side = (name: string, usd: number) => ({
  name,
  analysis: analysis({ portfolio: portfolio({ recommended: summary(usd) }) }),
});

const input = (over: Partial<ComparisonInput> = {}): ComparisonInput => ({
  scenarios: [side('Base case', 4.3e6), side('Air-gapped', 8.7e6)],
  lead: ['One of 40 answers differs.'],
  differing: [
    { question: 'Data may go to', owner: 'Customer chat', values: ['anywhere', 'own premises'] },
  ],
  explained: null,
  date: '2026-11-24',
  app: '0.1.0',
  ...over,
});

const attribution = {
  total: 4.4e6,
  effects: [{ name: 'Customer chat: data may go to', usd: 4.1e6, moves: ['Customer chat'] }],
  together: 0.3e6,
};

const headings = (blocks: readonly Block[]) =>
  blocks.flatMap((b) => (b.kind === 'heading' && b.level === 2 ? [b.text] : []));
const texts = (blocks: readonly Block[]) => JSON.stringify(blocks);

describe('the document of a comparison', () => {
  test('says what, why not and how to repeat it, in this order', () => {
    const { title, subject, blocks, meta } = comparisonReport(input());
    expect(title).toBe('Comparison: Base case · Air-gapped');
    expect(subject).toBe(compareHeading(input().scenarios));
    expect(headings(blocks)).toEqual([
      'What the difference is',
      'What each workload should run on',
      'Which answers differ',
      'How to repeat it',
      'Data used',
    ]);
    expect(texts(blocks)).toContain('One of 40 answers differs.');
    expect(texts(blocks)).toContain('own premises');
    const { edition, seed, engine, draws } = input().scenarios[0]!.analysis;
    expect(meta).toMatchObject({ edition, seed, engine, draws, date: '2026-11-24', app: '0.1.0' });
  });

  test('every scenario has a column or row in every table, and its fingerprint', () => {
    const names = ['Base case', 'B', 'C', 'D'];
    const scenarios = names.map((name, i) => side(name, (i + 2) * 1e6));
    const differing = [{ question: 'Growth', owner: '', values: ['1', '2', '3', '4'] }];
    const { blocks } = comparisonReport(input({ scenarios, differing }));
    const tables = blocks.flatMap((b) => (b.kind === 'table' ? [b] : []));
    const answers = tables.find((t) => t.title === 'Answers that are not the same');
    expect(answers?.columns.map((c) => c.title)).toEqual(['Answer', ...names]);
    const lists = blocks.flatMap((b) => (b.kind === 'list' ? b.items : []));
    expect(lists.map(([text]) => String(text).split(':')[0])).toEqual(names);
    for (const { columns, rows } of tables) {
      expect(columns.reduce((sum, c) => sum + c.width, 0)).toBeCloseTo(1, 6);
      expect(rows.every((row) => row.length === columns.length)).toBe(true);
    }
  });

  test('what makes the difference is there once it was worked out, and adds up', () => {
    const { blocks } = comparisonReport(input({ explained: { attribution, other: 1 } }));
    expect(headings(blocks)).toContain('What makes the difference');
    const table = blocks.find((b) => b.kind === 'table' && b.title.startsWith('Effect'));
    expect(table?.kind === 'table' && table.rows.map((row) => row[1]?.text)).toEqual([
      `+${money(4.1e6)}`,
      `+${money(0.3e6)}`,
      `+${money(4.4e6)}`,
    ]);
    const one = { name: 'Nothing', analysis: analysis({ workloads: [], portfolio: null }) };
    const without = input({
      scenarios: [one, side('B', 1e6)],
      explained: { attribution, other: 1 },
    });
    expect(headings(comparisonReport(without).blocks)).not.toContain('What makes the difference');
  });

  test('equal scenarios, none reckoned and hostile names leave clear words', () => {
    const same = comparisonReport(input({ differing: [] }));
    expect(texts(same.blocks)).toContain('No answer differs.');
    const none = { name: 'x'.repeat(200), analysis: analysis({ workloads: [], portfolio: null }) };
    const hostile = {
      name: '</script> =cmd() \u202eעברית 日本',
      analysis: analysis({ workloads: [workloadResult({ name: '=cmd()|calc' })] }),
    };
    const made = comparisonReport(input({ scenarios: [none, hostile] }));
    expect(made.subject).toBe('There is nothing to compare yet');
    expect(made.title.length).toBeLessThan(200);
    expect(texts(made.blocks)).not.toMatch(/NaN|undefined|Infinity|\[object/);
    expect(texts(made.blocks)).toContain('=cmd()|calc');
  });
});
