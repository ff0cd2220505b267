import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { Scenario, Session } from '#profile/session.ts';
import { limits } from '#profile/session.ts';
import {
  activeScenario,
  answersOf,
  copyName,
  editScenario,
  organisation,
  withAnswer,
  withDraft,
  withLabel,
  withNewWorkload,
  withoutScenario,
  withoutWorkload,
  withScenarioCopy,
  withScenarioName,
  withWorkloadCopy,
  withWorkloadMoved,
  withWorkloadName,
} from '#app/state/edit.ts';

const scenario = (id: string, name = 'Base case'): Scenario => ({
  id,
  name,
  note: '',
  organisation: {},
  workloads: [
    { id: 'w-a', name: 'Claims', slot: 0, answers: {} },
    { id: 'w-b', name: 'Chat', slot: 1, answers: {} },
  ],
  overrides: [],
  drafts: {},
});

const session: Session = {
  id: 's-1',
  name: 'Northwind',
  createdAt: '2026-11-24T10:00:00Z',
  changedAt: '2026-11-24T10:00:00Z',
  profileVersion: 1,
  edition: '2026-11-10',
  seed: 1,
  scenarios: [scenario('c-1')],
  activeScenario: 'c-1',
};

const range = { value: { low: 1, high: 2 }, by: 'you' } as const;

describe('answers', () => {
  it('are set and taken back, for the organisation and for one workload only', () => {
    const answered = withAnswer('w-a', 'requests', range)(scenario('c-1'));
    expect(answersOf(answered, 'w-a').requests).toEqual(range);
    expect(answersOf(answered, 'w-b')).toEqual({});
    const law = withAnswer(organisation, 'jurisdiction', { value: 'eu', by: 'you' })(answered);
    expect(law.organisation.jurisdiction?.value).toBe('eu');
    expect(answersOf(withAnswer('w-a', 'requests', undefined)(law), 'w-a')).toEqual({});
  });

  it('drop the drafts of their own question and keep all others', () => {
    const drafted = [
      withDraft('w-a', 'requests', 'low', 'man'),
      withDraft('w-a', 'requestsMore', 'low', 'x'),
      withDraft('w-b', 'requests', 'low', 'y'),
    ].reduce((s, edit) => edit(s), scenario('c-1'));
    const answered = withAnswer('w-a', 'requests', range)(drafted);
    expect(answered.drafts).toEqual({ 'w-a.requestsMore.low': 'x', 'w-b.requests.low': 'y' });
  });

  it('leave the state before untouched', () => {
    const before = scenario('c-1');
    const copy = structuredClone(before);
    withAnswer('w-a', 'requests', range)(before);
    withWorkloadMoved('w-a', 1)(before);
    withoutWorkload('w-a')(before);
    expect(before).toEqual(copy);
  });

  it('cut hostile text to the stored length', () => {
    const drafted = withDraft('w-a', 'requests', 'low', 'x'.repeat(9999))(scenario('c-1'));
    expect(drafted.drafts['w-a.requests.low']).toHaveLength(limits.draftLength);
  });
});

describe('workloads', () => {
  it('are added, copied behind the original, renamed, moved and removed', () => {
    const added = withNewWorkload('w-c', 'Agents')(scenario('c-1'));
    expect(added.workloads.map((w) => w.name)).toEqual(['Claims', 'Chat', 'Agents']);
    const copied = withWorkloadCopy('w-a', 'w-d')(added);
    expect(copied.workloads.map((w) => w.name)).toEqual(['Claims', 'Claims (2)', 'Chat', 'Agents']);
    const named = withWorkloadName('w-d', '  Claims   EU ')(copied);
    expect(named.workloads[1]?.name).toBe('Claims EU');
    expect(withWorkloadName('w-d', '   ')(named).workloads[1]?.name).toBe('Claims EU');
    const moved = withWorkloadMoved('w-d', 1)(named);
    expect(moved.workloads.map((w) => w.id)).toEqual(['w-a', 'w-b', 'w-d', 'w-c']);
    expect(withWorkloadMoved('w-a', -1)(moved)).toBe(moved);
    expect(withoutWorkload('w-a')(moved).workloads.map((w) => w.id)).toEqual(['w-b', 'w-d', 'w-c']);
  });

  it('stop at the limit', () => {
    const full = Array.from({ length: 30 }).reduce<Scenario>(
      (s, _, i) => withNewWorkload(`w-${i}`, `W ${i}`)(s),
      scenario('c-1'),
    );
    expect(full.workloads).toHaveLength(limits.workloads);
  });

  it('never share a slot, whatever is done to them', () => {
    const act = fc.record({
      kind: fc.constantFrom('add', 'copy', 'move', 'remove'),
      at: fc.nat(8),
    });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        let s = scenario('c-1');
        acts.forEach(({ kind, at }, i) => {
          const id = s.workloads[at % Math.max(1, s.workloads.length)]?.id ?? '';
          if (kind === 'add') s = withNewWorkload(`n-${i}`, 'New')(s);
          if (kind === 'copy') s = withWorkloadCopy(id, `n-${i}`)(s);
          if (kind === 'move') s = withWorkloadMoved(id, 1)(s);
          if (kind === 'remove') s = withoutWorkload(id)(s);
        });
        expect(new Set(s.workloads.map((w) => w.slot)).size).toBe(s.workloads.length);
        expect(new Set(s.workloads.map((w) => w.id)).size).toBe(s.workloads.length);
      }),
    );
  });
});

describe('scenarios', () => {
  it('are copied and become active, renamed and removed; the last one stays', () => {
    const two = withScenarioCopy(session, 'c-1', 'c-2');
    expect(two.scenarios.map((s) => s.name)).toEqual(['Base case', 'Base case (2)']);
    expect(activeScenario(two).id).toBe('c-2');
    expect(withScenarioName(two, 'c-2', 'EU only').scenarios[1]?.name).toBe('EU only');
    const one = withoutScenario(two, 'c-2');
    expect(activeScenario(one).id).toBe('c-1');
    expect(withoutScenario(one, 'c-1')).toBe(one);
  });

  it('are the same session when an edit changes nothing', () => {
    expect(editScenario(session, 'c-1', (s) => s)).toBe(session);
    expect(editScenario(session, 'nowhere', withNewWorkload('w', 'W'))).toBe(session);
    const label = { text: 'Stay', engine: '1', hash: 'h', at: '2026-11-24' };
    const labelled = withLabel(session, 'c-1', label);
    expect(labelled.scenarios[0]?.label).toEqual(label);
    expect(withLabel(labelled, 'c-1', { ...label, at: '2026-11-25' })).toBe(labelled);
  });

  it('count up when copies are copied', () => {
    expect(copyName('Base', ['Base'])).toBe('Base (2)');
    expect(copyName('Base (2)', ['Base', 'Base (2)'])).toBe('Base (3)');
  });
});
