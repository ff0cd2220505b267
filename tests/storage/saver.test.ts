import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Session } from '#profile/session.ts';
import type { Written } from '#storage/append.ts';
import type { Entry } from '#storage/journal.ts';
import { problem } from '#storage/problem.ts';
import type { ProblemKind } from '#storage/problem.ts';
import type { Stamp } from '#storage/revisions.ts';
import { Saver } from '#storage/saver.ts';
import type { SaveState } from '#storage/saver.ts';

const file = new URL('fixtures/session-v1.json', import.meta.url);
const session: Session = JSON.parse(readFileSync(file, 'utf8')).session;
const named = (name: string): Session => ({ ...session, name });
const at = '2026-11-24T10:00:00.000Z';

/** A saver over a store that takes `latency` ms and fails as told, with all that it did. */
function bench(latency = 20) {
  const kept: (Stamp & { name: string; revision: number })[] = [];
  const journal = new Map<string, Entry>();
  const states: SaveState[] = [];
  const next: { failure: ProblemKind | null; journalWords: string | null } = {
    failure: null,
    journalWords: null,
  };
  let busy = 0;
  let mostBusy = 0;
  const saver = new Saver({
    saved: { id: session.id, revision: 3, at },
    onState: (state) => states.push(state),
    journal: {
      keep(entry) {
        journal.set(entry.session.id, entry);
        return next.journalWords;
      },
      forget: (id) => journal.delete(id),
    },
    store: {
      async write(written, expected, stamp = { writer: '', edit: 0 }): Promise<Written> {
        mostBusy = Math.max(mostBusy, ++busy);
        await new Promise((resolve) => setTimeout(resolve, latency));
        busy--;
        if (next.failure !== null) return { problem: problem(next.failure) };
        expect(expected).toBe(3 + kept.length);
        kept.push({ name: written.name, revision: expected + 1, ...stamp });
        return { revision: expected + 1, savedAt: at };
      },
    },
  });
  const kinds = () => states.map((state) => state.kind);
  return { saver, kept, journal, states, kinds, next, mostBusy: () => mostBusy };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('saving', () => {
  test('a change is in the journal at once and in the store a quarter of a second later', async () => {
    const { saver, kept, journal, kinds } = bench();
    saver.change(named('a'));
    expect(journal.get(session.id)).toMatchObject({ session: named('a'), revision: 3, edit: 1 });
    await vi.advanceTimersByTimeAsync(249);
    expect(kept).toEqual([]);
    await vi.advanceTimersByTimeAsync(21);
    expect(kept).toMatchObject([{ name: 'a', revision: 4, edit: 1 }]);
    expect(journal.size).toBe(0);
    expect(kinds()).toEqual(['saving', 'saved']);
  });

  test('quick changes are one write, and steady typing is written every two seconds', async () => {
    const { saver, kept } = bench();
    for (let i = 1; i <= 30; i++) {
      saver.change(named(`v${i}`));
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(kept).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(500);
    expect(kept.map((k) => k.name)).toEqual([kept[0]?.name, 'v30']);
  });

  test('a change during a write is journalled again on the new revision, then written', async () => {
    const { saver, kept, journal, mostBusy, kinds } = bench(100);
    saver.change(named('a'));
    await vi.advanceTimersByTimeAsync(300);
    saver.change(named('b'));
    await vi.advanceTimersByTimeAsync(60);
    expect(kept.map((k) => k.name)).toEqual(['a']);
    expect(journal.get(session.id)).toMatchObject({ session: named('b'), revision: 4, edit: 2 });
    expect(saver.pending).toEqual(named('b'));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(kept.map((k) => k.name)).toEqual(['a', 'b']);
    expect(journal.size).toBe(0);
    expect(mostBusy()).toBe(1);
    expect(kinds()).toEqual(['saving', 'saved']);
  });

  test('flush writes at once, and the newest when one is under way', async () => {
    const { saver, kept } = bench(100);
    saver.change(named('a'));
    const first = saver.flush();
    saver.change(named('b'));
    await vi.advanceTimersByTimeAsync(250);
    expect(await first).toEqual({ kind: 'saved', at });
    expect(kept.map((k) => k.name)).toEqual(['a', 'b']);
  });

  test('flush with nothing to save writes nothing', async () => {
    const { saver, kept } = bench();
    expect(await saver.flush()).toEqual({ kind: 'saved', at });
    expect(kept).toEqual([]);
  });

  test('without a journal the write does not wait', async () => {
    const { saver, kept, next } = bench();
    next.journalWords = 'too large';
    saver.change(named('a'));
    await vi.advanceTimersByTimeAsync(20);
    expect(kept).toHaveLength(1);
  });

  test('another session is a bug', () => {
    expect(() => bench().saver.change({ ...session, id: 'other' })).toThrow(/other/);
  });
});

describe('what cannot be saved', () => {
  test('stays in the journal, is said, and is tried again after five seconds', async () => {
    const { saver, kept, journal, next, states } = bench();
    next.failure = 'quota';
    saver.change(named('a'));
    await vi.advanceTimersByTimeAsync(300);
    expect(states.at(-1)).toMatchObject({
      kind: 'failed',
      because: 'quota',
      words: expect.stringMatching(/full/),
    });
    expect(journal.size).toBe(1);
    next.failure = null;
    await vi.advanceTimersByTimeAsync(5_020);
    expect(kept.map((k) => k.name)).toEqual(['a']);
    expect(states.at(-1)).toEqual({ kind: 'saved', at });
    expect(journal.size).toBe(0);
  });

  test('is not tried again where another tab has written; the change is kept', async () => {
    const { saver, kept, journal, next, states } = bench();
    next.failure = 'stale';
    saver.change(named('a'));
    await vi.advanceTimersByTimeAsync(300);
    next.failure = null;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(kept).toEqual([]);
    expect(states.at(-1)).toMatchObject({ kind: 'failed', because: 'stale' });
    expect(saver.pending).toEqual(named('a'));
    expect(journal.size).toBe(1);
  });

  test('read-only takes no changes', async () => {
    const { saver, kept, kinds } = bench();
    saver.makeReadonly('open in another tab');
    saver.change(named('a'));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await saver.flush()).toEqual({ kind: 'readonly', words: 'open in another tab' });
    expect(kept).toEqual([]);
    expect(kinds()).toEqual(['readonly']);
  });
});

test('whatever the timing, every acknowledged change is the newest in the store', async () => {
  const step = fc.oneof(
    fc.record({ wait: fc.nat(700) }),
    fc.record({ fail: fc.boolean() }),
    fc.constant({ flush: true }),
    fc.constant({ change: true }),
  );
  const plan = fc.tuple(fc.array(step, { maxLength: 30 }), fc.integer({ min: 1, max: 400 }));
  await fc.assert(
    fc.asyncProperty(plan, async ([steps, latency]) => {
      const { saver, kept, journal, next, mostBusy } = bench(latency);
      let changes = 0;
      for (const each of steps) {
        if ('change' in each) saver.change(named(`v${++changes}`));
        else if ('fail' in each) next.failure = each.fail ? 'failed' : null;
        else if ('flush' in each) void saver.flush();
        else await vi.advanceTimersByTimeAsync(each.wait);
        if (saver.state.kind === 'saved' && changes > 0) {
          expect(kept.at(-1)).toMatchObject({ name: `v${changes}`, edit: changes });
        } else if (changes > 0) {
          expect(journal.get(session.id)).toMatchObject({ session: named(`v${changes}`) });
        }
      }
      next.failure = null;
      await vi.advanceTimersByTimeAsync(10_000);
      expect(saver.state.kind).toBe('saved');
      expect(kept.at(-1)?.name).toBe(changes === 0 ? undefined : `v${changes}`);
      expect(journal.size).toBe(0);
      expect(mostBusy()).toBeLessThanOrEqual(1);
    }),
    { numRuns: 200 },
  );
});
