import { defaultSeed, profileVersion } from '../session.ts';
import type { Answer, OrganisationAnswers, Session, WorkloadAnswers } from '../session.ts';

/** A publication a figure was taken from. `date` is YYYY, YYYY-MM or YYYY-MM-DD, or `read YYYY-MM` where the page bears none. */
export interface Source {
  text: string;
  url: string;
  date: string;
}

/** Ids the caller hands out, so that making a session needs no randomness here. */
export interface Ids {
  session: string;
  scenario: string;
  workload(index: number): string;
}

/** A prefilled case. `make` builds a fresh session each time; `now` is ISO 8601 in UTC. */
export interface Template {
  id: string;
  title: string;
  /** The situation and its tension, in one sentence for the list of templates. */
  sentence: string;
  kind: 'template' | 'example' | 'benchmark';
  sources: Source[];
  make(ids: Ids, now: string, edition: string): Session;
}

/** One workload of a template before it has an id and a slot. */
export interface Draft {
  name: string;
  answers: WorkloadAnswers;
}

interface Case {
  id: string;
  title: string;
  sentence: string;
  kind?: Template['kind'];
  /** What the numbers are and are not, kept as the note of the scenario. */
  note: string;
  sources: Source[];
  organisation: OrganisationAnswers;
  workloads: Draft[];
}

/** The short citation that an answer carries. */
export const cite = (source: Source): string => `${source.text} (${source.date})`;

/** An answer taken or worked out from publications; the note shows the arithmetic. */
export const published = <const V>(
  value: V,
  sources: Source | Source[],
  note: string,
): Answer<V> => ({
  value,
  by: 'template',
  source: [sources].flat().map(cite).join('; '),
  note,
});

/** An answer that no publication settles: the note says so and why this value. */
export const assumed = <const V>(value: V, why: string): Answer<V> => ({
  value,
  by: 'template',
  note: `Assumption: ${why}`,
});

/** An answer that is part of the described situation, such as its rules; a number also says why. */
export const given = <const V>(value: V, why?: string): Answer<V> =>
  why === undefined
    ? { value, by: 'template' }
    : { value, by: 'template', note: `Part of the situation: ${why}` };

/** A template from its data; workloads take slots 0, 1, 2 … in order. */
export function template(data: Case): Template {
  return {
    id: data.id,
    title: data.title,
    sentence: data.sentence,
    kind: data.kind ?? 'template',
    sources: data.sources,
    make: (ids, now, edition) => ({
      id: ids.session,
      name: data.title,
      createdAt: now,
      changedAt: now,
      profileVersion,
      edition,
      seed: defaultSeed,
      scenarios: [
        {
          id: ids.scenario,
          name: 'As described',
          note: data.note,
          organisation: copy(data.organisation),
          workloads: data.workloads.map((draft, index) => ({
            id: ids.workload(index),
            name: draft.name,
            slot: index,
            answers: copy(draft.answers),
          })),
          overrides: [],
          drafts: {},
        },
      ],
      activeScenario: ids.scenario,
      origin: data.id,
    }),
  };
}

/** Plain data only, so a session never shares an object with its template. */
const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
