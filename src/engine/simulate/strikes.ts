import { months } from '../world/period.ts';
import type { World } from '../world/world.ts';

/**
 * Spells that begin within the period, by the draw that they strike: those of draw i are the entries from
 * `first[i]` to before `first[i + 1]`, in the order of the world's events.
 */
export interface Strikes {
  first: Uint32Array;
  /** One bit for each event that strikes the draw, by its place in the world's list. */
  events: Uint32Array;
  /** Place of the event in the world's list. */
  event: Uint8Array;
  /** Months from today. */
  start: Float64Array;
  end: Float64Array;
}

const kept = new WeakMap<World, Strikes>();

/** Whom the events of a block of futures strike, found once for all options and workloads. */
export function strikesOf(world: World): Strikes {
  const known = kept.get(world);
  if (known) return known;
  if (world.events.length > 32) throw new Error('a world has a bit for each of 32 events');
  const first = new Uint32Array(world.draws + 1);
  eachSpell(world, (draw) => first[draw + 1]!++);
  for (let i = 0; i < world.draws; i++) first[i + 1]! += first[i]!;
  const count = first[world.draws]!;
  const events = new Uint32Array(world.draws);
  const event = new Uint8Array(count);
  const start = new Float64Array(count);
  const end = new Float64Array(count);
  const next = first.slice();
  eachSpell(world, (draw, which, from, length) => {
    const at = next[draw]!++;
    event[at] = which;
    events[draw]! |= 1 << which;
    start[at] = from;
    end[at] = from + length;
  });
  const strikes = { first, events, event, start, end };
  kept.set(world, strikes);
  return strikes;
}

function eachSpell(
  { events }: World,
  found: (draw: number, event: number, start: number, length: number) => void,
): void {
  events.forEach(({ spells, counts }, which) => {
    for (const { start, length } of spells)
      start.forEach((from, draw) => {
        if (from < months && counts?.[draw] !== 0) found(draw, which, from, length[draw]!);
      });
  });
}
