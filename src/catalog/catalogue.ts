import { dayNumber } from './dates.ts';
import { joinOffers, rateModels } from './joins.ts';
import { readClosedModels } from './read/closed-models.ts';
import { readGap } from './read/gap.ts';
import { readGpus } from './read/gpus.ts';
import { readOffers } from './read/offers.ts';
import { readOpenModels } from './read/open-models.ts';
import { readCorrelations, readPriors } from './read/priors.ts';
import { readOwnership, readRentHistory, readRents } from './read/rents.ts';
import { readSources } from './read/sources.ts';
import type { Context, Table } from './read/table.ts';
import { readRegimes, readThroughput } from './read/throughput.ts';
import type { Catalogue, EditionData, Rejected, TableName } from './types/catalogue.ts';

/** Reads an edition: every record is checked; what fails is kept out and listed, nothing is repaired. */
export function readCatalogue(data: EditionData): {
  readonly catalogue: Catalogue;
  readonly rejected: readonly Rejected[];
} {
  const rejected: Rejected[] = [];
  const edition = typeof data.date === 'string' && dayNumber(data.date) !== null ? data.date : '';
  if (edition === '')
    rejected.push({
      table: 'edition',
      key: String(data.date),
      reasons: ['the edition needs a date like 2026-11-22'],
    });

  const sources = readSources(data.sources);
  const context: Context = { edition, sourceIds: new Set(sources.kept.keys()) };
  const gpus = readGpus(data.gpus, context);
  const gpuKeys = new Set(gpus.kept.keys());
  const rents = readRents(data.rents, context, gpuKeys);
  const ownership = readOwnership(data.rents, context, gpuKeys);
  const rentHistory = readRentHistory(data.rents, context);
  const openModels = readOpenModels(data.models, context);
  const closedModels = readClosedModels(data.models, context);
  const priors = readPriors(data.priors, context);
  const gap = readGap(data.gap, context);
  const throughput = readThroughput(
    data.throughput,
    context,
    gpuKeys,
    new Set(openModels.kept.keys()),
  );

  const rated = rateModels({
    edition,
    openModels: openModels.kept,
    closedModels: closedModels.kept,
    priors: priors.kept,
    gap: gap.kept,
  });
  const read = readOffers(data.offers, context);
  const joined = joinOffers(read.kept, rated.openModels, rated.closedModels);
  const offers = { ...read, kept: joined.kept, rejected: [...read.rejected, ...joined.rejected] };

  const tables = {
    sources,
    offers,
    gpus,
    rents,
    ownership,
    rentHistory,
    openModels,
    closedModels,
    throughput,
    priors,
    gap,
  } satisfies Record<TableName, Table<unknown>>;
  for (const table of Object.values(tables)) rejected.push(...table.rejected);
  const count = (name: TableName) => ({ read: tables[name].read, kept: tables[name].kept.size });
  return {
    catalogue: {
      edition,
      sources: sources.kept,
      offers: offers.kept,
      gpus: gpus.kept,
      rents: rents.kept,
      ownership: ownership.kept,
      rentHistory: rentHistory.kept,
      ...rated,
      throughput: [...throughput.kept.values()],
      regimes: readRegimes(data.throughput),
      priors: priors.kept,
      correlations: readCorrelations(data.priors, new Set(priors.kept.keys())),
      gap: gap.kept,
      counts: {
        sources: count('sources'),
        offers: count('offers'),
        gpus: count('gpus'),
        rents: count('rents'),
        ownership: count('ownership'),
        rentHistory: count('rentHistory'),
        openModels: count('openModels'),
        closedModels: count('closedModels'),
        throughput: count('throughput'),
        priors: count('priors'),
        gap: count('gap'),
      },
    },
    rejected,
  };
}
