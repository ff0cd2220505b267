import type { ValueOf } from './question.ts';
import type { organisationQuestions } from './organisation.ts';
import type { workloadQuestions } from './workload.ts';

export type OrganisationQuestions = typeof organisationQuestions;
export type WorkloadQuestions = typeof workloadQuestions;

/** One answer. `value: null` is "I don't know": a choice of the default, made and counted as such. */
export interface Answer<V = unknown> {
  value: V | null;
  by: 'you' | 'import' | 'template';
  /** Why, for the assumptions register. */
  note?: string;
  /** Where the figure comes from, in the user's words. */
  source?: string;
}

/** Answers by question id; an absent one means the default. */
export type Answers<Questions> = { [K in keyof Questions]?: Answer<ValueOf<Questions[K]>> };
export type OrganisationAnswers = Answers<OrganisationQuestions>;
export type WorkloadAnswers = Answers<WorkloadQuestions>;

/** One use of AI. `slot` owns a block of columns in the draw table and is never given to another workload of the scenario. */
export interface Workload {
  id: string;
  name: string;
  slot: number;
  answers: WorkloadAnswers;
}

/** Tables of the catalogue whose figures a scenario may replace. */
export const overrideTables = [
  'offers',
  'gpus',
  'ownership',
  'rents',
  'models',
  'throughput',
  'priors',
] as const;

/**
 * A figure of the catalogue that the user replaced for this scenario. `field` names it inside its
 * record, with dots for what lies deeper (`variants.us.p50`). The field `copyOf` adds a record of
 * the user's own under `key`, begun as a copy of the record that `value` names.
 */
export interface Override {
  table: (typeof overrideTables)[number];
  key: string;
  field: string;
  value: number | string;
  /** Why, and where the figure comes from. */
  note?: string;
  /** ISO date of the day it was given. */
  on?: string;
}

/** Keys of records that the user added begin so. */
export const ownKey = 'own/';

/** The sentence a list may show for a scenario; never read as a result, greyed when `hash` no longer matches. */
export interface Label {
  text: string;
  engine: string;
  hash: string;
  at: string;
}

/** A saved set of answers with its overrides and notes. */
export interface Scenario {
  id: string;
  name: string;
  note: string;
  organisation: OrganisationAnswers;
  workloads: Workload[];
  overrides: Override[];
  /** Raw text of fields that do not (yet) parse, by `${owner}.${question}.${part}`. */
  drafts: Record<string, string>;
  label?: Label;
}

/** One organisation's case. Dates are ISO 8601 in UTC. */
export interface Session {
  id: string;
  name: string;
  createdAt: string;
  changedAt: string;
  profileVersion: number;
  edition: string;
  seed: number;
  scenarios: Scenario[];
  activeScenario: string;
  /** The template or example this session began as. */
  origin?: string;
}

export const profileVersion = 1;

/** One seed for all, so that scenarios and sessions share their draws. */
export const defaultSeed = 20261124;

export const limits = {
  scenarios: 40,
  workloads: 20,
  nameLength: 200,
  noteLength: 4000,
  draftLength: 200,
  overrides: 500,
} as const;

/** The lowest slot that no workload of the scenario holds. */
export function freeSlot(workloads: readonly Workload[]): number {
  const taken = new Set(workloads.map((w) => w.slot));
  let slot = 0;
  while (taken.has(slot)) slot++;
  return slot;
}
