import { calcPrice } from '@pydantic/genai-prices';
import { describe, expect, test } from 'vitest';
import type { Offer } from '#catalog/types.ts';
import { catalogue } from './current.ts';

/** Provider ids of the package by the catalogue's. */
const PROVIDERS: Readonly<Record<string, string>> = {
  xai: 'x-ai',
  'amazon-bedrock': 'aws',
  'cloudflare-workers-ai': 'cloudflare',
};

/** Where the two differ on list input and output, and why the catalogue stays as it is. */
const KNOWN: Readonly<Record<string, string>> = {
  'amazon-bedrock/anthropic.claude-opus-5-5':
    'the package matches the regional endpoint, a tenth dearer than the global one',
  'deepseek/deepseek-v4-pro': 'the package gives the off-peak price, this offer is the peak one',
  'zai/glm-5.3-flash': 'the package still has the promotion that ended on 2026-09-09',
  'cloudflare-workers-ai/@cf/zai-org/glm-4.7-flash': 'the package rounds 0.0605 to 0.06',
};

interface Listed {
  readonly input: number;
  readonly output: number;
}

/** The package's price of a short request at noon UTC, off-peak, in USD per million tokens. */
function listed(offer: Offer): Listed | null {
  const tokens = 1000;
  const price = calcPrice({ input_tokens: tokens, output_tokens: tokens }, offer.apiModelId, {
    providerId: PROVIDERS[offer.providerKey] ?? offer.providerKey,
    timestamp: new Date('2026-11-10T12:00:00Z'),
  });
  if (price === null) return null;
  return { input: price.input_price * (1e6 / tokens), output: price.output_price * (1e6 / tokens) };
}

describe('prices against a second source', () => {
  const compared = [...catalogue.offers.values()].flatMap((offer) => {
    const other = listed(offer);
    return other === null ? [] : [{ offer, other }];
  });

  test('most offers have one', () => {
    expect(compared.length).toBeGreaterThanOrEqual(70);
  });

  test('differ only where it is known why; regional rows are a tenth dearer than the global ones', () => {
    const differing = compared.filter(({ offer, other }) => {
      const premium = /#(regional|us)$/.test(offer.key) ? 1.1 : 1;
      return (
        Math.abs(premium * other.input - offer.inputUsdPerMtok) > 1e-6 ||
        Math.abs(premium * other.output - offer.outputUsdPerMtok) > 1e-6
      );
    });
    const fresh = differing
      .filter(({ offer }) => KNOWN[offer.key] === undefined)
      .map(
        ({ offer, other }) =>
          `${offer.key}: ${offer.inputUsdPerMtok}/${offer.outputUsdPerMtok} here, ${other.input}/${other.output} there`,
      );
    expect(fresh).toEqual([]);
  });
});
