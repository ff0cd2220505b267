import { expect, test } from 'vitest';
import { withOverrides } from '#catalog/overrides.ts';
import { analyse } from '#engine/analyse.ts';
import { analysisHash } from '#engine/fingerprint.ts';
import { shippedCatalogue } from '#engine/futures.ts';
import type { Session } from '#profile/session.ts';
import { example, templates } from '#profile/templates/index.ts';
import { claimOf } from '#report/claim.ts';
import { memo } from '#report/memo.ts';
import { readSessionFile, writeSessionFile } from '#storage/restore/session-file.ts';
import { questionFor } from '#app/state/analysis.svelte.ts';
import { activeScenario } from '#app/state/edit.ts';
import { OpenSession } from '#app/state/open-session.svelte.ts';
import { withOverride, withOwnRecord } from '#app/state/overrides.ts';

const ids = { session: 's', scenario: 'c', workload: (i: number) => `w-${i}` };
const reckoned = (session: Session) =>
  analyse({ ...questionFor(session, activeScenario(session)), blocks: 1 });
const textOf = (value: unknown) => JSON.stringify(value);

test('a rate of one’s own flows to recommendation, report, file and back', () => {
  const session = example.make(ids, '2026-11-24T00:00:00Z', shippedCatalogue().edition);
  const open = new OpenSession(session, () => undefined);
  const before = reckoned(open.session);

  const key = 'own/agreed';
  const on = '2026-11-24';
  const from = 'openai/gpt-6-astra';
  const agreed = { table: 'offers' as const, key, field: 'copyOf', from, on };
  open.change(withOwnRecord({ ...agreed, name: 'Astra, as agreed' }));
  for (const field of [
    'batchInputUsdPerMtok',
    'batchOutputUsdPerMtok',
    'cachedInputUsdPerMtok',
    'inputUsdPerMtok',
    'outputUsdPerMtok',
  ])
    open.change(withOverride({ table: 'offers', key, field, value: 0.01, note: 'frame contract' }));

  const after = reckoned(open.session);
  expect(after.problems).toEqual([]);
  const leaders = after.workloads.map((w) => w.options[w.leader ?? -1]?.option);
  expect(leaders.some((option) => option?.offer === key || option?.escalation === key)).toBe(true);
  expect(claimOf(open.scenario, after)).not.toEqual(claimOf(open.scenario, before));
  expect(after.portfolio?.recommended.mean).toBeLessThan(before.portfolio?.recommended.mean ?? 0);

  const { catalogue, problems } = withOverrides(shippedCatalogue(), open.scenario.overrides);
  expect(problems).toEqual([]);
  const printed = textOf(
    memo({
      sessionName: 'S',
      scenario: open.scenario,
      analysis: after,
      catalogue,
      date: on,
      app: '0',
    }).blocks,
  );
  for (const words of ['Figures of your own', 'Astra, as agreed', '$0.01', 'frame contract'])
    expect(printed).toContain(words);

  const read = readSessionFile(writeSessionFile(open.session));
  if (!('session' in read)) throw new Error(read.refused);
  expect(read.repairs).toEqual([]);
  expect(read.session).toEqual(open.session);
  expect(analysisHash(reckoned(read.session))).toBe(analysisHash(after));

  while (open.canUndo) open.undo();
  expect(analysisHash(reckoned(open.session))).toBe(analysisHash(before));
});

test('a replaced prior is marked as the user’s in the register of inputs', () => {
  const session = example.make(ids, '2026-11-24T00:00:00Z', shippedCatalogue().edition);
  const open = new OpenSession(session, () => undefined);
  open.change(withOverride({ table: 'priors', key: 'P20', field: 'p50', value: 6 }));
  const row = reckoned(open.session).inputs.find((input) => input.key === 'world.lag');
  const shipped = reckoned(session).inputs.find((input) => input.key === 'world.lag');
  expect(shipped?.by).toBe('catalogue');
  expect(row?.by).toBe('override');
  expect(row?.p50).toBeGreaterThan(shipped?.p50 ?? Infinity);
});

test('a measured rate and a three-year rent of one’s own move what is served on own GPUs', () => {
  const coding = templates.find(({ id }) => id === 'coding-agents')!;
  const session = coding.make(ids, '2026-11-24T00:00:00Z', shippedCatalogue().edition);
  const rented = (of: Session) =>
    reckoned(of)
      .workloads.flatMap((w) => w.options)
      .filter(({ option }) => option.kind === 'self-rented' || option.kind === 'tuned');
  const before = rented(session);
  expect(before.length).toBeGreaterThan(0);
  expect(before.every(({ option }) => option.commitment !== '3-year')).toBe(true);

  const open = new OpenSession(session, () => undefined);
  for (const key of shippedCatalogue().ownership.keys())
    open.change(
      withOverride({ table: 'ownership', key, field: 'rentThreeYearUsdPerGpuHour', value: 0.4 }),
    );
  expect(rented(open.session).some(({ option }) => option.commitment === '3-year')).toBe(true);
  while (open.canUndo) open.undo();

  const rate = (outputTokPerS: number) => {
    const key = 'own/measured';
    open.change(
      withOwnRecord({ table: 'throughput', key, field: 'copyOf', from: '1', name: 'us', on: 'x' }),
    );
    const row = { modelKey: 'step-3.7-flash', gpuKey: 'b200-sxm', gpuCount: 2, precision: 'FP8' };
    for (const [field, value] of Object.entries({ ...row, outputTokPerS }))
      open.change(withOverride({ table: 'throughput', key, field, value }));
    const served = rented(open.session);
    while (open.canUndo) open.undo();
    return served.map(({ option }) => `${option.model} on ${option.gpu}`);
  };
  const measured = 'step-3.7-flash on b200-sxm';
  expect(before.map(({ option }) => `${option.model} on ${option.gpu}`)).toContain(measured);
  expect(rate(12_000)).toContain(measured);
  expect(rate(1000)).not.toContain(measured);
});
