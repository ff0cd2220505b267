import { isRow } from './fields.ts';
import { joinOffers, rateModels } from './joins.ts';
import { withOwnRecords } from './own-records.ts';
import { movedRows } from './prior-rows.ts';
import { readClosedModels } from './read/closed-models.ts';
import { readGpus } from './read/gpus.ts';
import { readOffers } from './read/offers.ts';
import { readOpenModels } from './read/open-models.ts';
import { readPriors } from './read/priors.ts';
import { readOwnership, readRents } from './read/rents.ts';
import type { Context, Table } from './read/table.ts';
import { measurementsOf, withRates } from './read/throughput.ts';
import type { Catalogue } from './types/catalogue.ts';
import type { Sourced } from './types/common.ts';

export type OverridableTable =
  'offers' | 'gpus' | 'ownership' | 'rents' | 'models' | 'throughput' | 'priors';

/** A figure of the user's own in place of the catalogue's. */
export interface Override {
  readonly table: OverridableTable;
  /** Key of the record; for `models` of an open or a closed one, for `ownership` of its GPU, for `priors` its id. */
  readonly key: string;
  readonly field: string;
  readonly value: unknown;
  readonly note?: string;
}

/** An override that could not be applied, and why. */
export interface OverrideProblem {
  readonly override: Override;
  readonly reason: string;
}

/** What identifies a record, says where it comes from or is worked out from other fields. */
const FIXED: readonly string[] = [
  'key',
  'id',
  'asOf',
  'sources',
  'reasons',
  'overridden',
  'crossChecks',
  'capability',
  'current',
];

/** What an offer takes from its model. */
const JOINED: readonly string[] = ['lab', 'family', 'tier', 'retiresOn', 'retiresKind'];

function refusal(record: object, override: Override): string | null {
  const { field, table, value } = override;
  const [first = ''] = field.split('.', 1);
  if (!has(record, field.split('.'))) return `${table} have no field ${field}`;
  if (FIXED.includes(first)) return `${field} cannot be replaced`;
  if (table === 'ownership' && first === 'gpuKey') return `${field} cannot be replaced`;
  if (table === 'offers' && JOINED.includes(first))
    return `${field} belongs to the model: replace it there`;
  return value === null || value === undefined ? `${field} needs a value` : null;
}

function has(record: unknown, [step = '', ...rest]: readonly string[]): boolean {
  if (!isRow(record) || !Object.hasOwn(record, step)) return false;
  return rest.length === 0 || has(record[step], rest);
}

function at(record: unknown, steps: readonly string[]): unknown {
  return steps.reduce<unknown>((value, step) => (isRow(value) ? value[step] : undefined), record);
}

/** A copy in which the value at a path is another; everything beside the path is shared. */
function withValue<T extends object>(record: T, steps: readonly string[], value: unknown): T {
  const [step = '', ...rest] = steps;
  const inner: unknown = Reflect.get(record, step);
  const next = rest.length > 0 && isRow(inner) ? withValue(inner, rest, value) : value;
  return { ...record, [step]: next };
}

function replaced<T extends Sourced>(record: T, overrides: readonly Override[]): T {
  let changed: T = record;
  for (const { field, value, note } of overrides) {
    const steps = field.split('.');
    const overridden = { [field]: at(record, steps), ...changed.overridden };
    const reasons = Object.fromEntries(
      Object.entries(changed.reasons).filter(([name]) => name !== field),
    );
    changed = {
      ...withValue(changed, steps, value),
      overridden,
      reasons,
      note: note ?? changed.note,
    };
  }
  return changed;
}

