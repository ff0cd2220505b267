import { readerOf, type Reader } from '../fields.ts';
import { isRow } from '../fields.ts';
import type { OwnershipCost, Rent, RentPoint, RentSeries } from '../types/hardware.ts';
import type { Context, Table } from './table.ts';
import { checkSource, dateOrNull, fileOf, readTable, sourcedOf, withReasons } from './table.ts';

/** Dearest rent believed, USD per GPU and hour. */
const DEAREST = 50;

function checkGpu(reader: Reader, gpuKeys: ReadonlySet<string>): string {
  const gpuKey = reader.text('gpuKey');
  if (!gpuKeys.has(gpuKey)) reader.problems.push(`the GPU ${gpuKey} is not in the table`);
  return gpuKey;
}

/** Rents of single providers; rows without a date or with an unknown GPU are kept out. */
export function readRents(
  value: unknown,
  context: Context,
  gpuKeys: ReadonlySet<string>,
): Table<Rent> {
  const { file, whenAbsent } = fileOf(value);
  const build = (reader: Reader): Rent => {
    const rent: Rent = {
      key: reader.text('key'),
      gpuKey: checkGpu(reader, gpuKeys),
      provider: reader.text('provider'),
      providerClass: reader.choice('providerClass', [
        'hyperscaler',
        'cloud',
        'neocloud',
        'marketplace',
        'managed',
      ]),
      providerHq: reader.textOrNull('providerHq'),
      usdPerGpuHour: reader.number('usdPerGpuHour', 0.05, DEAREST),
      commitment: reader.choice('commitment', ['on-demand', 'reserved', 'spot', 'managed']),
      termMonths: reader.numberOrNull('termMonths', 1, 120),
      hosting: reader.choiceOrNull('hosting', ['community', 'decentralised']),
      terms: reader.text('terms'),
      basis: reader.text('basis'),
      sourceGrade: reader.choice('sourceGrade', ['A', 'B', 'C', 'D']),
      ...sourcedOf(reader, context),
    };
    return withReasons(rent, reader, whenAbsent, ['providerHq', 'termMonths']);
  };
  return readTable('rents', file['rows'], (reader) => reader.text('key'), build);
}

/** Cost of owning and three-year rent by GPU. */
export function readOwnership(
  value: unknown,
  context: Context,
  gpuKeys: ReadonlySet<string>,
): Table<OwnershipCost> {
  const build = (reader: Reader): OwnershipCost => ({
    gpuKey: checkGpu(reader, gpuKeys),
    ownHyperscalerUsdPerGpuHour: reader.number('ownHyperscalerUsdPerGpuHour', 0.05, DEAREST),
    ownNeocloudUsdPerGpuHour: reader.number('ownNeocloudUsdPerGpuHour', 0.05, DEAREST),
    rentThreeYearUsdPerGpuHour: reader.number('rentThreeYearUsdPerGpuHour', 0.05, DEAREST),
    allInPowerKw: reader.number('allInPowerKw', 0.1, 10),
    ...sourcedOf(reader, context),
  });
  const keyOf = (reader: Reader): string => reader.text('gpuKey');
  return readTable('ownership', fileOf(value).file['ownership'], keyOf, build);
}

function pointOf(reader: Reader, context: Context): RentPoint {
  const source = reader.text('source');
  checkSource(reader, source, context);
  const byProvider: Record<string, number> = {};
  const listed = reader.row['byProvider'];
  if (isRow(listed))
    for (const [provider, usd] of Object.entries(listed))
      if (typeof usd === 'number') byProvider[provider] = usd;
  return {
    date: dateOrNull(reader, 'date', context),
    value: reader.numberOrNull('value', -1, DEAREST),
    low: reader.numberOrNull('low', 0, DEAREST),
    high: reader.numberOrNull('high', 0, DEAREST),
    byProvider: isRow(listed) ? byProvider : null,
    source,
  };
}

/** Rents over time, for the drift of rents and for pages. */
export function readRentHistory(value: unknown, context: Context): Table<RentSeries> {
  const build = (reader: Reader): RentSeries => ({
    key: reader.text('key'),
    name: reader.text('name'),
    unit: reader.choice('unit', ['usdPerGpuHour', 'fraction']),
    points: reader
      .rows('points')
      .map((row) => pointOf(readerOf(row, reader.problems, 'points'), context)),
    note: reader.textOrNull('note'),
  });
  const keyOf = (reader: Reader): string => reader.text('key');
  return readTable('rentHistory', fileOf(value).file['history'], keyOf, build);
}
