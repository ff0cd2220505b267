import type { Prior, PriorUnit } from '#catalog/types/prior.ts';
import { notKnown } from '../numbers.ts';
import { exact, number, text } from './field.ts';
import { tableOf } from './list.ts';
import type { ColumnOf } from './list.ts';

/** Units of the priors after a number. */
export const priorUnits: Record<PriorUnit, string> = {
  timesCheaperPerYear: 'times cheaper a year',
  factorPerYear: 'times a year',
  percentPerYear: '% a year',
  percent: '%',
  percentagePoints: 'points',
  probability: 'chance',
  fraction: 'share',
  ratio: 'times',
  months: 'months',
  monthsPerYear: 'months a year',
  perYear: 'a year',
  logOddsPerMonth: 'log odds a month',
  fte: 'people',
  usd: 'dollars',
  callsPerDay: 'calls a day',
};

/** What the model does with a prior, in words. */
export const priorRoles = {
  used: 'used: drawn in every future',
  context: 'context: shown, not drawn',
  derived: 'derived: follows from others',
} as const;

const quantile = (title: string, of: (prior: Prior) => number | null): ColumnOf<Prior> => ({
  title,
  align: 'right',
  fr: 0.8,
  text: (prior) => {
    const value = of(prior);
    return value === null ? '–' : exact(value);
  },
  sort: of,
});

/** How far things may move: the ranges that every future draws from. */
export const priors = tableOf<Prior>({
  id: 'priors',
  title: 'Priors',
  one: 'prior',
  lead: 'How far things may move in the next three years: the ranges that every future is drawn from. The Outlook page shows what they do.',
  records: ({ catalogue }) => catalogue.priors.values(),
  key: (prior) => prior.id,
  name: (prior) => prior.name,
  columns: [
    {
      title: 'Prior',
      align: 'left',
      fr: 3.4,
      text: (prior) => prior.name,
      note: (prior) => prior.id,
    },
    quantile('P10', (prior) => prior.p10),
    quantile('P50', (prior) => prior.p50),
    quantile('P90', (prior) => prior.p90),
    { title: 'Unit', align: 'left', fr: 1.5, text: (prior) => priorUnits[prior.unit] },
    { title: 'Status', align: 'left', fr: 0.9, text: (prior) => prior.role },
    { title: 'Grade', align: 'left', fr: 0.7, text: (prior) => prior.grade },
  ],
  facets: [
    { label: 'Status', of: (prior) => prior.role },
    { label: 'Grade', of: (prior) => prior.grade },
  ],
  ages: null,
  overrides: 'priors',
  fields: [
    number('p10', 'One in ten is below', ''),
    number('p50', 'Half are below', ''),
    number('p90', 'One in ten is above', ''),
    text('distribution', 'Shape', { fixed: 'source' }),
    text('grade', 'Grade of evidence', { fixed: 'source' }),
    text('claims', 'Claims behind it', { fixed: 'source' }),
  ],
  remarks: (prior) => {
    const unit = priorUnits[prior.unit];
    const rows = Object.entries(prior.byOutlook ?? {}).map(([outlook, row]) =>
      'factor' in row
        ? `${outlook}: hazard × ${exact(row.factor)}`
        : `${outlook}: ${exact(row.p10)} to ${exact(row.p90)}, half below ${exact(row.p50)}`,
    );
    return [
      `In ${unit}. ${priorRoles[prior.role]}.`,
      ...(rows.length === 0 ? [] : [`By outlook: ${rows.join('; ')}.`]),
      ...Object.entries(prior.variants).map(
        ([name, row]) =>
          `${words(name)}: ${exact(row.p10)} to ${exact(row.p90)}, half below ${exact(row.p50)}.`,
      ),
      ...(prior.p50 === null ? [`Its range is ${notKnown}: it follows from others.`] : []),
    ];
  },
});

const words = (camel: string) =>
  camel.replaceAll(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
