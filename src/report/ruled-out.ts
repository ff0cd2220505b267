import type { RuledOut } from '#engine/analysis.ts';
import { kindName, capital } from './names.ts';
import { count, money, months, rate } from './numbers.ts';

/** What was ruled out, why, and what would have to be true for it to come back. */
export interface RuledOutLine {
  what: string;
  why: string;
  unless: string;
  /** The figures in `why`. */
  figures: string[];
}

interface Reason {
  /** The constraint in words, from phrases; of two figures the larger comes first, so either order of the record reads right. */
  why: (more: string | null, less: string | null) => string;
  unless: string;
  /** How a figure of this constraint is said. */
  show: (x: number) => string;
}

const plain = (x: number): string => count(x, 3);

const reasons: Record<RuledOut['constraint'], Reason> = {
  'data-place': {
    why: (more, less) =>
      less
        ? `The data may only be processed ${place(less)}; this way needs it ${place(more)}.`
        : `The data may only be processed ${place(more)}.`,
    unless: 'the rule on where data may go were relaxed',
    show: plain,
  },
  'barred-origin': {
    why: (more) =>
      `${more ? `The models come from a barred country (${more})` : 'The models come from a barred country'}.`,
    unless: 'the bar on that origin were lifted',
    show: plain,
  },
  licence: {
    why: (more) =>
      more === 'no licence text'
        ? 'The catalogue holds no licence that allows its use.'
        : `The licence is not among those you accept${more ? ` (${more})` : ''}.`,
    unless: 'counsel read and accepted its licence',
    show: plain,
  },
  context: {
    why: (more, less) =>
      more && less
        ? `The longest request is ${more} tokens; the model takes ${less}.`
        : 'The longest request does not fit the model’s window.',
    unless: 'the longest requests were split or shortened',
    show: plain,
  },
  latency: {
    why: (more, less) =>
      more && less
        ? `It needs ${more} where your target allows ${less}.`
        : (more ?? 'No configuration meets the latency target.'),
    unless: 'a slower answer were acceptable',
    show: plain,
  },
  freeze: {
    why: () =>
      'The exact version must stay the same for the whole period and the vendor retires it.',
    unless:
      'the vendor promised the version for the whole period, or the process were validated anew',
    show: plain,
  },
  capex: {
    why: (more, less) =>
      more && less
        ? `Hardware would cost ${more}; the budget is ${less}.`
        : 'The hardware budget does not allow it.',
    unless: 'the hardware budget covered it',
    show: money,
  },
  'monthly-cap': {
    why: (more, less) =>
      more && less
        ? `In more than one future in ten a month costs over ${less} (${more} at the ninth tenth).`
        : 'It breaks the monthly ceiling in more than one future in ten.',
    unless: 'the monthly ceiling were higher or the volume lower',
    show: money,
  },
  people: {
    why: (more, less) =>
      more && less
        ? `It takes ${more} people to run; ${less} are available.`
        : 'It takes more people to run than are available.',
    unless: 'more people could be put on running models',
    show: plain,
  },
  'quality-bar': {
    why: (more, less) =>
      more && less
        ? `Its mean success is ${less}, below your bar of ${more}.`
        : 'Its mean success is below your quality bar.',
    unless: 'your own test showed that it passes the bar',
    show: rate,
  },
  'no-model': {
    why: (more) => `No model with the facts it needs is left${more ? ` (${more})` : ''}.`,
    unless: 'such a model came into the catalogue or a rule were relaxed',
    show: plain,
  },
  'no-price': {
    why: (more) => `No price is known${more ? ` for ${more}` : ''}.`,
    unless: 'you entered a price',
    show: plain,
  },
  'does-not-fit': {
    why: (more, less) =>
      more && less
        ? `The weights need ${more} GB; the largest node in the catalogue has ${less} GB.`
        : (more ?? 'The weights fit no node of the catalogue.'),
    unless: 'a larger node or a smaller model were in the catalogue',
    show: plain,
  },
  shortlist: {
    why: () => 'The model is not on your own shortlist.',
    unless: 'it were put on the shortlist',
    show: plain,
  },
  'no-tuning': {
    why: () => 'You did not say that there are labelled examples to tune on.',
    unless: 'there were labelled examples',
    show: plain,
  },
  'no-peaks': {
    why: () => 'The load is the same in every hour, so there are no peaks to send elsewhere.',
    unless: 'the load rose and fell over the week',
    show: plain,
  },
  pruned: {
    why: () => 'A quick reckoning put it far behind the others, so it was not simulated.',
    unless: 'its price fell by more than the gap',
    show: months,
  },
};

const places: Record<string, string> = {
  anywhere: 'anywhere',
  region: 'in a named region',
  tenancy: 'in your own cloud tenancy',
  premises: 'on your own premises',
  'air-gapped': 'without any outside network',
};

const place = (value: string | null): string =>
  value === null ? 'where your rule allows' : (places[value] ?? value);

/** Figures in a reason that the engine tells in words. */
const told = /\d[\d.,]* (?:GiB|GB|×|months?|ms|s|tokens)(?=\W|$)/g;

/** A ruled-out option as three phrases; figures are said in the unit of their constraint. */
export function ruledOutLine(row: RuledOut): RuledOutLine {
  const reason = reasons[row.constraint];
  const say = (x: number | string | undefined): string | null => {
    if (x === undefined || x === '') return null;
    return typeof x === 'number' ? reason.show(x) : x;
  };
  const { needed, allowed } = row;
  const turned = typeof needed === 'number' && typeof allowed === 'number' && needed < allowed;
  const [more, less] = turned ? [allowed, needed] : [needed, allowed];
  const many = row.candidates > 1 ? ` (${row.candidates} candidates)` : '';
  return {
    what: `${kindName(row.kind)}${many}`,
    why: asSentence(reason.why(say(more), say(less))),
    unless: reason.unless,
    figures: [more, less].flatMap((x) =>
      typeof x === 'number' ? [reason.show(x)] : (x?.match(told) ?? []),
    ),
  };
}

/** What relaxing a rule means, after "if": "the hardware budget covered it". */
export const relaxing = (constraint: RuledOut['constraint']): string => reasons[constraint].unless;

const asSentence = (text: string): string =>
  /[.!?]$/.test(text) ? capital(text) : `${capital(text)}.`;

/** The same as one sentence: what, why, and what would bring it back. */
export function ruledOutSentence(row: RuledOut): string {
  const { what, why, unless } = ruledOutLine(row);
  // A reason told by the engine may begin with the name of a model, which keeps its capital.
  const told = typeof row.needed === 'string' && /[.!?]$/.test(row.needed);
  const reason = told ? why : why.charAt(0).toLowerCase() + why.slice(1);
  return `${what}: ${reason} It would compete if ${unless}.`;
}
