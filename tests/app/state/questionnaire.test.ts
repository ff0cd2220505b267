import { describe, expect, it } from 'vitest';
import type { Scenario } from '#profile/session.ts';
import { benchmark, example, templates } from '#profile/templates/index.ts';
import { organisation, withAnswer, withDraft } from '#app/state/edit.ts';
import {
  askedIn,
  chaptersOf,
  draftsOf,
  nextEssential,
  placeAfter,
  progressOf,
  questionOf,
  statusOf,
  stepsOf,
} from '#app/state/questionnaire.ts';

const blank: Scenario = {
  id: 'c',
  name: 'Base',
  note: '',
  organisation: {},
  workloads: [{ id: 'w', name: 'Claims', slot: 0, answers: {} }],
  overrides: [],
  drafts: {},
};

const ids = { session: 's', scenario: 'c', workload: (i: number) => `w-${i}` };
const scenarios = [...templates, example, benchmark].flatMap(
  (t) => t.make(ids, '2026-11-24T00:00:00Z', '2026-11-10').scenarios,
);

function chapter(scenario: Scenario, key: string) {
  const found = chaptersOf(scenario).find((c) => c.key === key);
  if (found === undefined) throw new Error(`no chapter ${key}`);
  return found;
}

describe('chapters and steps', () => {
  it('stand in the order of filling in', () => {
    expect(chaptersOf(blank).map((c) => c.title)).toEqual([
      'Organisation',
      'Claims',
      'Budget',
      'Risk',
      'What matters to you',
    ]);
  });

  it('ask every question exactly once', () => {
    for (const scenario of [blank, ...scenarios]) {
      for (const c of chaptersOf(scenario)) {
        const inSteps = stepsOf(scenario, c).flatMap((s) => s.questions);
        expect(inSteps.toSorted()).toEqual(askedIn(scenario, c).toSorted());
      }
    }
  });

  it('put the essential questions first and hard ones alone', () => {
    const steps = stepsOf(blank, chapter(blank, 'w'));
    const firstEasy = steps.findIndex((s) => !s.essential);
    expect(steps.slice(firstEasy).every((s) => !s.essential)).toBe(true);
    for (const step of steps.filter((s) => s.questions.length > 1)) {
      const kinds = step.questions.map((id) => questionOf('w', id)?.kind);
      expect(kinds.every((k) => k === 'choice' || k === 'number' || k === 'choices')).toBe(true);
    }
  });

  it('ask a follow-up only where its condition holds', () => {
    expect(askedIn(blank, chapter(blank, 'w'))).not.toContain('todayModel');
    const runs = withAnswer('w', 'today', { value: 'closed-top', by: 'you' })(blank);
    expect(askedIn(runs, chapter(runs, 'w'))).toContain('todayModel');
    const own = withAnswer(organisation, 'outlook', { value: 'own', by: 'you' })(blank);
    expect(askedIn(own, chapter(own, 'risk'))).toContain('outlookWeights');
  });
});

describe('status', () => {
  it('goes from not started to complete', () => {
    const at = (s: Scenario) => statusOf(s, chapter(s, 'w')).text;
    expect(at(blank)).toBe('Not started');
    expect(statusOf(blank, chapter(blank, 'budget')).text).toBe('Using defaults');
    let s = withAnswer('w', 'archetype', { value: 'support', by: 'you' })(blank);
    expect(at(s)).toMatch(/^1 of \d essentials$/);
    for (const id of askedIn(s, chapter(s, 'w'))) {
      if (questionOf('w', id)?.essential) s = withAnswer('w', id, { value: null, by: 'you' })(s);
    }
    expect(at(s)).toMatch(/^Enough; \d+ defaults$/);
    for (const id of askedIn(s, chapter(s, 'w'))) {
      s = withAnswer('w', id, { value: null, by: 'you' })(s);
    }
    expect(at(s)).toBe('Complete');
  });

  it('counts answers over all chapters', () => {
    const before = progressOf(blank);
    expect(before.answered).toBe(0);
    const after = progressOf(withAnswer('w', 'shape', { value: 'flat', by: 'you' })(blank));
    expect(after).toEqual({ ...before, answered: 1 });
  });

  it('finds nothing essential missing in the finished example', () => {
    const finished = example.make(ids, '2026-11-24T00:00:00Z', '2026-11-10').scenarios[0];
    expect(finished && progressOf(finished).essentialMissing).toBe(0);
  });
});

describe('the way through', () => {
  it('reaches every essential question from a blank start, each once, and then ends', () => {
    let s = blank;
    const seen: string[] = [];
    for (let place = nextEssential(s); place !== undefined && seen.length < 100;) {
      seen.push(`${place.chapter}.${place.question}`);
      const c = chapter(s, place.chapter);
      const index = stepsOf(s, c).findIndex((step) => step.questions.includes(place!.question));
      const value = place.question === 'today' ? 'closed-top' : null;
      s = withAnswer(c.owner, place.question, { value, by: 'you' })(s);
      place = placeAfter(s, c, index);
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(progressOf(s).essentialMissing).toBe(0);
    expect(seen).toContain('w.todayModel');
  });

  it('goes on inside the details and back to the overview at their end', () => {
    const c = chapter(blank, 'w');
    const steps = stepsOf(blank, c);
    const detail = steps.findIndex((s) => !s.essential);
    expect(placeAfter(blank, c, detail)?.question).toBe(steps[detail + 1]?.questions[0]);
  });
});

it('finds the drafts of one question only', () => {
  const s = [
    withDraft('w', 'requests', 'low', 'many'),
    withDraft('w', 'growth', 'low', 'x'),
  ].reduce((state, edit) => edit(state), blank);
  expect(draftsOf(s, 'w', 'requests')).toEqual({ low: 'many' });
});
