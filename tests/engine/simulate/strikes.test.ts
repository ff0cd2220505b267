import { describe, expect, test } from 'vitest';
import { strikesOf } from '#engine/simulate/strikes.ts';
import type { Happening } from '#engine/world/happenings.ts';
import { worldEvents } from '#engine/world/world-events.ts';
import { worldOf } from '../core/futures.ts';

const [gating, workhorse] = worldEvents;
const spell = (start: number[], length: number) => ({
  start: Float64Array.from(start),
  length: new Float64Array(start.length).fill(length),
});
const happens = (event: Happening['event'], spells: Happening['spells'], counts?: number[]) => ({
  event,
  spells,
  counts: counts ? Uint8Array.from(counts) : null,
});
const world = (...events: Happening[]) => ({ ...worldOf({ draws: 3 }), events });
const entries = ({ first, event, start, end }: ReturnType<typeof strikesOf>, draw: number) =>
  Array.from({ length: first[draw + 1]! - first[draw]! }, (_, k) => {
    const at = first[draw]! + k;
    return [event[at], start[at], end[at]];
  });

describe('spells by the draw that they strike', () => {
  const found = strikesOf(
    world(
      happens(gating!, [spell([9, Infinity, 3], 2), spell([20, Infinity, Infinity], 1)]),
      happens(workhorse!, [spell([1, 5, 35.5], 4)]),
    ),
  );
  test('event after event in the order of the world, and spell after spell, not by time', () => {
    expect(entries(found, 0)).toEqual([
      [0, 9, 11],
      [0, 20, 21],
      [1, 1, 5],
    ]);
    expect(entries(found, 1)).toEqual([[1, 5, 9]]);
    expect(entries(found, 2)).toEqual([
      [0, 3, 5],
      [1, 35.5, 39.5],
    ]);
  });
  test('one bit for each event that strikes a draw', () => {
    expect([...found.events]).toEqual([0b11, 0b10, 0b11]);
  });
});

test('what begins after the last month, and what does not count in a draw, strikes nobody', () => {
  const found = strikesOf(
    world(
      happens(gating!, [spell([36, 35.99, 40], 2)]),
      happens(workhorse!, [spell([2, 2, 2], 1)], [1, 0, 0]),
    ),
  );
  expect([0, 1, 2].map((draw) => entries(found, draw).length)).toEqual([1, 1, 0]);
  expect([...found.events]).toEqual([0b10, 0b01, 0]);
});

test('more events than there are bits are refused', () => {
  const many = Array.from({ length: 33 }, () => happens(gating!, []));
  expect(() => strikesOf(world(...many))).toThrow('32 events');
});
