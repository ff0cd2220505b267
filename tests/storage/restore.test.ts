import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Session } from '#profile/session.ts';
import { defaultSeed, limits, profileVersion } from '#profile/session.ts';
import { restoreSession } from '#storage/restore/session.ts';
import { migrated } from '#storage/restore/migrations.ts';
import { anySession } from './any-session.ts';

const fixture = new URL('fixtures/session-v1.json', import.meta.url);
const stored = () => JSON.parse(readFileSync(fixture, 'utf8')).session;

function restored(raw: unknown): { session: Session; repairs: string[] } {
  const result = restoreSession(raw);
  if ('refused' in result) throw new Error(result.refused);
  return result;
}

/** The stored fixture after a change, restored. */
function afterChange(change: (session: ReturnType<typeof stored>) => void) {
  const raw = stored();
  change(raw);
  return restored(raw);
}

describe('a session in order', () => {
  test('a file of profile version 1 reads as it was written', () => {
    expect(restored(stored())).toEqual({ session: stored(), repairs: [] });
  });

  test('any session comes back unchanged and without repairs', () => {
    fc.assert(
      fc.property(anySession, (session) => {
        expect(restoreSession(session)).toStrictEqual({ session, repairs: [] });
      }),
      { numRuns: 200 },
    );
  });

  test('a full session of every limit is not too big', () => {
    const raw = stored();
    const [base] = raw.scenarios;
    const workload = (_: unknown, slot: number) => ({ ...base.workloads[0], id: `w${slot}`, slot });
    const override = (_: unknown, i: number) => ({ ...base.overrides[0], key: `k${i}` });
    base.workloads = Array.from({ length: limits.workloads }, workload);
    base.overrides = Array.from({ length: limits.overrides }, override);
    raw.scenarios = Array.from({ length: limits.scenarios }, (_, i) => ({ ...base, id: `s${i}` }));
    raw.activeScenario = 's0';
    expect(restored(raw)).toEqual({ session: raw, repairs: [] });
  });
});

describe('anything at all', () => {
  const names = fc.constantFrom('id', 'name', 'profileVersion', 'scenarios', 'seed', '__proto__');

  test('reads as a session that reads again unchanged, or is refused with a reason', () => {
    const anything = fc.oneof(
      fc.jsonValue(),
      fc.anything({ withBigInt: true, withDate: true, withMap: true, withSparseArray: true }),
      fc.dictionary(names, fc.jsonValue()),
    );
    fc.assert(
      fc.property(anything, (raw) => {
        const result = restoreSession(raw);
        if ('refused' in result) expect(result.refused).toMatch(/\w.*\.$/s);
        else expect(restoreSession(result.session)).toEqual({ ...result, repairs: [] });
      }),
      { numRuns: 1_000 },
    );
  });

  test('a session with one part replaced by anything is repaired, said, and then in order', () => {
    const paths = fc.constantFrom(...pathsOf(stored()));
    const junk = fc.oneof(fc.jsonValue(), fc.constant(undefined), fc.double(), fc.string());
    let repaired = 0;
    fc.assert(
      fc.property(paths, junk, (path, value) => {
        const raw = stored();
        replaceAt(raw, path, value);
        const result = restoreSession(raw);
        if ('refused' in result) {
          expect(path[0]).toMatch(/^(profileVersion|scenarios)$/);
          return;
        }
        if (result.repairs.length > 0) repaired++;
        else if (value !== undefined)
          expect(result.session).toEqual(JSON.parse(JSON.stringify(raw)));
        expect(restoreSession(result.session)).toEqual({ session: result.session, repairs: [] });
      }),
      { numRuns: 1_000 },
    );
    expect(repaired).toBeGreaterThan(100);
  });

  test('values that throw when read are refused', () => {
    const trap = Object.defineProperty({}, 'id', {
      enumerable: true,
      get: () => {
        throw new Error('no');
      },
    });
    expect(restoreSession(trap)).toEqual({
      refused: 'This session cannot be read: a part of it cannot be read.',
    });
  });
});

