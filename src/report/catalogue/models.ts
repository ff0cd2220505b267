import { licenceClassOf } from '#catalog/candidates.ts';
import type { Catalogue } from '#catalog/types/catalogue.ts';
import type { ClosedModel, OpenModel } from '#catalog/types/model.ts';
import { notKnown } from '../numbers.ts';
import { dateText, day, exact, number, oneOf, text } from './field.ts';
import { tableOf } from './list.ts';

type Model = OpenModel | ClosedModel;

const isOpen = (model: Model): model is OpenModel => 'licenceClass' in model;
const isClosed = (model: Model) => !isOpen(model);

const weights = {
  open: 'open',
  closed: 'closed',
  'open-unconfirmed': 'open, unconfirmed',
} as const;

const openLicences = {
  standard: 'commercial use',
  conditional: 'under conditions',
  barred: 'not for commercial use',
  unknown: 'terms not found',
} as const;

const licences = { ...openLicences, closed: 'as an API only' } as const;

const retirements = {
  announced: 'announced',
  planned: 'planned',
  'not sooner than': 'not sooner than',
} as const;

/** Formats of 4 bit that weights ship in; others ship in 8 or 16 bit. */
const formats = { fp4: 'FP4', mxfp4: 'MXFP4', int4: 'INT4' } as const;

const tiers = { top: 'top tier', mid: 'mid tier', small: 'small tier' } as const;

function kindOf(model: Model): string {
  if (isOpen(model)) return weights[model.weights];
  const tier = model.tier === null ? '' : `, ${tiers[model.tier]}`;
  return `${weights[model.weights]}${tier}`;
}

function sizeOf(model: Model): string {
  if (!isOpen(model)) return 'not published';
  return model.paramsTotalB === null ? notKnown : `${exact(model.paramsTotalB)}B`;
}

const one = (x: number) => x.toFixed(1);

/** Open and closed models, each with where it stands behind the closed frontier. */
export const models = tableOf<Model>({
  id: 'models',
  title: 'Models',
  one: 'model',
  lead: 'Every model the recommendation may choose from, and how many months it stands behind the closed frontier.',
  records: ({ catalogue }: { catalogue: Catalogue }) => [
    ...catalogue.closedModels.values(),
    ...catalogue.openModels.values(),
  ],
  key: (model) => model.key,
  name: (model) => model.name,
  columns: [
    {
      title: 'Model',
      align: 'left',
      fr: 2.6,
      text: (model) => model.name,
      note: (model) => `${model.lab}, ${isOpen(model) ? model.originCountry : model.labCountry}`,
    },
    { title: 'Weights', align: 'left', fr: 1.7, text: kindOf },
    {
      title: 'Months behind',
      align: 'right',
      fr: 1.4,
      text: ({ capability }) => (capability ? one(capability.lagMonths.likely) : notKnown),
      note: ({ capability }) =>
        capability
          ? `${one(capability.lagMonths.low)} to ${one(capability.lagMonths.high)}, grade ${capability.grade}`
          : '',
      sort: ({ capability }) => capability?.lagMonths.likely ?? null,
    },
    {
      title: 'Released',
      align: 'left',
      fr: 1.5,
      text: ({ releasedOn }) => (releasedOn === null ? notKnown : dateText(releasedOn)),
      sort: ({ releasedOn }) => releasedOn,
    },
    {
      title: 'Parameters',
      align: 'right',
      fr: 1.2,
      text: sizeOf,
      note: (model) =>
        isOpen(model) && model.paramsActiveB !== null && model.paramsActiveB !== model.paramsTotalB
          ? `${exact(model.paramsActiveB)}B active`
          : '',
      sort: (model) => (isOpen(model) ? model.paramsTotalB : null),
    },
    {
      title: 'Licence',
      align: 'left',
      fr: 1.6,
      text: (model) => licences[licenceClassOf(model)],
      note: (model) => (isOpen(model) ? (model.licence?.name ?? '') : ''),
    },
  ],
  facets: [
    { label: 'Weights', of: (model) => weights[model.weights] },
    { label: 'Lab', of: (model) => model.lab },
  ],
  ages: null,
  overrides: 'models',
  fields: [
    text('name', 'Name', { own: 'in own records' }),
    number('index', 'Value in the capability index', 'points'),
    day('releasedOn', 'Released'),
    text('releasedKind', 'How the date is known', {
      fixed: 'source',
      when: (m) => m.releasedKind !== null,
    }),
    text('lab', 'Lab'),
    text('originCountry', 'Seat of the lab', { own: true, when: isOpen }),
    text('labCountry', 'Seat of the lab', { own: true, when: isClosed }),
    text('tier', 'Tier in the vendor’s own price ladder', {
      own: true,
      choices: oneOf(tiers),
      when: isClosed,
    }),
    text('family', 'Family', { when: isClosed }),
    day('retiresOn', 'Retires', { when: isClosed }),
    text('retiresKind', 'Kind of retirement', {
      own: true,
      choices: oneOf(retirements),
      when: isClosed,
    }),
    text('supersededBy', 'Superseded by', { fixed: 'derived', when: isClosed }),
    number('paramsTotalB', 'Parameters, total', 'billion', { when: isOpen }),
    number('paramsActiveB', 'Parameters, active', 'billion', { when: isOpen }),
    number('contextTokens', 'Context', 'tokens', { when: isOpen }),
    text('nativeWeights', 'Format the weights ship in', {
      own: true,
      choices: oneOf(formats),
      when: isOpen,
    }),
    text('licenceClass', 'Use that the licence allows', {
      own: true,
      choices: oneOf(openLicences),
      when: isOpen,
    }),
    text('licence.name', 'Licence', { fixed: 'quoted', when: isOpen }),
    text('licenceTerms', 'What the licence says', { fixed: 'quoted', when: isOpen }),
    text('modalitiesIn', 'Reads', { fixed: 'quoted', when: isOpen }),
    text('architecture.attentionText', 'Attention', { fixed: 'quoted', when: hasShape }),
    number('architecture.layers', 'Layers', '', { when: hasShape }),
    number('architecture.kvBytesPerTokenBf16', 'KV cache', 'bytes a token in 16 bits', {
      when: hasShape,
    }),
    text('hfRepo', 'Repository', { when: isOpen }),
  ],
  remarks: ({ capability, reasons }) => [
    capability === null
      ? `Where it stands is not known: ${reasons['capability'] ?? 'no evidence was found'}. It is no automatic candidate.`
      : `Stands ${one(capability.lagMonths.likely)} months behind the closed frontier (${one(capability.lagMonths.low)} to ${one(capability.lagMonths.high)}), grade ${capability.grade}. ${capability.basis}`,
  ],
});

function hasShape(model: Model): boolean {
  return isOpen(model) && model.architecture !== null;
}
