import { describe, expect, it } from 'vitest';
import { example } from '#profile/templates/index.ts';
import { organisation, withAnswer, withoutWorkload } from '#app/state/edit.ts';
import { differences } from '#app/state/differences.ts';

const ids = { session: 's', scenario: 'c', workload: (i: number) => `w-${i}` };
const base = example.make(ids, '2026-11-24T00:00:00Z', '2026-11-22').scenarios[0]!;
const differing = (b: typeof base) =>
  differences([base, b])
    .filter((d) => !d.same)
    .map((d) => `${d.owner}.${d.id}`);

describe('differences', () => {
  it('finds none between a scenario and itself', () => {
    expect(differing(base)).toEqual([]);
    expect(differences([base, base]).length).toBeGreaterThan(100);
  });

  it('finds exactly the answers that were changed', () => {
    let b = withAnswer('w-0', 'requests', { value: { low: 1, high: 2 }, by: 'you' })(base);
    b = withAnswer(organisation, 'caution', { value: 'high', by: 'you' })(b);
    expect(differing(b).toSorted()).toEqual(['org.caution', 'w-0.requests']);
  });

  it('takes an answer equal to the default it replaces for no difference', () => {
    const b = withAnswer(organisation, 'caution', { value: 'moderate', by: 'you' })(base);
    expect(differing(b)).toEqual([]);
  });

  it('counts a change of the kind of work with the defaults that follow from it', () => {
    const b = withAnswer('w-0', 'archetype', { value: 'open-ended', by: 'you' })(base);
    expect(differing(b)).toContain('w-0.archetype');
    expect(differing(b)).toContain('w-0.ceiling');
  });

  it('shows the questions of a workload that only one side has', () => {
    const b = withoutWorkload('w-1')(base);
    expect(differing(b).every((key) => key.startsWith('w-1.'))).toBe(true);
  });

  it('takes workloads of one name for one where the ids differ, as between sessions', () => {
    const other = example.make(
      { session: 't', scenario: 'd', workload: (i: number) => `v-${i}` },
      '2026-11-24T00:00:00Z',
      '2026-11-22',
    ).scenarios[0]!;
    expect(differing(other)).toEqual([]);
    const b = withAnswer('v-1', 'dataPlace', { value: 'premises', by: 'you' })(other);
    expect(differing(b)).toEqual(['w-1.dataPlace']);
  });

  it('holds several scenarios against the first', () => {
    const b = withAnswer('w-0', 'dataPlace', { value: 'premises', by: 'you' })(base);
    const c = withAnswer(organisation, 'caution', { value: 'high', by: 'you' })(base);
    const rows = differences([base, b, c]).filter((d) => !d.same);
    expect(rows.map((d) => [d.id, ...d.values.map((v) => v?.value)])).toEqual([
      ['dataPlace', 'anywhere', 'premises', 'anywhere'],
      ['caution', 'moderate', 'moderate', 'high'],
    ]);
  });
});
