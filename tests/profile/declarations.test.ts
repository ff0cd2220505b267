import { describe, expect, test } from 'vitest';
import { checkValue, isShare, organisationQuestion, workloadQuestion } from '#profile/check.ts';
import type { Estimate, Question } from '#profile/question.ts';
import type { Named } from './questions.ts';
import { all, archetypes, defaultsOf, organisation, workload } from './questions.ts';

const repeated = <T>(list: T[]): T[] => list.filter((x, i) => list.indexOf(x) !== i);

const columns = (questions: Named[]) =>
  questions.flatMap(([, q]) => (q.kind === 'estimate' ? [q.column] : []));

const essential = (questions: Named[]) =>
  questions.filter(([, q]) => q.essential).map(([id]) => id);

describe('columns of the draw table', () => {
  test.each([
    ['organisation', organisation, 48],
    ['workload', workload, 32],
  ] as const)('%s: every estimate has its own, inside the block', (_, questions, size) => {
    const used = columns(questions);
    expect(repeated(used)).toEqual([]);
    expect(used.filter((c) => !Number.isInteger(c) || c < 0 || c >= size)).toEqual([]);
  });

  test('stay where they were first put, so that old draws stay the same', () => {
    const placed = Object.fromEntries(
      all.flatMap(([id, q]) => (q.kind === 'estimate' ? [[id, q.column]] : [])),
    );
    expect(placed).toMatchObject({
      engineerCost: 0,
      powerPrice: 1,
      independence: 2,
      requests: 0,
      tokensIn: 1,
      tokensOut: 2,
      failureCost: 3,
      successToday: 4,
      noticed: 5,
      noticedCost: 6,
      growth: 7,
      tokenGrowth: 8,
      repeated: 9,
      taskMoves: 10,
      ceiling: 11,
      outage: 12,
      evaluationCost: 13,
    });
  });
});

test('the essential questions are few and known', () => {
  expect(essential(organisation)).toEqual(['jurisdiction']);
  expect(essential(workload)).toEqual([
    'archetype',
    'requests',
    'tokensIn',
    'tokensOut',
    'today',
    'dataPlace',
    'failureCost',
  ]);
});

test('no two questions share an id, a label or a wording', () => {
  expect(repeated(all.map(([id]) => id))).toEqual([]);
  expect(repeated(all.map(([, q]) => q.label))).toEqual([]);
  expect(repeated(all.map(([, q]) => q.ask))).toEqual([]);
});

test.each(all)('%s: asks a question, explains it, and has a short label', (_, q) => {
  expect(q.ask).toMatch(/\?$/);
  expect(q.help).toMatch(/\.$/);
  expect(q.label.length).toBeLessThanOrEqual(40);
});

const ranged = all.filter(([, q]) => q.kind === 'estimate' || q.kind === 'number');

test.each(ranged)('%s: what is usual lies inside what is possible', (_, q) => {
  if (q.kind !== 'estimate' && q.kind !== 'number') throw new Error('not a range');
  const [least, most] = q.limits;
  const [from, to] = q.usual;
  expect(least).toBeLessThan(most);
  expect(from).toBeLessThan(to);
  expect(from).toBeGreaterThanOrEqual(least);
  expect(to).toBeLessThanOrEqual(most);
  if (isShare(q.unit)) expect(most).toBeLessThanOrEqual(1);
});

const offering = all.filter(([, q]) => q.kind === 'choice' || q.kind === 'choices');

test.each(offering)('%s: offers different values under different labels', (_, q) => {
  if (q.kind !== 'choice' && q.kind !== 'choices') throw new Error('no options');
  expect(q.options.length).toBeGreaterThan(1);
  expect(repeated(q.options.map((o) => o.value))).toEqual([]);
  expect(repeated(q.options.map((o) => o.label))).toEqual([]);
});

test.each(all)('%s: every default is a dated value that passes, a prior or a reason', (_, q) => {
  for (const given of defaultsOf(q)) {
    if ('value' in given) {
      expect(checkValue(q, given.value)).toEqual({ ok: true, value: given.value });
      expect(given.why).not.toBe('');
      expect(given.date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect('ABCD').toContain(given.grade);
    } else if ('prior' in given) expect(given.prior).toMatch(/^P\d{2}$/);
    else expect(given.none).not.toBe('');
  }
});

test('an uncertain default lies inside what is usual, or the app would question itself', () => {
  const outside = all.flatMap(([id, q]) => {
    if (q.kind !== 'estimate') return [];
    const [from, to] = q.usual;
    return defaultsOf(q).flatMap((d) => {
      if (!('value' in d)) return [];
      const { low, high } = d.value as Estimate;
      return low < from || high > to ? [[id, d.value]] : [];
    });
  });
  expect(outside).toEqual([]);
});

describe('questions that depend on others', () => {
  const asked = (q: Question, answers: Record<string, unknown>) => q.askWhen?.((id) => answers[id]);

  test('are asked only after what makes them matter', () => {
    const { todayModel } = Object.fromEntries(workload) as Record<string, Question>;
    const { outlookWeights } = Object.fromEntries(organisation) as Record<string, Question>;
    if (!todayModel || !outlookWeights) throw new Error('question gone');
    expect(asked(todayModel, { today: 'closed-top' })).toBe(true);
    expect(asked(todayModel, { today: 'none' })).toBe(false);
    expect(asked(todayModel, { today: 'self-owned' })).toBe(false);
    expect(asked(outlookWeights, { outlook: 'own' })).toBe(true);
    expect(asked(outlookWeights, { outlook: 'evidence' })).toBe(false);
  });

  test('name only questions that exist', () => {
    const known = new Set(all.map(([id]) => id));
    const named: string[] = [];
    for (const [, q] of all) q.askWhen?.((id) => named.push(id));
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((id) => !known.has(id))).toEqual([]);
  });
});

test('a question is found by its own id and by nothing else', () => {
  for (const [id, q] of organisation) expect(organisationQuestion(id)).toBe(q);
  for (const [id, q] of workload) expect(workloadQuestion(id)).toBe(q);
  for (const id of ['constructor', '__proto__', 'toString', '', 'Requests']) {
    expect(organisationQuestion(id)).toBeUndefined();
    expect(workloadQuestion(id)).toBeUndefined();
  }
});

test('five kinds of work', () => {
  expect(archetypes).toEqual([
    'extraction',
    'support',
    'code-edits',
    'coding-agents',
    'open-ended',
  ]);
});
