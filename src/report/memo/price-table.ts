import type { Analysis, OptionResult } from '#engine/analysis.ts';
import type { Catalogue } from '#catalog/types.ts';
import type { Block } from '../blocks.ts';
import { priceRows } from '../prices.ts';
import { byCost, chosen } from '../verdict.ts';

/** The first prices that the recommendation stands on, each with its day and source. */
export function priceBlocks(
  analysis: Analysis,
  catalogue: Catalogue | null,
  most: number,
): Block[] {
  const picks = byCost(analysis.workloads)
    .map(chosen)
    .filter((pick): pick is OptionResult => pick !== null);
  return priceTable('Prices behind the recommendation, as listed', picks, catalogue, most);
}

/** The prices of every way reckoned. */
export function allPriceBlocks(analysis: Analysis, catalogue: Catalogue | null): Block[] {
  const options = byCost(analysis.workloads).flatMap((w) => w.options);
  return priceTable('Prices of every way reckoned, as listed', options, catalogue, Infinity);
}

function priceTable(
  title: string,
  options: readonly OptionResult[],
  catalogue: Catalogue | null,
  most: number,
): Block[] {
  const rows = catalogue === null ? [] : priceRows(options, catalogue).slice(0, most);
  if (rows.length === 0) return [];
  return [
    {
      kind: 'table',
      title,
      columns: [
        { title: 'What is paid for', align: 'left', width: 0.28 },
        { title: 'Price', align: 'left', width: 0.31 },
        { title: 'Read on', align: 'left', width: 0.15 },
        { title: 'Source', align: 'left', width: 0.26 },
      ],
      rows: rows.map(({ name, price, more, date, source }) => [
        { text: name },
        more === '' ? { text: price } : { text: price, note: more },
        { text: date },
        { text: source },
      ]),
      rowHeaders: true,
    },
  ];
}
