import { expect, test } from 'vitest';
import { currentEdition } from '#catalog/edition.ts';
import { readCatalogue } from '#catalog/catalogue.ts';
import { fleetText } from '#report/fleet.ts';
import { listPrice, priceRows } from '#report/prices.ts';
import { textOf } from '#report/sentence.ts';
import { optionResult } from './fixture.ts';

const { catalogue } = readCatalogue(currentEdition);

test.each([
  [2.5, '$2.50'],
  [0.075, '$0.075'],
  [10, '$10'],
  [0.25, '$0.25'],
  [0, '$0'],
])('a list price of %d is printed as it stands: %s', (usd, words) => {
  expect(listPrice(usd)).toBe(words);
});

test('the prices of an option come with their day and source, each once', () => {
  const [offer] = [...catalogue.offers.values()].filter((o) => o.asOf !== null);
  if (!offer) throw new Error('an offer expected');
  const one = optionResult('closed-top', { tokens: 1 });
  one.option = { ...one.option, offer: offer.key, escalation: offer.key };
  const rows = priceRows([one, one], catalogue);
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ key: offer.key, name: `${offer.name} at ${offer.provider}` });
  expect(rows[0]?.price).toBe(
    `${listPrice(offer.inputUsdPerMtok)} in, ${listPrice(offer.outputUsdPerMtok)} out per million tokens`,
  );
  expect(rows[0]?.date).toMatch(/20\d\d$/);
  expect(rows[0]?.source).not.toMatch(/#|not known/);
});

test('a fleet is said in words', () => {
  const owned = optionResult('self-owned', { gpus: 1 });
  owned.option = { ...owned.option, modelName: 'Model', commitment: 'owned' };
  owned.sizing = {
    gpu: 'H100',
    gpusPerReplica: 2,
    replicas: 3,
    gpus: 6,
    requestsPerSecondPerReplica: 1,
    utilisation: 0.06,
    usdPerGpuHour: 2.3,
    people: 1.4,
    basis: 'fp8 on 2 H100, limited by tpot',
  };
  expect(textOf(fleetText(owned, 'w1'))).toBe(
    'Self-hosted on own hardware: 6 × H100, 3 copies of Model on 2 each, busy 6\u00a0% of the time at $2.30 a GPU-hour, with 1.4 people to run them. Weights in FP8; the time for each token sets the limit.',
  );
  const measured = {
    key: '17',
    tokensIn: 1024,
    tokensOut: 512,
    gpus: 2,
    tokensPerSecondPerGpu: 1480,
    concurrency: 64,
    measuredBy: 'NVIDIA',
  };
  owned.sizing = { ...owned.sizing, tokensPerSecondPerGpu: 950, measured };
  expect(textOf(fleetText(owned, 'w1'))).toMatch(
    /NVIDIA measured 1,500 output tokens .* on 2 such GPUs, at 1,000 tokens in and 510 out, 64 requests at once \(row 17\); at its own load and within your latency target the sizing takes 950\.$/,
  );
});
