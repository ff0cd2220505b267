import type { OwnershipCost } from '#catalog/types/hardware.ts';
import { listPrice } from '../prices.ts';
import { exact, number, text, usd } from './field.ts';
import { tableOf } from './list.ts';
import type { ColumnOf } from './list.ts';

const anHour = 'a GPU and hour';

const price = (title: string, of: (owned: OwnershipCost) => number): ColumnOf<OwnershipCost> => ({
  title,
  align: 'right',
  fr: 1.2,
  text: (owned) => listPrice(of(owned)),
  sort: of,
});

/** What a GPU draws with its share of the server, what it rents for over three years, and what owners say an hour costs. */
export const ownership = tableOf<OwnershipCost>({
  id: 'ownership',
  title: 'Ownership',
  one: 'cost of ownership',
  lead: 'Rent over three years and power with the share of server and network, by GPU; beside them what owners say an hour costs all in.',
  records: ({ catalogue }) => catalogue.ownership.values(),
  key: (owned) => owned.gpuKey,
  name: (owned) => `${owned.gpuKey}: owned, or rented for three years`,
  columns: [
    { title: 'GPU', align: 'left', fr: 1.4, text: (owned) => owned.gpuKey },
    price('Three-year rent', (owned) => owned.rentThreeYearUsdPerGpuHour),
    {
      title: 'Power, kW',
      align: 'right',
      fr: 1,
      text: (owned) => exact(owned.allInPowerKw),
      sort: (owned) => owned.allInPowerKw,
    },
    price('Owned, neocloud', (owned) => owned.ownNeocloudUsdPerGpuHour),
    price('Owned, hyperscaler', (owned) => owned.ownHyperscalerUsdPerGpuHour),
  ],
  facets: [],
  ages: 'rent',
  overrides: 'ownership',
  fields: [
    text('gpuKey', 'GPU'),
    usd('rentThreeYearUsdPerGpuHour', 'Rent over three years', anHour),
    number('allInPowerKw', 'Power with its share of server and network', 'kW'),
    usd('ownNeocloudUsdPerGpuHour', 'Owned by a neocloud, all in', anHour),
    usd('ownHyperscalerUsdPerGpuHour', 'Owned by a hyperscaler, all in', anHour),
  ],
  remarks: () => [
    'A rent over three years that is older than 180 days is shown and not reckoned with; a rate of your own counts from the day of this edition. What owning costs is worked out from street price, power, hosting and upkeep; what owners say is for comparison.',
  ],
});
