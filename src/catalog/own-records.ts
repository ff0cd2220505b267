import type { Override, OverrideProblem } from './overrides.ts';
import type { Catalogue } from './types/catalogue.ts';
import type { Measurement } from './types/measurement.ts';
import type { Sourced } from './types/common.ts';

/** Keys of records that a user added begin so. */
const OWN = 'own/';

/** What is a matter of the copied record alone, and not of a copy. */
const NOT_COPIED = { crossChecks: [], priceChange: null, supersededBy: null } as const;

type Tables = Pick<
  Catalogue,
  'offers' | 'gpus' | 'ownership' | 'rents' | 'openModels' | 'closedModels' | 'throughput'
>;

const TABLES = {
  offers: ['offers'],
  gpus: ['gpus'],
  rents: ['rents'],
  models: ['openModels', 'closedModels'],
  throughput: ['throughput'],
} as const satisfies Record<string, readonly (keyof Tables)[]>;

/** Whether records of a table can be copied into ones of the user's own. */
export const isCopied = (table: string): table is keyof typeof TABLES =>
  Object.hasOwn(TABLES, table);

/** A user's own record: a copy under a key of its own that says what it was copied from. */
function copied<T extends Sourced & { readonly key: string }>(record: T, key: string): T {
  const plain = Object.entries(NOT_COPIED).filter(([name]) => Object.hasOwn(record, name));
  return {
    ...record,
    ...Object.fromEntries(plain),
    key,
    note: `Your own, begun as a copy of ${record.key}.`,
    overridden: { copyOf: record.key },
  };
}

/** Adds the records that overrides of `copyOf` name; the other overrides are returned in their order. */
export function withOwnRecords(
  catalogue: Catalogue,
  overrides: readonly Override[],
): { catalogue: Catalogue; rest: readonly Override[]; problems: OverrideProblem[] } {
  const problems: OverrideProblem[] = [];
  const added = overrides.filter((override) => override?.field === 'copyOf');
  if (added.length === 0) return { catalogue, rest: overrides, problems };
  const tables: { -readonly [K in keyof Tables]: Map<string, unknown> } = {
    offers: new Map(catalogue.offers),
    gpus: new Map(catalogue.gpus),
    ownership: new Map(catalogue.ownership),
    rents: new Map(catalogue.rents),
    openModels: new Map(catalogue.openModels),
    closedModels: new Map(catalogue.closedModels),
    throughput: new Map(catalogue.throughput.map((row) => [row.key, row])),
  };
  for (const override of added) {
    const { table, key, value } = override;
    const names = isCopied(table) ? TABLES[table] : [];
    const name = names.find((each) => typeof value === 'string' && tables[each].has(value));
    const taken = names.some((each) => tables[each].has(key));
    if (name === undefined)
      problems.push({ override, reason: `${table} has no record ${String(value)} to copy` });
    else if (!key.startsWith(OWN) || taken)
      problems.push({ override, reason: `the key ${key} should be new and begin with ${OWN}` });
    else {
      const record = tables[name].get(String(value)) as Sourced & { readonly key: string };
      tables[name].set(key, copied(record, key));
      // A GPU of one's own is fed, housed and rented for years as the one it was copied from, until told otherwise.
      const owned = name === 'gpus' ? catalogue.ownership.get(String(value)) : undefined;
      if (owned !== undefined) tables.ownership.set(key, { ...owned, gpuKey: key });
    }
  }
  return {
    catalogue: {
      ...catalogue,
      ...(tables as Omit<Tables, 'throughput'>),
      throughput: [...tables.throughput.values()] as Measurement[],
    },
    rest: overrides.filter((override) => override?.field !== 'copyOf'),
    problems,
  };
}
