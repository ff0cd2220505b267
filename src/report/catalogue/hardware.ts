import type { Catalogue } from '#catalog/types/catalogue.ts';
import type { Gpu, Rent } from '#catalog/types/hardware.ts';
import { notKnown } from '../numbers.ts';
import { listPrice } from '../prices.ts';
import { exact, number, oneOf, text, usd } from './field.ts';
import { tableOf } from './list.ts';
import type { ColumnOf } from './list.ts';

const inOwn = { own: 'in own records' } as const;

const rate = (title: string, of: (gpu: Gpu) => number | null): ColumnOf<Gpu> => ({
  title,
  align: 'right',
  fr: 1.1,
  text: (gpu) => {
    const value = of(gpu);
    return value === null ? '–' : exact(value);
  },
  sort: of,
});

/** GPUs with their dense rates, power and street price. */
export const gpus = tableOf<Gpu>({
  id: 'gpus',
  title: 'GPUs',
  one: 'GPU',
  lead: 'Memory, bandwidth and dense rates decide what a GPU can serve; the street price is a round estimate, to be read as −20 % to +30 %.',
  records: ({ catalogue }) => catalogue.gpus.values(),
  key: (gpu) => gpu.key,
  name: (gpu) => gpu.name,
  columns: [
    {
      title: 'GPU',
      align: 'left',
      fr: 2.4,
      text: (gpu) => gpu.name,
      note: (gpu) => `${gpu.architecture}, ${gpu.releaseYear}, ${gpu.formFactor}`,
    },
    rate('Memory, GB', (gpu) => gpu.memoryGb),
    rate('GB/s', (gpu) => gpu.bandwidthGbPerS),
    rate('BF16 Tflops', (gpu) => gpu.denseBf16Tflops),
    rate('FP8 Tflops', (gpu) => gpu.denseFp8Tflops),
    rate('Board W', (gpu) => gpu.boardPowerW),
    {
      ...rate('Street price', (gpu) => gpu.streetPriceUsd),
      text: (gpu) => (gpu.streetPriceUsd === null ? notKnown : `$${exact(gpu.streetPriceUsd)}`),
    },
  ],
  facets: [{ label: 'Vendor', of: (gpu) => gpu.vendor }],
  ages: null,
  overrides: 'gpus',
  fields: [
    text('name', 'Name', inOwn),
    number('memoryGb', 'Memory', 'GB'),
    text('memoryType', 'Kind of memory'),
    number('bandwidthGbPerS', 'Memory bandwidth', 'GB a second'),
    number('denseBf16Tflops', 'Dense BF16', 'Tflops'),
    number('denseFp8Tflops', 'Dense FP8', 'Tflops'),
    number('denseFp4Tflops', 'Dense FP4', 'Tflops'),
    number('denseInt8Tops', 'Dense INT8', 'Tops'),
    number('boardPowerW', 'Power of the board', 'W'),
    usd('streetPriceUsd', 'Street price', 'a board'),
    number('scaleUpGbPerS', 'Scale-up link, one way', 'GB a second'),
    number('scaleUpDomainGpus', 'GPUs in one scale-up domain', 'GPUs'),
  ],
  remarks: (gpu, { catalogue }) => {
    const owned = catalogue.ownership.get(gpu.key);
    return [
      ...gpu.disagreements,
      ...(owned === undefined
        ? []
        : [
            `All in, an hour of an owned one costs ${listPrice(owned.ownNeocloudUsdPerGpuHour)} at a neocloud and ${listPrice(owned.ownHyperscalerUsdPerGpuHour)} at a hyperscaler; a three-year contract rents at ${listPrice(owned.rentThreeYearUsdPerGpuHour)}.`,
          ]),
    ];
  },
});

/** Commitments of price lists; three years come from an index and stand in the table of ownership. */
const listed = {
  'on-demand': 'on demand',
  reserved: 'reserved',
  spot: 'interruptible',
  managed: 'managed service',
} as const;

const commitments = { ...listed, 'three-year': 'three years' } as const;

const providerClasses = {
  hyperscaler: 'hyperscaler',
  cloud: 'cloud',
  neocloud: 'neocloud',
  marketplace: 'marketplace',
  managed: 'managed',
} as const;

/** Every GPU as a choice. */
export const gpuChoices = ({ gpus: all }: Catalogue) =>
  [...all.values()].map(({ key, name }) => [key, name] as const);

/** One provider's rent for one GPU and hour. */
export const rents = tableOf<Rent>({
  id: 'rents',
  title: 'Rents',
  one: 'rent',
  lead: 'What an hour of one GPU costs, provider by provider. The recommendation takes the middle over providers.',
  records: ({ catalogue }) => catalogue.rents.values(),
  key: (rent) => rent.key,
  name: (rent) => `${rent.gpuKey} at ${rent.provider}, ${rent.terms}`,
  columns: [
    {
      title: 'GPU',
      align: 'left',
      fr: 1.3,
      text: (rent) => rent.gpuKey,
    },
    {
      title: 'Provider',
      align: 'left',
      fr: 1.8,
      text: (rent) => rent.provider,
      note: (rent) => rent.providerClass,
    },
    {
      title: 'Terms',
      align: 'left',
      fr: 2.2,
      text: (rent) => commitments[rent.commitment],
      note: (rent) => rent.terms,
    },
    {
      title: 'A GPU-hour',
      align: 'right',
      fr: 1.1,
      text: (rent) => listPrice(rent.usdPerGpuHour),
      sort: (rent) => rent.usdPerGpuHour,
    },
    { title: 'Grade', align: 'left', fr: 0.7, text: (rent) => rent.sourceGrade },
  ],
  facets: [
    { label: 'GPU', of: (rent) => rent.gpuKey },
    { label: 'Commitment', of: (rent) => commitments[rent.commitment] },
    { label: 'Kind of provider', of: (rent) => rent.providerClass },
  ],
  ages: 'rent',
  overrides: 'rents',
  fields: [
    usd('usdPerGpuHour', 'Rent', 'a GPU and hour'),
    number('termMonths', 'Term', 'months'),
    text('provider', 'Provider', inOwn),
    text('gpuKey', 'GPU', { ...inOwn, choices: gpuChoices }),
    text('commitment', 'Commitment', { ...inOwn, choices: oneOf(listed) }),
    text('providerClass', 'Kind of provider', { own: true, choices: oneOf(providerClasses) }),
    text('providerHq', 'Seat of the provider', { own: true }),
    text('hosting', 'Hosting', { when: (rent) => rent.hosting !== null }),
    text('terms', 'Terms', inOwn),
    text('basis', 'Basis', { fixed: 'source' }),
    text('sourceGrade', 'Grade of the source', { fixed: 'source' }),
  ],
});
