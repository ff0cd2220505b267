import { describe, expect, it } from 'vitest';
import { canonical } from '#engine/fingerprint.ts';
import { example } from '#profile/templates/index.ts';
import type { Workload } from '#profile/session.ts';
import { alignedWorkloads } from '#report/compare/alignment.ts';
import { changeName, changesBetween, type Answered } from '#report/compare/changes.ts';

const made = (prefix: string): Answered => {
  const ids = { session: 's', scenario: 'c', workload: (i: number) => `${prefix}-${i}` };
  const scenario = example.make(ids, '2026-11-24T00:00:00Z', '2026-11-24').scenarios[0]!;
  const { organisation, workloads, overrides } = scenario;
  return { organisation, workloads, overrides };
};
const base = made('w');

const edited = (side: Answered, id: string, edit: (w: Workload) => Workload): Answered => ({
  ...side,
  workloads: side.workloads.map((w) => (w.id === id ? edit(w) : w)),
});
const withAnswers = (side: Answered, id: string, answers: Workload['answers']): Answered =>
  edited(side, id, (w) => ({ ...w, answers: { ...w.answers, ...answers } }));

describe('workloads side by side', () => {
  it('are one where their ids are, whatever their names', () => {
    const renamed = edited(base, 'w-0', (w) => ({ ...w, name: 'Renamed' }));
    expect(alignedWorkloads([base, renamed]).map((row) => row.ids)).toEqual(
      base.workloads.map((w) => [w.id, w.id]),
    );
  });

  it('are one by name between sessions, and alone where neither fits', () => {
    const other = made('v');
    const fewer = { ...other, workloads: other.workloads.slice(1) };
    expect(alignedWorkloads([base, fewer]).map((row) => row.ids)).toEqual([
      ['w-0', null],
      ['w-1', 'v-1'],
      ['w-2', 'v-2'],
      ['w-3', 'v-3'],
    ]);
  });

  it('of one name twice are two', () => {
    const twice = [
      { id: 'a', name: 'Same' },
      { id: 'b', name: 'Same' },
    ];
    expect(
      alignedWorkloads([
        { workloads: twice },
        { workloads: twice.map((w) => ({ ...w, id: `${w.id}2` })) },
      ]).map((row) => row.ids),
    ).toEqual([
      ['a', 'a2'],
      ['b', 'b2'],
    ]);
  });
});

describe('changes between two scenarios', () => {
  const b: Answered = {
    ...withAnswers(base, 'w-1', { dataPlace: { value: 'premises', by: 'you' } }),
    organisation: { ...base.organisation, discountRate: { value: 0.2, by: 'you' } },
    overrides: [{ table: 'gpus', key: 'h100-sxm', field: 'memoryGb', value: 96 }],
  };

  it('are none between a scenario and itself, or its copy under other ids', () => {
    expect(changesBetween(base, base)).toEqual([]);
    expect(changesBetween(base, made('v'))).toEqual([]);
  });

  it('are each answer, workload and override, by name', () => {
    const gone = { ...b, workloads: b.workloads.slice(0, 3) };
    const research = base.workloads[3]!.name;
    expect(changesBetween(base, gone).map(changeName)).toEqual([
      'Discount rate',
      `${base.workloads[1]!.name}: data may go to`,
      `${research}: left out`,
      'h100-sxm, memoryGb',
    ]);
    expect(changesBetween(gone, base).map(changeName)).toContain(`${research}: added`);
  });

  it('make one side the other when all are made', () => {
    // A single change leads from either end to the other one.
    for (const one of [
      withAnswers(base, 'w-0', { tokensIn: { value: { low: 10, high: 90 }, by: 'you' } }),
      { ...base, organisation: b.organisation },
      { ...base, overrides: b.overrides },
      { ...base, workloads: base.workloads.slice(0, 3) },
    ]) {
      const changes = changesBetween(base, one);
      expect(changes).toHaveLength(1);
      expect(canonical(changes[0]!.first)).toBe(canonical(one));
      expect(canonical(changes[0]!.second)).toBe(canonical(base));
    }
  });

  it('give an added workload a slot of its own', () => {
    const lone = { ...base.workloads[0]!, id: 'new', name: 'New', slot: 0 };
    const other = { ...base, workloads: [...base.workloads.slice(1), lone] };
    const added = changesBetween(base, other).find((c) => c.owner === 'New');
    const slots = added!.first.workloads.map((w) => w.slot);
    expect(new Set(slots).size).toBe(slots.length);
  });

  it('leave out an answer that says what the default says', () => {
    const same = withAnswers(base, 'w-0', {
      ...base.workloads[0]!.answers,
      ceiling: { value: null, by: 'you' },
    });
    expect(changesBetween(base, same)).toEqual([]);
  });
});
