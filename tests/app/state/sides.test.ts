import { expect, test } from 'vitest';
import { example } from '#profile/templates/index.ts';
import { withScenarioCopy } from '#app/state/edit.ts';
import { comparisonOf, sideNames, sideRest, sidesOf, suggestedSides } from '#app/state/sides.ts';
import type { SessionRead } from '#app/state/sides.ts';

const ids = { session: 's', scenario: 'c', workload: (i: number) => `w-${i}` };
const session = example.make(ids, '2026-11-24T00:00:00Z', '2026-11-24');
const two = withScenarioCopy(session, 'c', 'd');

test('an address names at most four sides, each once', () => {
  expect(sideNames(['s', 'c', 's', 'c', 't', 'd'])).toEqual([
    { session: 's', scenario: 'c' },
    { session: 't', scenario: 'd' },
  ]);
  expect(sideNames([])).toEqual([]);
  expect(sideNames(Array.from({ length: 12 }, (_, i) => `${i}`))).toHaveLength(4);
  expect(sideNames(['s'])).toEqual([{ session: 's', scenario: '-' }]);
  const names = sideNames(['s', 'c', 't', 'd']);
  expect(sideNames(sideRest(names))).toEqual(names);
});

test('a side is the scenario, or says why there is none', () => {
  const sessions = new Map<string, SessionRead>([
    ['s', two],
    ['gone', { words: 'It was deleted.' }],
  ]);
  const states = sidesOf(sideNames(['s', 'd', 's', 'x', 'gone', 'c', 'new', 'c']), sessions);
  expect(states.map((side) => side.state)).toEqual([
    'ready',
    'no-scenario',
    'no-session',
    'reading',
  ]);
  expect(sidesOf([{ session: 's', scenario: '-' }], sessions)[0]?.scenario).toBe('d');
});

test('a session suggests its older scenario as the baseline', () => {
  expect(suggestedSides(session, 'c')).toEqual([{ session: 's', scenario: 'c' }]);
  const pair = [
    { session: 's', scenario: 'c' },
    { session: 's', scenario: 'd' },
  ];
  expect(suggestedSides(two, 'c')).toEqual(pair);
  expect(suggestedSides(two, 'd')).toEqual(pair);
});

test('an address within a session becomes one that names both sides', () => {
  expect(comparisonOf({ session: 's', scenario: 'c', rest: ['d', 'x'] })).toEqual({
    page: 'compare',
    session: null,
    rest: ['s', 'c', 's', 'd'],
  });
});
