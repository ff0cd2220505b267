import type { Reader } from '../fields.ts';
import type { Architecture, Licence, OpenModel } from '../types/model.ts';
import type { Context, Table } from './table.ts';
import { dateOrNull, fileOf, readTable, sourcedOf, withReasons } from './table.ts';

function architectureOf(reader: Reader): Architecture | null {
  const part = reader.child('architecture');
  if (part === null) return null;
  const count = (name: string): number | null => part.numberOrNull(name, 0, 1e8);
  return {
    attention: part.choice('attention', [
      'gqa',
      'gqa-window',
      'gqa-chunked',
      'gqa-sparse',
      'mla',
      'mla-sparse',
      'compressed',
      'hybrid',
    ]),
    attentionText: part.text('attentionText'),
    layers: part.number('layers', 1, 1000),
    hiddenSize: part.number('hiddenSize', 64, 100_000),
    heads: count('heads'),
    kvHeads: count('kvHeads'),
    headDim: count('headDim'),
    kvLoraRank: count('kvLoraRank'),
    qkRopeHeadDim: count('qkRopeHeadDim'),
    growingKvLayers: count('growingKvLayers'),
    windowLayers: count('windowLayers'),
    windowTokens: count('windowTokens'),
    linearLayers: count('linearLayers'),
    expertsTotal: count('expertsTotal'),
    expertsActive: count('expertsActive'),
    maxPositions: count('maxPositions'),
    kvBytesPerTokenBf16: part.number('kvBytesPerTokenBf16', 500, 5e6),
    kvFixedWindowBytesBf16: part.numberOrNull('kvFixedWindowBytesBf16', 0, 1e11),
    note: part.textOrNull('note'),
  };
}

function licenceOf(reader: Reader): Licence | null {
  const part = reader.child('licence');
  return part === null
    ? null
    : {
        id: part.text('id'),
        name: part.text('name'),
        basis: part.choice('basis', ['standard', 'published-terms', 'text-read']),
      };
}

/** Open models before their capability is worked out; active parameters may not exceed the total. */
export function readOpenModels(value: unknown, context: Context): Table<OpenModel> {
  const { file, whenAbsent } = fileOf(value);
  const build = (reader: Reader): OpenModel => {
    const modalities = reader.texts('modalitiesIn');
    const model: OpenModel = {
      key: reader.text('key'),
      name: reader.text('name'),
      lab: reader.text('lab'),
      originCountry: reader.text('originCountry'),
      weights: reader.choice('weights', ['open', 'open-unconfirmed'], 'open'),
      hfRepo: reader.textOrNull('hfRepo'),
      releasedOn: dateOrNull(reader, 'releasedOn', context),
      releasedKind: reader.textOrNull('releasedKind'),
      releasedAfter: dateOrNull(reader, 'releasedAfter', context),
      paramsTotalB: reader.numberOrNull('paramsTotalB', 0.1, 50_000),
      paramsActiveB: reader.numberOrNull('paramsActiveB', 0.1, 5000),
      contextTokens: reader.number('contextTokens', 1000, 1e8),
      nativeWeights: reader.choiceOrNull('nativeWeights', ['fp4', 'mxfp4', 'int4']),
      architecture: architectureOf(reader),
      licence: licenceOf(reader),
      licenceClass: reader.choice('licenceClass', ['standard', 'conditional', 'barred', 'unknown']),
      licenceTerms: reader.text('licenceTerms'),
      modalitiesIn: modalities.length === 0 ? null : modalities,
      index: reader.numberOrNull('index', 50, 400),
      capability: null,
      ...sourcedOf(reader, context),
    };
    if ((model.paramsActiveB ?? 0) > (model.paramsTotalB ?? Infinity))
      reader.problems.push('more parameters are active than there are');
    return withReasons(model, reader, whenAbsent, [
      'hfRepo',
      'releasedOn',
      'paramsTotalB',
      'paramsActiveB',
      'architecture',
      'licence',
    ]);
  };
  return readTable('openModels', file['openModels'], (reader) => reader.text('key'), build);
}
