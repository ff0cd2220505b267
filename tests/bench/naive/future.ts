/** One future of one workload as an object: the way a simulation is written first. */
import type { WorkloadDraws } from '#engine/simulate/workload-draws.ts';
import type { World } from '#engine/world/world.ts';
import { months } from '#engine/world/period.ts';

/** Columns become numbers, series become arrays of 36, everything else stays as it is. */
export type AsObject<T> = {
  [K in keyof T]: T[K] extends Float64Array | Uint8Array | (Float64Array | null)
    ? number | number[] | null
    : T[K] extends readonly (infer S)[]
      ? AsObject<S>[]
      : T[K] extends object
        ? AsObject<T[K]>
        : T[K];
};

export interface Future {
  world: Record<string, unknown>;
  work: Record<string, unknown>;
  number(key: string): number;
  series(key: string): number[];
  spells(key: string): Spell[];
}

export interface Spell {
  start: number;
  length: number;
}

export const allMonths = Array.from({ length: months }, (_, t) => t);

/** The first futures of a block. */
export function futuresOfBlock(w: WorkloadDraws, world: World, count: number): Future[] {
  return Array.from({ length: count }, (_, draw) => {
    const own = objectOf(w, w.draws, draw) as Record<string, unknown>;
    const common = objectOf(world, w.draws, draw) as Record<string, unknown>;
    const read = (key: string) => (key in own ? own[key] : common[key]);
    return {
      world: common,
      work: own,
      number: (key) => read(key) as number,
      series: (key) => read(key) as number[],
      spells: (key) => [read(key) as Spell | Spell[]].flat(),
    };
  });
}

function objectOf(value: unknown, draws: number, draw: number): unknown {
  if (value instanceof Float64Array || value instanceof Uint8Array)
    return value.length === draws
      ? value[draw]
      : Array.from(value.subarray(draw * months, (draw + 1) * months));
  if (Array.isArray(value)) return value.map((each) => objectOf(each, draws, draw));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, objectOf(each, draws, draw)]),
  );
}
