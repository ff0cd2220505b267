import type { Reader } from '../fields.ts';
import { readerOf } from '../fields.ts';
import type { ContextTier, CrossCheck, Offer, PriceChange } from '../types/offer.ts';
import type { Context, Table } from './table.ts';
import { checkSource, dateOf, fileOf, readTable, sourcedOf, withReasons } from './table.ts';

/** Dearest list price believed, USD per million tokens. */
const DEAREST = 1000;

function price(reader: Reader, name: string): number {
  return reader.number(name, 0.0001, DEAREST);
}

function priceOrNull(reader: Reader, name: string): number | null {
  return reader.numberOrNull(name, 0.0001, DEAREST);
}

function contextTiersOf(reader: Reader): readonly ContextTier[] {
  return reader.rows('contextTiers').map((row) => {
    const tier = readerOf(row, reader.problems, 'contextTiers');
    return {
      aboveInputTokens: tier.number('aboveInputTokens', 1000, 1e8),
      inputUsdPerMtok: price(tier, 'inputUsdPerMtok'),
      outputUsdPerMtok: price(tier, 'outputUsdPerMtok'),
      cachedInputUsdPerMtok: priceOrNull(tier, 'cachedInputUsdPerMtok'),
    };
  });
}

function priceChangeOf(reader: Reader, context: Context): PriceChange | null {
  const change = reader.child('priceChange');
  if (change === null) return null;
  const source = change.text('source');
  checkSource(change, source, context);
  return {
    on: dateOf(change, 'on', context, true),
    inputUsdPerMtok: price(change, 'inputUsdPerMtok'),
    outputUsdPerMtok: price(change, 'outputUsdPerMtok'),
    cachedInputUsdPerMtok: priceOrNull(change, 'cachedInputUsdPerMtok'),
    source,
  };
}

function crossChecksOf(reader: Reader, context: Context): readonly CrossCheck[] {
  return reader.rows('crossChecks').map((row) => {
    const check = readerOf(row, reader.problems, 'crossChecks');
    const source = check.text('source');
    checkSource(check, source, context);
    return {
      source,
      asOf: dateOf(check, 'asOf', context),
      agrees: check.flag('agrees'),
      inputUsdPerMtok: priceOrNull(check, 'inputUsdPerMtok'),
      outputUsdPerMtok: priceOrNull(check, 'outputUsdPerMtok'),
      cachedInputUsdPerMtok: priceOrNull(check, 'cachedInputUsdPerMtok'),
    };
  });
}

/** Offers before they are joined to their models; cached input may not cost more than input. */
export function readOffers(value: unknown, context: Context): Table<Offer> {
  const { file, whenAbsent } = fileOf(value);
  const build = (reader: Reader): Offer => {
    const offer: Offer = {
      key: reader.text('key'),
      provider: reader.text('provider'),
      providerKey: reader.text('providerKey'),
      providerClass: reader.choice('providerClass', [
        'closed-lab',
        'hyperscaler',
        'lab-own-api',
        'open-host',
      ]),
      providerHq: reader.text('providerHq'),
      name: reader.text('name'),
      apiModelId: reader.text('apiModelId'),
      weights: reader.choice('weights', ['closed', 'open', 'open-unconfirmed']),
      modelKey: reader.textOrNull('modelKey'),
      kind: reader.choice('kind', ['standard', 'peak', 'off-peak', 'spot', 'regional'], 'standard'),
      inputUsdPerMtok: price(reader, 'inputUsdPerMtok'),
      outputUsdPerMtok: price(reader, 'outputUsdPerMtok'),
      cachedInputUsdPerMtok: priceOrNull(reader, 'cachedInputUsdPerMtok'),
      cacheWriteUsdPerMtok: priceOrNull(reader, 'cacheWriteUsdPerMtok'),
      batchInputUsdPerMtok: priceOrNull(reader, 'batchInputUsdPerMtok'),
      batchOutputUsdPerMtok: priceOrNull(reader, 'batchOutputUsdPerMtok'),
      contextTiers: contextTiersOf(reader),
      priceChange: priceChangeOf(reader, context),
      contextTokens: reader.number('contextTokens', 1000, 1e8),
      maxOutputTokens: reader.number('maxOutputTokens', 100, 1e8),
      crossChecks: crossChecksOf(reader, context),
      lab: null,
      family: null,
      tier: null,
      retiresOn: null,
      retiresKind: null,
      current: true,
      supersededBy: null,
      ...sourcedOf(reader, context),
    };
    if ((offer.cachedInputUsdPerMtok ?? 0) > offer.inputUsdPerMtok)
      reader.problems.push('cached input is dearer than input');
    if ((offer.batchOutputUsdPerMtok ?? 0) > offer.outputUsdPerMtok)
      reader.problems.push('batch output is dearer than output');
    return withReasons(offer, reader, whenAbsent, [
      'modelKey',
      'cachedInputUsdPerMtok',
      'cacheWriteUsdPerMtok',
      'batchInputUsdPerMtok',
      'batchOutputUsdPerMtok',
    ]);
  };
  return readTable('offers', file['rows'], (reader) => reader.text('key'), build);
}
