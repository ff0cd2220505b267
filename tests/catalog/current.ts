import { readCatalogue } from '#catalog/catalogue.ts';
import { currentEdition } from '#catalog/edition.ts';
import type { Catalogue } from '#catalog/types.ts';

/** The current edition, read once for all tests of a file. */
export const { catalogue, rejected } = readCatalogue(currentEdition);

/** A record that a test relies on; throws where the edition no longer has it. */
export function known<T>(table: ReadonlyMap<string, T>, key: string): T {
  const record = table.get(key);
  if (record === undefined) throw new Error(`the current edition has no ${key}`);
  return record;
}

/** Records with a date, sources and reasons, by table. */
export function sourcedTables(of: Catalogue) {
  return {
    offers: [...of.offers.values()],
    gpus: [...of.gpus.values()],
    rents: [...of.rents.values()],
    ownership: [...of.ownership.values()],
    openModels: [...of.openModels.values()],
    closedModels: [...of.closedModels.values()],
    throughput: of.throughput,
    priors: [...of.priors.values()],
  };
}
