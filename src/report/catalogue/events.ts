import type { VendorEvent } from '#catalog/types/history.ts';
import { dateText, day, number, text } from './field.ts';
import { tableOf } from './list.ts';

const past = { own: false, fixed: 'past' } as const;

const words = (type: string) => type.replaceAll('-', ' ');

/** What vendors and states did or have announced. */
export const events = tableOf<VendorEvent>({
  id: 'events',
  title: 'Events',
  one: 'event',
  lead: 'What vendors and states did, or have announced: prices, retirements, access, licences, rules.',
  records: ({ history }) => [...(history?.events.values() ?? [])].reverse(),
  key: (event) => event.key,
  name: (event) => event.what,
  columns: [
    {
      title: 'When',
      align: 'left',
      fr: 1.3,
      text: (event) => dateText(event.date),
      note: (event) => (event.planned ? 'announced' : ''),
      sort: (event) => event.date,
    },
    {
      title: 'Who',
      align: 'left',
      fr: 1.2,
      text: (event) => event.actor,
      note: (event) => words(event.type),
    },
    { title: 'What', align: 'left', fr: 3, text: (event) => event.what },
    {
      title: 'What it means for a buyer',
      align: 'left',
      fr: 2.4,
      text: (event) => event.effectForBuyer ?? '–',
    },
    { title: 'Grade', align: 'left', fr: 0.7, text: (event) => event.sourceGrade },
  ],
  facets: [
    { label: 'Kind', of: (event) => words(event.type) },
    { label: 'Who', of: (event) => event.actor },
  ],
  ages: null,
  overrides: null,
  fields: [
    day('date', 'When', past),
    text('actor', 'Who', past),
    text('type', 'Kind', past),
    text('effectForBuyer', 'What it means for a buyer', past),
    number('noticeDays', 'Notice', 'days', past),
    text('sourceGrade', 'Grade of the source', { fixed: 'source' }),
  ],
});
