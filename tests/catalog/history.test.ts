import { describe, expect, test } from 'vitest';
import { citationOf } from '#catalog/citations.ts';
import { readClaims } from '#catalog/claims.ts';
import { currentClaims } from '#catalog/claims-edition.ts';
import { readHistory } from '#catalog/history.ts';
import { currentHistory } from '#catalog/history-edition.ts';
import { ATTRIBUTIONS } from '#catalog/attribution.ts';
import { catalogue, known } from './current.ts';

const { history, rejected } = readHistory(currentHistory, catalogue);
const claims = readClaims(currentClaims, new Set(catalogue.priors.keys()));

describe('histories', () => {
  test('hold as many records as the facts they carry, and reject none', () => {
    expect(rejected).toEqual([]);
    expect(history.events.size).toBe(65);
    expect(history.deprecations.size).toBe(161);
    expect(history.prices.size).toBe(71);
    expect([...history.prices.values()].flatMap((series) => series.points)).toHaveLength(155);
    expect(history.removals).toHaveLength(291);
    expect(history.gap.size + catalogue.gap.size).toBe(19);
    const points = [...history.gap.values(), ...catalogue.gap.values()];
    expect(points.flatMap((series) => series.points)).toHaveLength(220);
  });

  test('cite sources that exist', () => {
    const cited = [
      ...[...history.events.values()].flatMap((event) => event.sources),
      ...[...history.prices.values()].flatMap((series) =>
        series.points.flatMap((point) => point.sources),
      ),
    ];
    for (const reference of cited)
      expect(citationOf(history.sources, reference), reference).not.toBeNull();
  });

  test('let only announced events lie ahead', () => {
    const planned = [...history.events.values()].filter((event) => event.planned);
    expect(planned.map((event) => event.type)).toEqual([
      'shutdown-planned',
      'shutdown-planned',
      'price-rise-announced',
      'shutdown-planned',
      'shutdown-planned',
    ]);
  });

  test('agree with the retirement days of the models', () => {
    const days: readonly [string, string][] = [
      ['claude-opus-4.8', 'anthropic/claude-opus-4-8'],
      ['claude-haiku-4.5', 'anthropic/claude-haiku-4-5'],
      ['gemini-2.5-pro', 'gemini/gemini-2.5-pro'],
      ['gpt-5', 'openai/gpt-5-2025-08-07'],
    ];
    for (const [model, listed] of days)
      expect(known(catalogue.closedModels, model).retiresOn, model).toBe(
        known(history.deprecations, listed).date,
      );
  });

  test('end each price series at the price on offer, where one is', () => {
    const last = (key: string) => known(history.prices, key).points.at(-1);
    expect(last('openai/gpt-5.6-sol')).toMatchObject({ inputUsdPerMtok: 4, outputUsdPerMtok: 20 });
    expect(known(catalogue.offers, 'openai/gpt-5.6-sol').outputUsdPerMtok).toBe(20);
    const change = known(catalogue.offers, 'google/gemini-3.8-flash').priceChange;
    expect(last('google/gemini-3.6/3.7/3.8-flash')).toMatchObject({
      date: change?.on,
      inputUsdPerMtok: change?.inputUsdPerMtok,
      outputUsdPerMtok: change?.outputUsdPerMtok,
    });
  });
});

describe('claims of the founding documents', () => {
  test('are all there, in our words, with their status', () => {
    expect(claims.rejected).toEqual([]);
    expect(claims.book.claims.size).toBe(231);
    expect(claims.book.evidence.size).toBe(68);
    expect(claims.book.contradictions.size).toBe(16);
    const counts: Record<string, number> = {};
    for (const claim of claims.book.claims.values()) {
      counts[claim.status] = (counts[claim.status] ?? 0) + 1;
      expect(claim.claim.length, claim.id).toBeGreaterThan(10);
    }
    expect(counts).toEqual({
      partly: 74,
      confirmed: 19,
      opinion: 62,
      'forecast-open': 29,
      contradicted: 23,
      unverifiable: 15,
      stale: 3,
      'forecast-failing': 4,
      'arithmetic-error': 2,
    });
    for (const status of Object.keys(counts)) expect(claims.book.statuses[status]).toMatch(/\w/);
  });

  test('are joined to priors both ways', () => {
    for (const prior of catalogue.priors.values())
      for (const id of prior.claims) {
        const claim = known(claims.book.claims, id);
        expect(claim.priors, `${prior.id} and ${id}`).toContain(prior.id);
      }
  });

  test('back every finding of fact with evidence', () => {
    for (const claim of claims.book.claims.values())
      if (claim.verified) expect(claim.evidence.length, claim.id).toBeGreaterThan(0);
  });
});

describe('attributions', () => {
  test('name every licence that asks for it', () => {
    const owed = ['Epoch', 'LMArena', 'models.dev', 'genai-prices', 'pi-ai', 'aiconfigurator'];
    owed.push('TensorRT-LLM', 'vllm-cost-meter', 'SkyPilot', 'Artificial Analysis');
    for (const name of owed)
      expect(
        ATTRIBUTIONS.some((each) => each.name.includes(name)),
        name,
      ).toBe(true);
    for (const { url, licence } of ATTRIBUTIONS) {
      expect(url).toMatch(/^https:\/\//);
      expect(licence).not.toBe('');
    }
  });
});
