import type { Analysis, OptionResult } from '#engine/analysis.ts';
import type { Catalogue } from '#catalog/types.ts';
import type { Block } from '../blocks.ts';
import { priceRows } from '../prices.ts';
import { byCost, chosen } from '../verdict.ts';

/** A board reads so many prices. */
const mostRows = 8;

/** The prices that the recommendation stands on, each with its day and source. */
export function priceBlocks(analysis: Analysis, catalogue: Catalogue | null): Block[] {
  const picks = byCost(analysis.workloads)
    .map(chosen)
    .filter((pick): pick is OptionResult => pick !== null);
  const rows = catalogue === null ? [] : priceRows(picks, catalogue).slice(0, mostRows);
  if (rows.length === 0) return [];
  return [
    {
      kind: 'table',
      title: 'Prices behind the recommendation, as listed',
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
