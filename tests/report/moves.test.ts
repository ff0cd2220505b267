import { expect, test } from 'vitest';
import { textOf } from '#report/sentence.ts';
import { moves, movesSentence } from '#report/moves.ts';
import { analysis, portfolio, summary, workloadResult } from './fixture.ts';

const base = analysis();

test('nothing moves between an analysis and itself', () => {
  expect(moves(base, base).filter((m) => m.moved)).toEqual([]);
  expect(textOf(movesSentence(base, base))).toBe('No choice moves; the cost stays the same.');
});

test('a dearer mix says by how much, in dollars of one unit', () => {
  const after = analysis({ portfolio: portfolio({ recommended: summary(5.1e6) }) });
  const moved = moves(base, after).filter((m) => m.moved);
  expect(moved).toEqual([
    {
      name: 'Cost over three years',
      before: '$4.3m',
      after: '$5.1m',
      moved: true,
      origin: { of: 'mix' },
    },
  ]);
  expect(textOf(movesSentence(base, after))).toBe('No choice moves; the cost rises by $800k.');
});

test('a choice that moves is named', () => {
  const workloads = [workloadResult({ leader: 1, runnerUp: 0 }), ...base.workloads.slice(1)];
  const after = analysis({ workloads });
  const [first] = moves(base, after);
  expect(first).toMatchObject({ name: 'Claims extraction', moved: true });
  expect(first?.before).toContain('Hosted open weights');
  expect(first?.after).toContain('GPT-6 Nano at OpenAI');
  expect(textOf(movesSentence(base, after))).toContain('The choice for Claims extraction moves');
});

test('a result with nothing left compares without figures that do not exist', () => {
  const after = analysis({ workloads: [], portfolio: null });
  expect(moves(base, after)[0]?.after).toBe('not there');
  expect(moves(base, after).find((m) => m.name.startsWith('Cost'))?.after).toBe('–');
});