/** Applies the overrides of one table; a record that no longer passes its own checks stays as it was. */
function applied<T extends Sourced>(
  table: ReadonlyMap<string, T>,
  overrides: readonly Override[],
  problems: OverrideProblem[],
  reread: (record: T) => Table<T>,
  follow: (before: T, after: T) => T = (_, after) => after,
): ReadonlyMap<string, T> {
  const out = new Map(table);
  for (const key of new Set(overrides.map((override) => override.key))) {
    const record = table.get(key);
    if (record === undefined) continue;
    const accepted = overrides.filter((override) => {
      if (override.key !== key) return false;
      const reason = refusal(record, override);
      if (reason !== null) problems.push({ override, reason });
      return reason === null;
    });
    if (accepted.length === 0) continue;
    const changed = follow(record, replaced(record, accepted));
    const checked = reread(changed);
    const kept = checked.kept.get(key);
    const reason = checked.rejected.flatMap((each) => each.reasons).join('; ');
    if (kept === undefined) for (const override of accepted) problems.push({ override, reason });
    else out.set(key, { ...kept, overridden: changed.overridden ?? {} });
  }
  return out;
}

/**
 * A new catalogue with the user's figures; each changed record carries the originals in
 * `overridden` and has passed the same checks as a record of the edition. Lags and joins are
 * worked out again, so a replaced prior or release date moves them. What cannot be applied is
 * returned, never thrown.
 */
export function withOverrides(
  shipped: Catalogue,
  asked: readonly Override[],
): { readonly catalogue: Catalogue; readonly problems: readonly OverrideProblem[] } {
  const { catalogue, rest: overrides, problems } = withOwnRecords(shipped, asked);
  const context: Context = {
    edition: catalogue.edition,
    sourceIds: new Set(catalogue.sources.keys()),
  };
  const measured = new Map(catalogue.throughput.map((row) => [row.key, row]));
  const known: Readonly<Record<OverridableTable, readonly ReadonlyMap<string, unknown>[]>> = {
    offers: [catalogue.offers],
    gpus: [catalogue.gpus],
    ownership: [catalogue.ownership],
    rents: [catalogue.rents],
    models: [catalogue.openModels, catalogue.closedModels],
    throughput: [measured],
    priors: [catalogue.priors],
  };
  const sound = overrides.filter((override) => {
    const tables = isRow(override) ? (known[override.table] ?? []) : [];
    const found = tables.some((table) => table.has(override.key));
    if (!found)
      problems.push({ override, reason: `${override.table} has no record ${override.key}` });
    return found;
  });
  const of = (table: OverridableTable) => sound.filter((override) => override.table === table);

  const gpus = applied(catalogue.gpus, of('gpus'), problems, (gpu) =>
    readGpus({ rows: [gpu] }, context),
  );
  const gpuKeys = new Set(gpus.keys());
  const rents = applied(catalogue.rents, of('rents'), problems, (rent) =>
    readRents({ rows: [rent] }, context, gpuKeys),
  );
  const ownership = applied(catalogue.ownership, of('ownership'), problems, (owned) =>
    readOwnership({ ownership: [owned] }, context, gpuKeys),
  );
  const modelKeys = new Set(catalogue.openModels.keys());
  const throughput = applied(
    measured,
    of('throughput'),
    problems,
    (row) => measurementsOf([row], {}, context, gpuKeys, modelKeys),
    withRates,
  );
  const priors = applied(
    catalogue.priors,
    of('priors'),
    problems,
    (prior) => readPriors({ rows: [prior] }, context),
    movedRows,
  );
  const openModels = applied(catalogue.openModels, of('models'), problems, (model) =>
    readOpenModels({ openModels: [model] }, context),
  );
  const closedModels = applied(catalogue.closedModels, of('models'), problems, (model) =>
    readClosedModels({ closedModels: [model] }, context),
  );
  const rated = rateModels({ ...catalogue, openModels, closedModels, priors });
  const offers = applied(catalogue.offers, of('offers'), problems, (offer) => {
    const read = readOffers({ rows: [offer] }, context);
    const joined = joinOffers(read.kept, rated.openModels, rated.closedModels);
    return { ...joined, read: 1, rejected: [...read.rejected, ...joined.rejected] };
  });
  const joined = joinOffers(offers, rated.openModels, rated.closedModels);
  return {
    catalogue: {
      ...catalogue,
      ...rated,
      offers: joined.kept,
      gpus,
      ownership,
      rents,
      throughput: [...throughput.values()],
      priors,
    },
    problems,
  };
}
