import type { CostPart, InputRow, Option, OptionKind, UpgradePolicy } from '#engine/analysis.ts';

/** Names of the three outlooks, in the order of every `byOutlook`. */
export const outlookNames = [
  'Open majority',
  'Tiered coexistence',
  'Closed consolidation',
] as const;

interface KindWords {
  /** As a row of a table or chart. */
  name: string;
  /** Shorter, for a narrow chart. */
  short: string;
  /** After "move … to", "start … on", "keep … on". */
  on: string;
  /** The same in a heading, where every word counts. */
  to: string;
}

const kinds: Record<OptionKind, KindWords> = {
  'closed-top': {
    name: 'Closed model, top tier',
    short: 'Closed, top tier',
    on: 'a top-tier closed model',
    to: 'a top closed model',
  },
  'closed-small': {
    name: 'Closed model, small tier',
    short: 'Closed, small tier',
    on: 'a small closed model',
    to: 'a small closed model',
  },
  'closed-tenancy': {
    name: 'Closed model, in your region or tenancy',
    short: 'Closed, regional',
    on: 'a closed model in your region or tenancy',
    to: 'a regional closed model',
  },
  'hosted-open': {
    name: 'Hosted open weights',
    short: 'Hosted open',
    on: 'hosted open weights',
    to: 'hosted open weights',
  },
  'self-rented': {
    name: 'Self-hosted on rented GPUs',
    short: 'Rented GPUs',
    on: 'open weights on rented GPUs',
    to: 'rented GPUs',
  },
  'self-owned': {
    name: 'Self-hosted on own hardware',
    short: 'Own hardware',
    on: 'open weights on your own hardware',
    to: 'your own hardware',
  },
  tuned: {
    name: 'Fine-tuned open model',
    short: 'Fine-tuned open',
    on: 'a fine-tuned open model',
    to: 'a fine-tuned open model',
  },
  'router-closed': {
    name: 'Router: small closed first, top tier for the hard part',
    short: 'Router, all closed',
    on: 'a router between a small and a top-tier closed model',
    to: 'a closed router',
  },
  'router-open': {
    name: 'Router: open first, closed for the hard part',
    short: 'Router, open first',
    on: 'a router that tries open weights first',
    to: 'an open-first router',
  },
  'floor-spill': {
    name: 'Rented GPUs for the steady load, API for peaks',
    short: 'GPUs plus API',
    on: 'rented GPUs with an API for the peaks',
    to: 'rented GPUs with an API for peaks',
  },
};

/** The kind of an option as a row of a table: "Hosted open weights". */
export const kindName = (kind: OptionKind): string => kinds[kind].name;

/** The kind in at most three words, for narrow places. */
export const kindShort = (kind: OptionKind): string => kinds[kind].short;

/** The kind after a preposition: "hosted open weights", "a small closed model". */
export const kindOn = (kind: OptionKind): string => kinds[kind].on;

/** The kind after a preposition in a heading: "a closed router", "a regional closed model". */
export const kindTo = (kind: OptionKind): string => kinds[kind].to;

/** Whether a kind serves the model on GPUs of one's own, rented or bought, at all hours or below the peaks. */
export const isSelfHosted = (kind: OptionKind): boolean =>
  kind === 'self-rented' || kind === 'self-owned' || kind === 'floor-spill';

/** Kind, model and who serves it: "Hosted open weights: GLM-5.3-Flash at Together". */
export function optionName(option: Option): string {
  const detail = optionDetail(option);
  const name = kindName(option.kind);
  if (!detail) return name;
  return name.includes(':') ? `${name} (${detail})` : `${name}: ${detail}`;
}

/** Model and who serves it: "GLM-5.3-Flash at Together"; empty where neither is named. */
export function optionDetail(option: Option): string {
  const model = option.modelName.trim();
  const host = option.host.trim();
  if (!model || !host) return model || host;
  // GPUs are counted, vendors are named; a tuned model may run on either.
  if (isSelfHosted(option.kind) || /^\d+ × /.test(host)) return `${model}, ${host}`;
  return `${model} at ${host}`;
}

const policies: Record<UpgradePolicy, string> = {
  ride: 'newest of its tier',
  'hold-capability': 'same capability, ever cheaper',
  'hold-version': 'kept at today’s version',
  renew: 'renewed every nine months',
};

/** How an option keeps up, as a note under its name. */
export const policyName = (policy: UpgradePolicy): string => policies[policy];

const parts: Record<CostPart, string> = {
  tokens: 'Tokens',
  gpus: 'GPUs',
  people: 'People',
  failures: 'Failed tasks',
  migration: 'Migration',
  evaluation: 'Evaluation',
  events: 'Events',
  preference: 'Independence',
};

/** A part of the cost as a row of a chart: "Failed tasks". */
export const partName = (part: CostPart): string => parts[part];

/** The same inside a sentence: "failed tasks", "GPUs". */
export const partNoun = (part: CostPart): string =>
  part === 'gpus' ? parts.gpus : parts[part].toLowerCase();

const givers: Record<InputRow['by'], string> = {
  you: 'you',
  import: 'imported',
  template: 'template',
  unknown: 'you do not know: catalogue',
  default: 'default',
  catalogue: 'catalogue',
  override: 'your override',
};

/** Who said a figure, for the assumptions table. */
export const giverName = (by: InputRow['by']): string => givers[by];

/** Whether the user gave the figure, so that a sentence may say "you said". */
export const givenByUser = (by: InputRow['by']): boolean =>
  by === 'you' || by === 'import' || by === 'override';

/** A name cut to so many characters at a word where possible, with an ellipsis; right-to-left names are isolated. */
export function shortName(name: string, most = 40): string {
  const clean = name.replace(/[\s\u0000-\u001f\u007f-\u009f]+/gu, ' ').trim() || 'unnamed workload';
  const glyphs = Array.from(clean);
  const cut = glyphs.length <= most ? clean : `${atWord(glyphs.slice(0, most - 1).join(''))}…`;
  return /[\u0590-\u08ff\ufb1d-\ufefc]/u.test(cut) ? `\u2068${cut}\u2069` : cut;
}

function atWord(text: string): string {
  const space = text.lastIndexOf(' ');
  return space > text.length * 0.6 ? text.slice(0, space) : text;
}

/** "a", "a and b", "a, b and c". */
export function listed(items: readonly string[]): string {
  if (items.length <= 1) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`;
}

/** First letter in upper case, the rest as it is. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
