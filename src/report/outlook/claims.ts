import { claimRows } from '#engine/claims/claim-rows.ts';
import type { ClaimRow } from '#engine/claims/claim-rows.ts';
import type { Claim, ClaimBook } from '#catalog/types/claim.ts';
import type { Catalogue } from '#catalog/types/catalogue.ts';
import type { Source, Sourced } from '#catalog/types/common.ts';
import { text } from '../catalogue/field.ts';
import { tableOf } from '../catalogue/list.ts';
import type { CatalogueTable } from '../catalogue/list.ts';

type ClaimRecord = ClaimRow & Sourced;

const statusWords: Record<Claim['status'], string> = {
  confirmed: 'confirmed',
  partly: 'partly',
  contradicted: 'contradicted',
  stale: 'true once',
  'arithmetic-error': 'wrong by its own figures',
  'forecast-open': 'forecast, open',
  'forecast-failing': 'forecast, failing',
  unverifiable: 'no source found',
  opinion: 'opinion',
};

/** What the claims cite: the evidence read for them, beside the sources of the catalogue. */
export function claimSources(
  { evidence }: ClaimBook,
  catalogue: Catalogue,
): ReadonlyMap<string, Source> {
  const read = [...evidence.values()].map(({ id, title, url, date }): [string, Source] => [
    id,
    { id, title, url, licence: null, date },
  ]);
  return new Map([...catalogue.sources, ...read]);
}

/** The claims of the founding documents as a table like those of the catalogue. */
export function claimsTable(book: ClaimBook): CatalogueTable {
  const records = claimRows(book).map((row): ClaimRecord => ({
    ...row,
    asOf: book.asOf,
    sources: row.evidence,
    note: null,
    reasons: {},
  }));
  return tableOf<ClaimRecord>({
    id: 'claims',
    title: 'Claims of the founding documents',
    one: 'claim',
    lead: `${records.length} claims in our own words: what became of each when its sources were read, and what the model does with it.`,
    records: () => records,
    key: (row) => row.id,
    name: (row) => row.claim,
    columns: [
      {
        title: 'Claim',
        align: 'left',
        fr: 3.6,
        text: (row) => row.claim,
        note: (row) => `${row.id} · ${row.documentTitle}`,
        sort: (row) => row.id,
      },
      {
        title: 'Status',
        align: 'left',
        fr: 1.2,
        text: (row) => row.verdict,
        note: (row) => (statusWords[row.status] === row.verdict ? '' : statusWords[row.status]),
      },
      { title: 'What was found', align: 'left', fr: 3, text: (row) => row.finding ?? '–' },
      {
        title: 'What the model does with it',
        align: 'left',
        fr: 2.2,
        text: (row) => row.effect ?? (row.use === 'left out' ? 'nothing' : '–'),
        note: (row) => row.priors.join(', '),
      },
    ],
    facets: [
      { label: 'Status', of: (row) => row.verdict },
      { label: 'Document', of: (row) => row.documentTitle },
      { label: 'Use', of: (row) => row.use },
      { label: 'Topic', of: (row) => row.topic },
    ],
    ages: null,
    overrides: null,
    fields: [
      text('documentTitle', 'Document'),
      text('topic', 'Topic'),
      text('verdict', 'Status'),
      text('finding', 'What was found'),
      text('use', 'Use in the model'),
      text('effect', 'What the model does with it'),
      text('priors', 'Priors it bears on'),
    ],
    remarks: (row) =>
      row.where.map(({ name, file, symbol }) => `Acts through ${name} (${symbol} in ${file}).`),
  });
}
