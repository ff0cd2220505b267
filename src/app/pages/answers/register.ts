import type { Catalogue } from '#catalog/types/catalogue.ts';
import type { Analysis, InputRow } from '#engine/analysis.ts';
import { inForce } from '#engine/inputs/in-force.ts';
import type { Grade } from '#profile/question.ts';
import type { Scenario } from '#profile/session.ts';
import { giverName } from '#report/names.ts';
import { worthRows } from '#report/worth.ts';
import { differences } from '../../state/differences.ts';
import { answersOf } from '../../state/edit.ts';
import { archetypeFor, askedIn, chaptersOf, questionOf } from '../../state/questionnaire.ts';
import { inForceText } from '#report/in-force-text.ts';

/** One assumption: what is taken, who said so, why, and what knowing it exactly would be worth. */
export interface RegisterRow {
  id: string;
  label: string;
  value: string;
  by: InputRow['by'];
  giver: string;
  grade: Grade | null;
  source: string;
  /** Dollars; null for what is not worth an hour of anyone's time, or not computed. */
  worthUsd: number | null;
  /** What it was when the session was opened, where that differs; "not asked" for what is new. */
  was: string | null;
}

export interface RegisterChapter {
  key: string;
  title: string;
  rows: RegisterRow[];
}

/** The register of assumptions, chapter by chapter in the order asked; `before` is the scenario as it was opened. */
export function registerOf(
  scenario: Scenario,
  catalogue: Catalogue | undefined,
  analysis: Analysis | undefined,
  before: Scenario | undefined,
): RegisterChapter[] {
  const worth = worthByQuestion(analysis);
  const changed = new Map<string, string | null>(
    (before === undefined ? [] : differences([before, scenario])).flatMap((d) => {
      const [was, now] = d.values;
      if (d.same || !now) return [];
      return [[`${d.owner}.${d.id}`, was ? inForceText(d.question, was, catalogue).text : null]];
    }),
  );
  return chaptersOf(scenario).map((chapter) => ({
    key: chapter.key,
    title: chapter.title,
    rows: askedIn(scenario, chapter).flatMap((id) => {
      const question = questionOf(chapter.owner, id);
      if (question === undefined) return [];
      const key = `${chapter.owner}.${id}`;
      const answer = answersOf(scenario, chapter.owner)[id];
      const value = inForce(question, answer, archetypeFor(scenario, chapter.owner));
      const { text, source } = inForceText(question, value, catalogue);
      const said = [answer?.note, answer?.source].filter((t) => t !== undefined && t !== '');
      return [
        {
          id,
          label: question.label,
          value: text,
          by: value.by,
          giver: giverName(value.by),
          grade: value.grade,
          source: said.length > 0 ? said.join(' · ') : source,
          worthUsd: worth.get(key) ?? null,
          was: changed.has(key) ? (changed.get(key) ?? 'not asked') : null,
        },
      ];
    }),
  }));
}

function worthByQuestion(analysis: Analysis | undefined): Map<string, number> {
  const rows = analysis === undefined ? [] : worthRows(analysis);
  return new Map(rows.map(({ input, usd }) => [`${input.owner}.${input.question}`, usd]));
}
