import type { Analysis } from '#engine/analysis.ts';
import type { Scenario } from '#profile/session.ts';
import { shortName } from '#report/names.ts';
import { worthRows } from '#report/worth.ts';
import { organisation } from '../../state/edit.ts';
import type { Owner } from '../../state/edit.ts';
import { askedIn, chaptersOf, questionOf } from '../../state/questionnaire.ts';

/** A question of one owner that can be tried with another answer. */
export interface Place {
  key: string;
  owner: Owner;
  question: string;
  name: string;
}

/** Answers that can be tried, under a heading. */
export interface PlaceGroup {
  title: string;
  places: Place[];
}

const most = 6;

const placeAt = (owner: Owner, question: string, name: string): Place => ({
  key: `${owner}.${question}`,
  owner,
  question,
  name,
});

/** The name of a question with its workload: "Claims documents: requests a month". */
export function nameOf(scenario: Scenario, { owner, question }: Pick<Place, 'owner' | 'question'>) {
  const label = questionOf(owner, question)?.label ?? question;
  const workload = scenario.workloads.find((w) => w.id === owner);
  return workload === undefined ? label : `${shortName(workload.name)}: ${label.toLowerCase()}`;
}

/** Everything that can be tried: what is worth most to know first, then chapter by chapter. */
export function choicesOf(scenario: Scenario, analysis: Analysis): PlaceGroup[] {
  const worth = worthRows(analysis)
    .filter(({ input }) => questionOf(input.owner, input.question) !== undefined)
    .slice(0, most)
    .map(({ input }) => placeAt(input.owner, input.question, nameOf(scenario, input)));
  const first = new Set(worth.map((p) => p.key));
  const groups = chaptersOf(scenario).map((chapter) => ({
    title: chapter.owner === organisation ? chapter.title : shortName(chapter.title),
    places: askedIn(scenario, chapter)
      .map((id) => placeAt(chapter.owner, id, questionOf(chapter.owner, id)?.label ?? id))
      .filter((p) => !first.has(p.key)),
  }));
  return [{ title: 'Most worth knowing', places: worth }, ...groups].filter(
    (group) => group.places.length > 0,
  );
}
