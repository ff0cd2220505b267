import { describe, expect, test } from 'vitest';
import { readCatalogue } from '#catalog/catalogue.ts';
import { citationOf } from '#catalog/citations.ts';
import { dayNumber } from '#catalog/dates.ts';
import { currentEdition } from '#catalog/edition.ts';
import { tierOf } from '#catalog/read/closed-models.ts';
import { catalogue, known, rejected, sourcedTables } from './current.ts';

const undated = 'asOf is missing: the figure has no date';
const unknownGpu = (gpu: string): string => `the GPU ${gpu} is not in the table`;

describe('the current edition', () => {
  test('holds as many records as the facts it carries', () => {
    expect(catalogue.counts).toMatchObject({
      offers: { read: 130, kept: 130 },
      gpus: { read: 21, kept: 21 },
      rents: { read: 122, kept: 104 },
      ownership: { read: 9, kept: 9 },
      rentHistory: { read: 8, kept: 8 },
      openModels: { read: 66, kept: 66 },
      closedModels: { read: 50, kept: 50 },
      throughput: { read: 364, kept: 364 },
      gap: { read: 2, kept: 2 },
    });
    const priors = [...catalogue.priors.values()];
    expect(priors.filter((prior) => !prior.own)).toHaveLength(53);
    expect(priors.filter((prior) => prior.own).map((prior) => prior.id)).toEqual([
      'TIER-TOP',
      'TIER-MID',
      'TIER-SMALL',
      'OPEN-MID',
      'OPEN-SMALL',
    ]);
  });

  test('keeps out exactly these rows, each with its reason', () => {
    const listed = rejected.map(({ table, key, reasons }) => [table, key, reasons.join('; ')]);
    const endpoints = 'hugging-face-inference-endpoints';
    expect(listed.sort()).toEqual(
      [
        ['rents', 'gh200/lambda/on-demand', unknownGpu('gh200')],
        ['rents', 'l40/hyperstack/on-demand', unknownGpu('l40')],
        ['rents', 'l40/hyperstack/reserved-from', unknownGpu('l40')],
        ['rents', 'l40/hyperstack/spot', unknownGpu('l40')],
        ['rents', 'rtx-a6000/hyperstack/on-demand', unknownGpu('rtx-a6000')],
        ['rents', `a10g/${endpoints}-aws/on-demand-managed`, `${unknownGpu('a10g')}; ${undated}`],
        ['rents', 'b200-sxm/nebius/on-demand-older-list', undated],
        ['rents', 'h100-sxm/nebius/on-demand-older-list', undated],
        ['rents', 'h100-sxm/nebius/spot-older-list', undated],
        ['rents', 'h200-sxm/nebius/on-demand-older-list', undated],
        ['rents', 'h200-sxm/nebius/spot-older-list', undated],
        ['rents', `a100-80-sxm/${endpoints}-aws/on-demand-managed`, undated],
        ['rents', `a100-80-sxm/${endpoints}-gcp/on-demand-managed`, undated],
        ['rents', `h100-sxm/${endpoints}-gcp/on-demand-managed`, undated],
        ['rents', `h200-sxm/${endpoints}-aws/on-demand-managed`, undated],
        ['rents', `l4/${endpoints}-aws/on-demand-managed`, undated],
        ['rents', `l4/${endpoints}-gcp/on-demand-managed`, undated],
        ['rents', `l40s/${endpoints}-aws/on-demand-managed`, undated],
      ].sort(),
    );
  });

  test('gives every figure a source that can be cited and a date up to the edition', () => {
    for (const [table, records] of Object.entries(sourcedTables(catalogue)))
      for (const record of records) {
        const what = `${table} ${JSON.stringify(record).slice(0, 60)}`;
        expect(record.sources.length, what).toBeGreaterThan(0);
        for (const reference of record.sources)
          expect(citationOf(catalogue.sources, reference), `${what}: ${reference}`).not.toBeNull();
        if (record.asOf === null) expect(record.reasons['asOf'], what).toMatch(/\w/);
        else {
          expect(dayNumber(record.asOf), what).not.toBeNull();
          expect(record.asOf <= catalogue.edition, what).toBe(true);
        }
      }
  });

  test('uses every source it lists', () => {
    const cited = new Set<string>();
    const text = JSON.stringify([...Object.values(sourcedTables(catalogue)), ...catalogue.gap]);
    for (const id of catalogue.sources.keys())
      if (text.includes(`"${id}"`) || text.includes(`"${id}#`)) cited.add(id);
    const others = [...catalogue.sources.keys()].filter((id) => !cited.has(id));
    // Sources of rents that were kept out, of the rent history, of cross-checks and of evidence.
    const history = JSON.stringify([...catalogue.rentHistory.values()]);
    const leftOver = others.filter((id) => !history.includes(`"${id}`));
    expect(leftOver).toEqual(['hf-endpoints@05c783d']);
  });

  test('explains what it does not know', () => {
    for (const offer of catalogue.offers.values()) {
      for (const field of ['cachedInputUsdPerMtok', 'batchInputUsdPerMtok', 'modelKey'] as const)
        if (offer[field] === null) expect(offer.reasons[field], offer.key).toMatch(/\w/);
    }
    for (const model of catalogue.openModels.values())
      for (const field of ['architecture', 'licence', 'paramsTotalB', 'paramsActiveB'] as const)
        if (model[field] === null) expect(model.reasons[field], model.key).toMatch(/\w/);
    for (const row of catalogue.throughput)
      for (const field of ['gpuKey', 'modelKey'] as const)
        if (row[field] === null) expect(row.reasons[field], String(row.id)).toMatch(/\w/);
  });

  test('joins offers to models, models to successors, measurements to GPUs and models', () => {
    const models = new Set([...catalogue.openModels.keys(), ...catalogue.closedModels.keys()]);
    const unjoined = [...catalogue.offers.values()].filter((offer) => offer.modelKey === null);
    expect(unjoined.map((offer) => offer.key)).toEqual([
      'cloudflare-workers-ai/@cf/ibm-granite/granite-4.0-h-micro',
      'cloudflare-workers-ai/@cf/zai-org/glm-4.7-flash',
    ]);
    for (const offer of catalogue.offers.values())
      if (offer.modelKey !== null) expect(models, offer.key).toContain(offer.modelKey);
    for (const model of catalogue.closedModels.values()) {
      if (model.supersededBy !== null)
        expect(catalogue.closedModels.has(model.supersededBy)).toBe(true);
      expect(model.current).toBe(model.supersededBy === null);
    }
    expect(catalogue.throughput.filter((row) => row.gpuKey !== null)).toHaveLength(258);
    expect(catalogue.throughput.filter((row) => row.modelKey !== null)).toHaveLength(339);
  });

  test('keeps regimes of measurements apart and explains them', () => {
    const count = (regime: string) =>
      catalogue.throughput.filter((row) => row.regime === regime).length;
    const counts = Object.keys(catalogue.regimes).map((regime) => [regime, count(regime)]);
    expect(Object.fromEntries(counts)).toEqual({
      'offline-max': 137,
      'open-loop': 118,
      'fixed-concurrency': 72,
      mlperf: 5,
      other: 32,
    });
    for (const text of Object.values(catalogue.regimes)) expect(text).not.toBe('');
  });

  test('never reads a total rate as an output rate', () => {
    const gpustack = catalogue.throughput.filter((row) => row.measuredBy === 'GPUStack');
    expect(gpustack).toHaveLength(26);
    for (const row of gpustack) {
      expect(row.outputTokPerS).toBeNull();
      expect(row.totalTokPerS).not.toBeNull();
    }
  });

  test('places names by rung as the vendors do', () => {
    expect([tierOf(1, 4), tierOf(2, 4), tierOf(3, 4), tierOf(4, 4)]).toEqual([
      'top',
      'top',
      'mid',
      'small',
    ]);
    expect([tierOf(1, 3), tierOf(2, 3), tierOf(3, 3)]).toEqual(['top', 'mid', 'small']);
    expect([tierOf(1, 2), tierOf(2, 2), tierOf(1, 1)]).toEqual(['top', 'small', 'top']);
    const tier = (key: string) => known(catalogue.offers, key).tier;
    expect(tier('openai/gpt-6-astra')).toBe('top');
    expect(tier('openai/gpt-6.1-terra')).toBe('mid');
    expect(tier('anthropic/claude-haiku-5-5')).toBe('small');
    expect(tier('google/gemini-3.8-flash')).toBe('mid');
    expect(tier('moonshotai/kimi-k3.1-pro')).toBeNull();
  });

  test('prices fall along every ladder of one generation and day', () => {
    const current = [...catalogue.closedModels.values()].filter((model) => model.current);
    let pairs = 0;
    for (const model of current)
      for (const dearer of current) {
        if (model.generation !== dearer.generation || model.lab === 'Amazon') continue;
        if ((dearer.rung ?? 9) >= (model.rung ?? 0)) continue;
        const own = [...catalogue.offers.values()].find((offer) => offer.modelKey === model.key);
        const other = [...catalogue.offers.values()].find((offer) => offer.modelKey === dearer.key);
        if (own === undefined || other === undefined) throw new Error(`${model.key} has no offer`);
        expect(own.outputUsdPerMtok, `${model.key} under ${dearer.key}`).toBeLessThan(
          other.outputUsdPerMtok,
        );
        pairs++;
      }
    expect(pairs).toBeGreaterThan(5);
  });

  test('is read in under 20 ms of processor time', () => {
    const milliseconds = Array.from({ length: 20 }, () => {
      const before = process.cpuUsage();
      readCatalogue(currentEdition);
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    });
    expect(Math.min(...milliseconds)).toBeLessThan(20);
  });
});