describe('hostile data', () => {
  test('prototype keys pollute nothing and are not kept', () => {
    const text = JSON.stringify(stored())
      .replace('"organisation":{', '"organisation":{"__proto__":{"value":1,"polluted":true},')
      .replace('"drafts":{', '"drafts":{"__proto__":"x","constructor.prototype.x":"y",');
    const { session, repairs } = restored(JSON.parse(text));
    expect(Object.getPrototypeOf(session.scenarios[0]?.organisation)).toBe(Object.prototype);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect(Object.hasOwn(session.scenarios[0]?.drafts ?? {}, '__proto__')).toBe(false);
    expect(repairs).toEqual([
      'Scenario "As planned", answers: the field "__proto__" is not known and was left out.',
      'Scenario "As planned": the unfinished entry "__proto__" was left out.',
    ]);
  });

  test.each([
    ['too deep', () => nested(5_000), /nested deeper than 12 levels/],
    ['too many values', () => Array(600_000).fill(1), /more than 500000 values/],
    ['too many fields', () => manyFields(1_001), /has 1001 fields, more than 1000/],
    ['a text too long', () => ({ name: 'x'.repeat(20_001) }), /has 20001 characters/],
    ['a map', () => ({ ...stored(), origin: new Map() }), /not plain data/],
    ['a function', () => ({ ...stored(), origin: () => 1 }), /a function, which is not data/],
    ['itself inside', () => circular(), /nested deeper/],
  ])('%s is refused', (_, make, reason) => {
    expect(restoreSession(make())).toEqual({ refused: expect.stringMatching(reason) });
  });
});

describe('repairs', () => {
  test('an invalid answer is left out with its label and reason', () => {
    const { session, repairs } = afterChange((s) => {
      s.scenarios[0].workloads[0].answers.requests.value = { low: 9, high: 1 };
      s.scenarios[0].organisation.apiDiscount.value = 7;
    });
    expect(session.scenarios[0]?.workloads[0]?.answers).not.toHaveProperty('requests');
    expect(repairs).toEqual([
      'Scenario "As planned": an answer was left out. Negotiated discount: must be between 0 and 95 %',
      'Scenario "As planned", workload "Reading letters": an answer was left out. Requests: the low end is above the high end: did you mean 1 to 9?',
    ]);
  });

  test('infinite numbers are no answers', () => {
    const { session, repairs } = afterChange((s) => {
      s.scenarios[0].organisation.apiDiscount.value = Infinity;
      s.scenarios[0].overrides[0].value = NaN;
    });
    expect(session.scenarios[0]?.organisation).not.toHaveProperty('apiDiscount');
    expect(session.scenarios[0]?.overrides).toEqual([]);
    expect(repairs).toHaveLength(2);
  });

  test('an unknown question is left out by name', () => {
    const { repairs } = afterChange((s) => {
      s.scenarios[0].organisation.favouriteColour = { value: 'blue', by: 'you' };
    });
    expect(repairs).toEqual([
      'Scenario "As planned", answers: the field "favouriteColour" is not known and was left out.',
    ]);
  });

  test('a note that is too long costs the note its end, not the answer', () => {
    const { session, repairs } = afterChange((s) => {
      s.scenarios[0].organisation.jurisdiction.note = 'x'.repeat(limits.noteLength + 1);
    });
    expect(session.scenarios[0]?.organisation.jurisdiction?.value).toBe('eu');
    expect(session.scenarios[0]?.organisation.jurisdiction?.note).toHaveLength(limits.noteLength);
    expect(repairs).toEqual([
      `Scenario "As planned", Jurisdiction, note was cut to ${limits.noteLength} characters.`,
    ]);
  });

  test('ids and slots taken twice are given anew, never one that is in use', () => {
    const { session, repairs } = afterChange((s) => {
      const [first] = s.scenarios[0].workloads;
      s.scenarios[0].workloads = [
        { ...first, id: 'a', slot: 1 },
        { ...first, id: 'a', slot: 1 },
        { ...first, id: 'workload-1', slot: 0 },
        { ...first, id: 'world', slot: 99 },
      ];
      s.scenarios[1].id = 'base';
    });
    const workloads = session.scenarios[0]?.workloads ?? [];
    expect(workloads.map((w) => w.id)).toEqual(['a', 'workload-2', 'workload-1', 'workload-3']);
    expect(workloads.map((w) => w.slot)).toEqual([1, 2, 0, 3]);
    expect(session.scenarios.map((s) => s.id)).toEqual(['base', 'scenario-1']);
    expect(repairs.filter((r) => r.includes('its id was'))).toHaveLength(3);
    expect(repairs.filter((r) => r.includes('its slot was'))).toHaveLength(2);
  });

  test('half of a character is replaced and said', () => {
    const { session, repairs } = afterChange((s) => {
      s.name = 'Bank \uD83D';
    });
    expect(session.name).toBe('Bank \uFFFD');
    expect(repairs).toHaveLength(1);
  });

  test.each(['2026-02-30T00:00:00Z', '2026-13-01T00:00:00Z', 'yesterday', '2026-11-24', 5])(
    'the date %s is not believed',
    (value) => {
      const { session, repairs } = afterChange((s) => {
        s.changedAt = value;
      });
      expect(session.changedAt).toBe(session.createdAt);
      expect(repairs).toHaveLength(1);
    },
  );

  test('a session without seed, scenario or edition gets them and says so', () => {
    const { session, repairs } = restored({ profileVersion, scenarios: [], name: 'x', id: 'y' });
    expect(session).toMatchObject({ seed: defaultSeed, edition: 'unknown' });
    expect(session.activeScenario).toBe(session.scenarios[0]?.id);
    expect(repairs).toHaveLength(6);
  });

  test('a flood of repairs is counted, not listed', () => {
    const { repairs } = afterChange((s) => {
      for (let i = 0; i < 500; i++) s[`junk${i}`] = i;
    });
    expect(repairs).toHaveLength(201);
    expect(repairs.at(-1)).toBe('And 300 more repairs of this kind.');
  });
});

