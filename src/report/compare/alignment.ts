import type { Workload } from '#profile/session.ts';

/** A workload as several scenarios have it. */
export interface Aligned {
  key: string;
  name: string;
  /** Its id in each scenario, null where that one does not have it. */
  ids: (string | null)[];
}

type Row = Aligned & { names: Set<string> };

/**
 * The workloads of several scenarios side by side: those with one id are one, as in copies of a
 * scenario; of what is left, as between sessions, those with one name.
 */
export function alignedWorkloads(
  scenarios: readonly { workloads: readonly Pick<Workload, 'id' | 'name'>[] }[],
): Aligned[] {
  const rows: Row[] = [];
  for (const [n, { workloads }] of scenarios.entries()) {
    const isFree = (row: Row): boolean => row.ids[n] === null;
    const left = workloads.filter((w) => {
      const found = rows.find((row) => isFree(row) && row.ids.includes(w.id));
      if (found) take(found, n, w);
      return !found;
    });
    for (const w of left) {
      const found = rows.find((row) => isFree(row) && row.names.has(w.name));
      if (found) take(found, n, w);
      else rows.push(rowOf(w, n, scenarios.length));
    }
  }
  return rows.map(({ key, name, ids }) => ({ key, name, ids }));
}

function take(row: Row, n: number, { id, name }: Pick<Workload, 'id' | 'name'>): void {
  row.ids[n] = id;
  row.names.add(name);
}

function rowOf({ id, name }: Pick<Workload, 'id' | 'name'>, n: number, of: number): Row {
  const ids = new Array<string | null>(of).fill(null);
  ids[n] = id;
  return { key: `${n}/${id}`, name, ids, names: new Set([name]) };
}
