/** Times side by side: every row and its reference in turn, in shuffled rounds. */

/** One thing to be timed; it returns a number so that no engine can drop the work. */
export interface Timed {
  readonly name: string;
  /** Name of the row whose time is the reference, itself timed in every round. */
  readonly against: string;
  readonly run: () => number;
}

export interface TimedRow {
  readonly name: string;
  readonly against: string;
  /** Time of the row over that of its reference: lower quartile, median, upper quartile. */
  readonly ratio: readonly [number, number, number];
  readonly medianMs: number;
}

const WARM_UP_ROUNDS = 3;

/** Medians and quartiles of the ratios over the rounds; each row is bracketed by its reference. */
export function timed(
  rows: readonly Timed[],
  references: readonly Timed[],
  rounds: number,
): TimedRow[] {
  const ratios = new Map<string, number[]>();
  const times = new Map<string, number[]>();
  const byName = new Map(references.map((r) => [r.name, r]));
  let state = 12345;
  for (let round = -WARM_UP_ROUNDS; round < rounds; round += 1) {
    for (const row of shuffled(rows, () => (state = (state * 48271) % 2147483647))) {
      const reference = byName.get(row.against);
      if (reference === undefined) throw new Error(`no reference named ${row.against}`);
      const before = milliseconds(reference);
      const own = milliseconds(row);
      const after = milliseconds(reference);
      if (round < 0) continue;
      push(ratios, row.name, own / ((before + after) / 2));
      push(times, row.name, own);
    }
  }
  return rows.map(({ name, against }) => ({
    name,
    against,
    ratio: quartiles(ratios.get(name) ?? []),
    medianMs: quartiles(times.get(name) ?? [])[1],
  }));
}

let sink = 0;

function milliseconds(row: Timed): number {
  const start = performance.now();
  sink += row.run();
  const time = performance.now() - start;
  if (Number.isNaN(sink)) sink = 0;
  return time;
}

function quartiles(values: readonly number[]): [number, number, number] {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (p: number) => sorted[Math.round(p * (sorted.length - 1))] ?? NaN;
  return [at(0.25), at(0.5), at(0.75)];
}

function push(map: Map<string, number[]>, key: string, value: number): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

function shuffled<T>(list: readonly T[], next: () => number): T[] {
  const copy = [...list];
  for (let i = copy.length - 1; i > 0; i -= 1) {
    const j = next() % (i + 1);
    [copy[i], copy[j]] = [copy[j] as T, copy[i] as T];
  }
  return copy;
}
