import { expect, test } from 'vitest';
import { withOverrides } from '#catalog/overrides.ts';
import { analyse } from '#engine/analyse.ts';
import { analysisHash } from '#engine/fingerprint.ts';
import { shippedCatalogue } from '#engine/futures.ts';
import type { Session } from '#profile/session.ts';
import { example } from '#profile/templates/index.ts';
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
