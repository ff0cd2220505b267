import { expect, it } from 'vitest';
import { emptyHistory, redone, remembered, undone } from '#app/state/history.ts';

it('goes back and forth through edits', () => {
  let history = remembered(emptyHistory<string>(), 'a', null);
  history = remembered(history, 'b', null);
  const back = undone(history, 'c');
  expect(back?.[1]).toBe('b');
  const again = back && undone(back[0], back[1]);
  expect(again?.[1]).toBe('a');
  expect(again && undone(again[0], again[1])).toBeUndefined();
  const forth = again && redone(again[0], again[1]);
  expect(forth?.[1]).toBe('b');
  expect(redone(history, 'c')).toBeUndefined();
});

it('takes edits of one field in a row for one step', () => {
  let history = remembered(emptyHistory<string>(), '', 'name');
  history = remembered(history, 'N', 'name');
  history = remembered(history, 'No', 'name');
  expect(undone(history, 'Nor')?.[1]).toBe('');
  history = remembered(history, 'Nor', 'law');
  expect(undone(history, 'Nor eu')?.[1]).toBe('Nor');
});

it('forgets the future on a new edit, even of the same field', () => {
  const first = remembered(emptyHistory<string>(), 'a', 'k');
  const back = undone(first, 'b');
  const edited = back && remembered(back[0], back[1], 'k');
  expect(edited?.future).toEqual([]);
  expect(edited && undone(edited, 'c')?.[1]).toBe('a');
});

it('keeps at most a hundred steps', () => {
  let history = emptyHistory<number>();
  for (let i = 0; i < 300; i++) history = remembered(history, i, null);
  expect(history.past).toHaveLength(100);
  expect(history.past.at(-1)).toBe(299);
});
