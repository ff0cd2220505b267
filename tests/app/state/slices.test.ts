import { afterEach, expect, test, vi } from 'vitest';
import { inSlices } from '#app/state/slices.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('everything comes in order, over several tasks where each item is slow', () => {
  vi.useFakeTimers();
  const wanted = Array.from({ length: 7 }, (_, i) => i);
  const tasks: number[] = [];
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  let task = 0;
  function* slow(): Generator<number> {
    for (const item of wanted) {
      now += 5;
      tasks.push(task);
      yield item;
    }
  }
  const done = vi.fn();
  inSlices(slow(), done);
  expect(tasks).toEqual([]);
  for (; vi.getTimerCount() > 0; task++) vi.advanceTimersToNextTimer();
  expect(done.mock.calls).toEqual([[wanted]]);
  expect(tasks).toEqual([0, 0, 1, 1, 2, 2, 3]);
});

test('what was given up is never done', () => {
  vi.useFakeTimers();
  const done = vi.fn();
  const giveUp = inSlices([1, 2].values(), done);
  giveUp();
  vi.runAllTimers();
  expect(done).not.toHaveBeenCalled();
});
