import { expect, test } from 'vitest';
import { ListViews } from '#app/state/list-views.svelte.ts';

test('a column sorts upwards, then downwards, then not at all', () => {
  const view = new ListViews().of('prices');
  view.sortBy(2);
  expect(view.sort).toEqual({ column: 2, down: false });
  view.sortBy(2);
  expect(view.sort).toEqual({ column: 2, down: true });
  view.sortBy(2);
  expect(view.sort).toBeNull();
});

test('each table keeps its own view', () => {
  const views = new ListViews();
  views.of('prices').search = 'glm';
  views.of('prices').choose(1, 'OpenAI');
  expect(views.of('gpus').isFiltered).toBe(false);
  expect(views.of('prices').chosen).toEqual(['', 'OpenAI']);
  views.of('prices').clear();
  expect(views.of('prices').isFiltered).toBe(false);
});
