import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readClaims } from '#catalog/claims.ts';
import { currentClaims } from '#catalog/claims-edition.ts';
import { claimRows, verdictCounts } from '#engine/claims/claim-rows.ts';
import { mechanisms } from '#engine/claims/mechanisms.ts';
import { shippedCatalogue } from '#engine/futures.ts';

const { priors } = shippedCatalogue();
const { book } = readClaims(currentClaims, new Set(priors.keys()));
const rows = claimRows(book);
const source = (file: string) =>
  readFileSync(new URL(`../../src/${file}`, import.meta.url), 'utf8');

describe('claims of the founding documents', () => {
  test('every one of the 231 is a row with our wording, a document and a verdict', () => {
    expect(rows).toHaveLength(231);
    expect(new Set(rows.map((row) => row.document)).size).toBe(5);
    for (const row of rows) expect(row.claim.length, row.id).toBeGreaterThan(10);
  });
  test('what computes says where, and only that', () => {
    for (const row of rows) expect(row.where.length > 0, row.id).toBe(row.use === 'computed');
    expect(rows.filter((row) => row.use === 'computed').length).toBeGreaterThan(80);
  });
  test('a mechanism or number that is contradicted or without a source is told with a finding', () => {
    const silent = rows.filter(
      (row) =>
        ['mechanism', 'number'].includes(row.kind) &&
        ['contradicted', 'arithmetic-error', 'stale'].includes(row.status) &&
        row.finding === null,
    );
    expect(silent.map((row) => row.id)).toEqual([]);
  });
  test('counts by document add up', () => {
    const sum = verdictCounts(rows).flatMap(({ counts }) => Object.values(counts));
    expect(sum.reduce((a, b) => a + b, 0)).toBe(231);
  });
});

test.each(Object.values(mechanisms))('$file holds $symbol', ({ file, symbol }) => {
  expect(source(file)).toMatch(new RegExp(`\\b${symbol}\\b`));
});
