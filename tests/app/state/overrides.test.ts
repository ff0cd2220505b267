import fc from 'fast-check';
import { expect, test } from 'vitest';
import { limits } from '#profile/session.ts';
import type { Override, Scenario } from '#profile/session.ts';
import { OpenSession } from '#app/state/open-session.svelte.ts';
import {
  overrideOf,
  withOverride,
  withOwnRecord,
  withoutOverride,
  withoutOverrides,
  withoutOverridesOf,
} from '#app/state/overrides.ts';
import { example } from '#profile/templates/index.ts';

const scenario = (overrides: Override[] = []): Scenario => ({
  id: 'c',
  name: 'C',
  note: '',
  organisation: {},
  workloads: [],
  overrides,
  drafts: {},
});

const price = (value: number): Override => ({
  table: 'offers',
  key: 'openai/gpt-6-astra',
  field: 'inputUsdPerMtok',
  value,
});

test('a figure stands once, and goes back to the catalogue', () => {
  const once = withOverride(price(7))(scenario());
  const twice = withOverride(price(8))(once);
  expect(twice.overrides).toEqual([price(8)]);
  expect(overrideOf(twice.overrides, price(0))?.value).toBe(8);
  expect(withoutOverride(price(0))(twice).overrides).toEqual([]);
  const none = scenario();
  expect(withoutOverride(price(0))(none)).toBe(none);
});

test('edits of one figure leave the others and their order alone', () => {
  const figure = fc.record({
    table: fc.constantFrom('offers' as const, 'gpus' as const),
    key: fc.constantFrom('a', 'b'),
    field: fc.constantFrom('x', 'y'),
    value: fc.integer(),
  });
  fc.assert(
    fc.property(fc.array(figure), figure, (before, edit) => {
      const start = before.reduce((s, o) => withOverride(o)(s), scenario());
      const is = (o: Override) =>
        o.table === edit.table && o.key === edit.key && o.field === edit.field;
      const after = withOverride(edit)(start);
      expect(after.overrides.filter((o) => !is(o))).toEqual(start.overrides.filter((o) => !is(o)));
      expect(after.overrides.filter(is)).toEqual([edit]);
    }),
  );
});

test('a record is reset whole; everything is reset at once', () => {
  const start = [price(7), { ...price(9), field: 'outputUsdPerMtok' }, { ...price(1), key: 'x' }];
  expect(withoutOverridesOf(price(0))(scenario(start)).overrides).toEqual([start[2]]);
  expect(withoutOverrides(scenario(start)).overrides).toEqual([]);
});

test('no more than the limit', () => {
  const full = scenario(
    Array.from({ length: limits.overrides }, (_, i) => ({ ...price(i), key: `k${i}` })),
  );
  expect(withOverride(price(1))(full)).toBe(full);
  expect(withOverride({ ...price(1), key: 'k3' })(full).overrides).toHaveLength(limits.overrides);
});

test('an own record is a copy with a name, and each change is one step back', () => {
  const ids = { session: 's', scenario: 'c', workload: (i: number) => `w-${i}` };
  const session = example.make(ids, '2026-11-24T00:00:00Z', '2026-11-22');
  const open = new OpenSession(session, () => undefined);
  const own = { table: 'gpus' as const, key: 'own/1', field: 'copyOf', from: 'h100-sxm' };
  open.change(withOwnRecord({ ...own, name: 'Ours', on: '2026-11-24' }));
  open.change(withOverride({ ...price(7), on: '2026-11-24' }));
  expect(open.scenario.overrides.map((o) => [o.key, o.field, o.value])).toEqual([
    ['own/1', 'copyOf', 'h100-sxm'],
    ['own/1', 'name', 'Ours'],
    ['openai/gpt-6-astra', 'inputUsdPerMtok', 7],
  ]);
  open.undo();
  expect(open.scenario.overrides).toHaveLength(2);
  open.undo();
  expect(open.scenario.overrides).toHaveLength(0);
  open.redo();
  expect(open.scenario.overrides).toHaveLength(2);
});
