import { months } from '../world/period.ts';

/**
 * Draws that are reckoned together, small enough that the series of all options and of the world stay
 * in a processor’s second cache; of 16 to 1,024 the times of 64 to 256 were the same within noise.
 */
export const tileDraws = 128;

/** An empty column of a tile, with so many values for each draw. */
export const tileColumn = (each: number): Float64Array => new Float64Array(tileDraws * each);

/** One tile of a record: every column and series of `draws` futures in it is cut, the rest is shared. */
export function tileOf<T extends { draws: number }>(record: T, from: number, to: number): T {
  return { ...(cut(record, record.draws, from, to) as T), draws: to - from };
}

function cut(value: unknown, draws: number, from: number, to: number): unknown {
  if (value instanceof Float64Array || value instanceof Uint8Array) {
    if (value.length === draws) return value.subarray(from, to);
    if (value.length === draws * months) return value.subarray(from * months, to * months);
    return value;
  }
  if (Array.isArray(value)) return value.map((each) => cut(each, draws, from, to));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, cut(each, draws, from, to)]),
  );
}

const kept = new WeakMap<object, unknown[]>();

/** All tiles of a record, in order; cut once for records that many workloads share. */
export function tilesOf<T extends { draws: number }>(record: T): readonly T[] {
  const known = kept.get(record);
  if (known) return known as T[];
  const tiles: T[] = [];
  for (let from = 0; from < record.draws; from += tileDraws)
    tiles.push(tileOf(record, from, Math.min(record.draws, from + tileDraws)));
  kept.set(record, tiles);
  return tiles;
}
