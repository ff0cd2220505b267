import { describe, expect, it } from 'vitest';
import { workloadQuestions } from '#profile/workload.ts';
import { organisationQuestions } from '#profile/organisation.ts';
import { example } from '#profile/templates/index.ts';
import { nudged } from '#app/state/nudge.ts';
import { OpenSession } from '#app/state/open-session.svelte.ts';
import { Trial, withTried } from '#app/state/trial.svelte.ts';

const ids = { session: 's', scenario: 'c', workload: (i: number) => `w-${i}` };
const session = example.make(ids, '2026-11-24T00:00:00Z', '2026-11-22');
const base = session.scenarios[0]!;
const idle = { run: () => new Promise<never>(() => undefined) };

describe('a trial', () => {
  it('changes the answers tried and nothing else', () => {
    const trial = new Trial(idle);
    trial.set(base, 'w-0', 'requests', { low: 1, high: 2 });
    trial.set(base, 'org', 'caution', 'high');
    const changed = withTried(trial.tried)(base);
    expect(changed.workloads[0]?.answers.requests).toEqual({
      value: { low: 1, high: 2 },
      by: 'you',
    });
    expect(changed.organisation.caution?.value).toBe('high');
    expect(changed.workloads.slice(1)).toEqual(base.workloads.slice(1));
    expect(base.workloads[0]?.answers.requests?.value).not.toEqual({ low: 1, high: 2 });
  });

  it('holds one value for a question, and none once it is back at the answer in force', () => {
    const trial = new Trial(idle);
    trial.set(base, 'w-0', 'requests', { low: 1, high: 2 });
    trial.set(base, 'w-0', 'requests', { low: 3, high: 4 });
    expect(trial.tried).toHaveLength(1);
    trial.set(base, 'w-0', 'requests', base.workloads[0]?.answers.requests?.value);
    expect(trial.tried).toEqual([]);
  });

  it('ends when another scenario is looked at', () => {
    const trial = new Trial(idle);
    trial.set(base, 'org', 'caution', 'high');
    trial.begin(base);
    expect(trial.tried).toHaveLength(1);
    trial.begin({ ...base, id: 'other' });
    expect(trial.tried).toEqual([]);
  });

  it('is kept as a scenario of its own in one step that can be undone', () => {
    const open = new OpenSession(session, () => undefined);
    const tried = [{ owner: 'org', question: 'caution', value: 'high' }];
    const id = open.addVariant('What if: caution', withTried(tried));
    expect(open.scenario.id).toBe(id);
    expect(open.scenario.name).toBe('What if: caution');
    expect(open.scenario.organisation.caution?.value).toBe('high');
    expect(open.session.scenarios[0]).toEqual(base);
    open.undo();
    expect(open.session.scenarios).toEqual(session.scenarios);
  });

  it('leaves out answers of a workload that is gone', () => {
    const tried = [{ owner: 'w-99', question: 'requests', value: { low: 1, high: 2 } }];
    expect(withTried(tried)(base)).toEqual(base);
  });
});

describe('a nudge', () => {
  const { requests, ceiling } = workloadQuestions;

  it('scales amounts and the odds of shares', () => {
    expect(nudged(requests, { low: 100, high: 300 }, 2)).toEqual({ low: 200, high: 600 });
    // Odds of 4 doubled are 8, so 80 % becomes 8/9.
    expect(nudged(ceiling, { low: 0.5, high: 0.8 }, 2)).toEqual({ low: 0.667, high: 0.889 });
  });

  it('keeps the most likely value and stays within what is possible', () => {
    const [least, most] = requests.limits;
    expect(nudged(requests, { low: 1, high: 4, likely: 2 }, 0.5)).toEqual({
      low: Math.max(least, 0.5),
      high: 2,
      likely: 1,
    });
    expect(nudged(requests, { low: most / 2, high: most }, 10)).toEqual({ low: most, high: most });
  });

  it('leaves a choice as it is', () => {
    expect(nudged(organisationQuestions.caution, 'high', 2)).toBe('high');
  });
});
