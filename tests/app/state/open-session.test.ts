import { describe, expect, it } from 'vitest';
import type { Session } from '#profile/session.ts';
import { example } from '#profile/templates/index.ts';
import { organisation } from '#app/state/edit.ts';
import { OpenSession } from '#app/state/open-session.svelte.ts';

const ids = { session: 's', scenario: 'c', workload: (i: number) => `w-${i}` };

function opened() {
  const kept: Session[] = [];
  const open = new OpenSession(example.make(ids, '2026-11-24T00:00:00Z', '2026-11-10'), (s) =>
    kept.push(s),
  );
  return { open, kept };
}

describe('OpenSession', () => {
  it('keeps every edit and can take it back', () => {
    const { open, kept } = opened();
    const before = open.session;
    open.setAnswer(organisation, 'jurisdiction', 'other');
    expect(open.scenario.organisation.jurisdiction).toEqual({ value: 'other', by: 'you' });
    expect(kept).toEqual([open.session]);
    open.undo();
    expect(open.scenario).toEqual(before.scenarios[0]);
    open.redo();
    expect(open.scenario.organisation.jurisdiction?.value).toBe('other');
    expect(kept).toHaveLength(3);
  });

  it('keeps the note of an answer that changes, and counts the changed one as yours', () => {
    const { open } = opened();
    open.setNote('w-0', 'requests', 'from the ledger', 'finance');
    open.setAnswer('w-0', 'requests', { low: 1, high: 2 });
    expect(open.scenario.workloads[0]?.answers.requests).toEqual({
      value: { low: 1, high: 2 },
      by: 'you',
      note: 'from the ledger',
      source: 'finance',
    });
  });

  it('takes the letters of one field for one step back', () => {
    const { open } = opened();
    const before = open.scenario;
    open.setDrafts('w-0', 'requests', { low: 'm', high: '' });
    open.setDrafts('w-0', 'requests', { low: 'ma', high: '' });
    expect(open.scenario.drafts).toEqual({ 'w-0.requests.low': 'ma', 'w-0.requests.high': '' });
    open.undo();
    expect(open.scenario).toEqual(before);
    expect(open.canUndo).toBe(false);
  });

  it('copies a scenario, looks at the copy and leaves the original alone', () => {
    const { open } = opened();
    const original = open.scenario;
    const copy = open.duplicateScenario('c');
    expect(open.scenario.id).toBe(copy);
    open.setAnswer(organisation, 'jurisdiction', 'other');
    open.activate('c');
    expect(open.scenario).toEqual(original);
    open.undo();
    expect(open.session.scenarios[1]?.organisation).toEqual(original.organisation);
    expect(open.scenario.id).toBe('c');
  });

  it('puts a removed workload back after other edits, in a slot of its own', () => {
    const { open } = opened();
    const before = open.scenario.workloads;
    const putBack = open.removeWorkload('w-1');
    const added = open.addWorkload('New');
    putBack();
    expect(open.scenario.workloads.map((w) => w.id)).toEqual(['w-0', 'w-1', 'w-2', 'w-3', added]);
    expect(open.scenario.workloads[1]?.answers).toEqual(before[1]?.answers);
    expect(new Set(open.scenario.workloads.map((w) => w.slot)).size).toBe(5);
    putBack();
    expect(open.scenario.workloads).toHaveLength(5);
  });

  it('puts a removed scenario back after other edits', () => {
    const { open } = opened();
    const copy = open.duplicateScenario('c');
    const putBack = open.removeScenario(copy ?? '');
    open.rename('Other name');
    putBack();
    expect(open.session.scenarios.map((s) => s.id)).toEqual(['c', copy]);
    expect(open.session.name).toBe('Other name');
  });

  it('ignores every edit while another tab writes the session', () => {
    const { open, kept } = opened();
    const before = open.session;
    open.editable = false;
    open.setAnswer(organisation, 'jurisdiction', 'other');
    open.removeWorkload('w-0')();
    open.undo();
    expect(kept).toEqual([]);
    expect(open.session).toBe(before);
  });

  it('does nothing for workloads and scenarios that do not exist', () => {
    const { open, kept } = opened();
    open.duplicateWorkload('nowhere');
    open.removeScenario('nowhere');
    open.activate('nowhere');
    open.moveWorkload('w-0', -1);
    expect(kept).toEqual([]);
    expect(open.canUndo).toBe(false);
  });

  it('sets the sentence of a list without a step of its own', () => {
    const { open, kept } = opened();
    open.setLabel('c', { text: 'Stay', engine: '1', hash: 'h', at: '2026-11-24' });
    expect(open.canUndo).toBe(false);
    expect(kept).toHaveLength(1);
  });
});
