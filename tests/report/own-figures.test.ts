import { expect, test } from 'vitest';
import { withOverrides } from '#catalog/overrides.ts';
import type { Override } from '#profile/session.ts';
import { ownFigureBlocks, ownFigures } from '#report/own-figures.ts';
import { catalogue } from '../catalog/current.ts';

const overrides: Override[] = [
  {
    table: 'offers',
    key: 'openai/gpt-6-astra',
    field: 'inputUsdPerMtok',
    value: 7,
    note: 'frame contract',
    on: '2026-11-24',
  },
  { table: 'gpus', key: 'own/1', field: 'copyOf', value: 'h100-sxm' },
  { table: 'priors', key: 'P20', field: 'p50', value: 6 },
  { table: 'offers', key: 'gone/gone', field: 'inputUsdPerMtok', value: 1 },
];

test('each own figure stands beside what the catalogue says', () => {
  const rows = ownFigures(overrides, withOverrides(catalogue, overrides).catalogue);
  expect(rows.map((row) => [row.table, row.figure, row.own, row.catalogue])).toEqual([
    ['prices', 'Input', '$7 per million tokens', '$10 per million tokens'],
    ['gpus', 'Own GPU', 'begun as a copy of h100-sxm', '–'],
    ['priors', 'Half are below', '6', String(catalogue.priors.get('P20')?.p50)],
    ['prices', 'inputUsdPerMtok', '1', 'not known'],
  ]);
  expect(rows.map((row) => row.record)).toEqual([
    'GPT-6 Astra at OpenAI',
    catalogue.gpus.get('h100-sxm')?.name,
    catalogue.priors.get('P20')?.name,
    'gone/gone',
  ]);
  expect(rows[0]).toMatchObject({ note: 'frame contract', date: '24 November 2026' });
});

test('a report names them with their reasons, and says nothing where there are none', () => {
  expect(ownFigureBlocks([], catalogue)).toEqual([]);
  const [block] = ownFigureBlocks(overrides, withOverrides(catalogue, overrides).catalogue);
  if (block?.kind !== 'table') throw new Error('expected a table');
  expect(block.rows[0]?.map((cell) => cell.text)).toEqual([
    'Input',
    '$7 per million tokens',
    '$10 per million tokens',
    'frame contract',
  ]);
  const many = Array.from({ length: 20 }, (_, i) => ({ ...overrides[0]!, key: `k${i}` }));
  const [cut] = ownFigureBlocks(many, catalogue);
  expect(cut).toMatchObject({ note: 'And 8 more, in the session file.' });
});