describe('versions', () => {
  test('a newer session is refused with both versions', () => {
    expect(restoreSession({ ...stored(), profileVersion: profileVersion + 1 })).toEqual({
      refused: expect.stringContaining(
        `newer Weighbridge (profile version ${profileVersion + 1}; this one reads up to ${profileVersion})`,
      ),
    });
  });

  test.each([0, -1, 1.5, '1', null])('profile version %s is refused', (version) => {
    expect(restoreSession({ ...stored(), profileVersion: version })).toHaveProperty('refused');
  });

  test('steps run in order, each on the result of the one before', () => {
    const steps = new Map([
      [1, (s: object) => ({ ...s, trail: [1] })],
      [2, (s: { trail?: number[] }) => ({ ...s, trail: [...(s.trail ?? []), 2] })],
    ]);
    expect(migrated({ profileVersion: 1 }, 1, 3, steps)).toEqual({
      profileVersion: 3,
      trail: [1, 2],
    });
    expect(migrated({ profileVersion: 1 }, 1, 4, steps)).toBeNull();
  });
});

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let i = 0; i < depth; i++) value = [value];
  return value;
}

const manyFields = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, i]));

function circular(): unknown {
  const loop: Record<string, unknown> = {};
  loop['self'] = loop;
  return loop;
}

function pathsOf(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Object.entries(value).flatMap(([key, item]) => pathsOf(item, [...path, key]));
  return path.length === 0 ? inner : [path, ...inner];
}

function replaceAt(target: unknown, path: readonly string[], value: unknown): void {
  let parent = target as Record<string, unknown>;
  for (const key of path.slice(0, -1)) parent = parent[key] as Record<string, unknown>;
  const last = path.at(-1);
  if (last !== undefined) parent[last] = value;
}
