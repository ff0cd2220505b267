import { describe, expect, test } from 'vitest';
import {
  capabilityOf,
  closedOffers,
  isOffered,
  licenceClassOf,
  modelOf,
  offersOfModel,
  openOffers,
  selfHostable,
} from '#catalog/candidates.ts';
import { catalogue, known } from './current.ts';

describe('candidates', () => {
  test('every offer is closed or open, and unconfirmed weights count as closed', () => {
    const closed = closedOffers(catalogue);
    const open = openOffers(catalogue);
    expect(closed.length + open.length).toBe(130);
    expect(open).toHaveLength(68);
    const unconfirmed = closed.filter((offer) => offer.weights === 'open-unconfirmed');
    expect(unconfirmed.map((offer) => offer.tier)).toEqual(unconfirmed.map(() => null));
    for (const offer of closed.filter((each) => each.weights === 'closed'))
      expect(offer.tier, offer.key).not.toBeNull();
  });

  test('each tier has a current offer with a capability', () => {
    for (const tier of ['top', 'mid', 'small'])
      expect(
        closedOffers(catalogue).filter(
          (offer) =>
            offer.tier === tier && offer.current && capabilityOf(catalogue, offer) !== null,
        ).length,
      ).toBeGreaterThanOrEqual(3);
  });

  test('find a model behind its offers and its offers behind a model', () => {
    const hosts = offersOfModel(catalogue, 'gpt-oss-120b');
    expect(hosts.map((offer) => offer.providerKey).sort()).toEqual([
      'amazon-bedrock',
      'baseten',
      'cerebras',
      'cloudflare-workers-ai',
      'groq',
      'together',
    ]);
    for (const offer of hosts) expect(modelOf(catalogue, offer)?.key).toBe('gpt-oss-120b');
    const resold = offersOfModel(catalogue, 'claude-opus-5.5');
    expect(resold).toHaveLength(3);
    expect(resold.every((offer) => offer.lab === 'Anthropic')).toBe(true);
  });

  test('an announced shutdown ends an offer, a promise of service does not', () => {
    const mini = known(catalogue.offers, 'openai/gpt-4o-mini');
    expect(isOffered(mini, '2027-01-13')).toBe(true);
    expect(isOffered(mini, '2027-01-14')).toBe(false);
    expect(isOffered(known(catalogue.offers, 'google/gemini-3.7-flash'), '2026-11-22')).toBe(false);
    expect(isOffered(known(catalogue.offers, 'anthropic/claude-haiku-4-5'), '2026-11-22')).toBe(
      true,
    );
  });

  test('self-hosting needs published weights, an architecture and both sizes', () => {
    const sized = selfHostable(catalogue);
    expect(sized).toHaveLength(46);
    for (const model of sized) {
      expect(model.architecture.kvBytesPerTokenBf16).toBeGreaterThan(0);
      expect(model.paramsActiveB).toBeLessThanOrEqual(model.paramsTotalB);
    }
    expect(sized.some((model) => model.key === 'glm-5.3')).toBe(false);
  });

  test('KV bytes follow from heads and layers where attention is plain', () => {
    // 2 (K and V) x layers x KV heads x head size x 2 bytes.
    for (const model of selfHostable(catalogue)) {
      const { attention, growingKvLayers, kvHeads, headDim, kvBytesPerTokenBf16 } =
        model.architecture;
      if (attention !== 'gqa' || growingKvLayers === null || kvHeads === null || headDim === null)
        continue;
      expect(kvBytesPerTokenBf16, model.key).toBe(2 * growingKvLayers * kvHeads * headDim * 2);
    }
    // MLA stores one compressed vector and the rotary part per layer, in two bytes.
    const r1 = known(catalogue.openModels, 'deepseek-r1').architecture;
    expect(r1?.kvBytesPerTokenBf16).toBe(61 * (512 + 64) * 2);
  });

  test('licences fall into classes', () => {
    const of = (key: string) => licenceClassOf(known(catalogue.openModels, key));
    expect(of('gpt-oss-120b')).toBe('standard');
    expect(of('kimi-k3')).toBe('conditional');
    expect(of('minimax-m2.7')).toBe('barred');
    expect(of('glm-5.3')).toBe('unknown');
    expect(of('muse-spark-open-816b-a42b')).toBe('closed');
    expect(licenceClassOf(known(catalogue.closedModels, 'gpt-5'))).toBe('closed');
  });
});
