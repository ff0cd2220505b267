import type { Catalogue } from '#catalog/types/catalogue.ts';
import type { Analysis, InputRow } from '#engine/analysis.ts';
import { inForce } from '#engine/inputs/in-force.ts';
import type { Grade } from '#profile/question.ts';
import type { Scenario } from '#profile/session.ts';
import { giverName } from '#report/names.ts';
import { answersOf } from '../../state/edit.ts';
import { archetypeFor, askedIn, chaptersOf, questionOf } from '../../state/questionnaire.ts';
import { inForceText } from '../in-force-text.ts';

/** One assumption: what is taken, who said so, why, and what knowing it exactly would be worth. */
export interface RegisterRow {
  id: string;
  label: string;
  value: string;
  by: InputRow['by'];
  giver: string;
  grade: Grade | null;
  source: string;
  /** Dollars; null for what is not drawn or not computed. */
  worthUsd: number | null;
}

export interface RegisterChapter {
  key: string;
  title: string;
  rows: RegisterRow[];
}

/** The register of assumptions, chapter by chapter in the order asked. */
export function registerOf(
  scenario: Scenario,
  catalogue: Catalogue | undefined,
  analysis: Analysis | undefined,
): RegisterChapter[] {
  const worth = worthByQuestion(analysis);
  return chaptersOf(scenario).map((chapter) => ({
    key: chapter.key,
    title: chapter.title,
    rows: askedIn(scenario, chapter).flatMap((id) => {
      const question = questionOf(chapter.owner, id);
      if (question === undefined) return [];
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
          worthUsd: worth.get(`${chapter.owner}.${id}`) ?? null,
        },
      ];
    }),
  }));
}

/** What knowing each answer is worth over all workloads it touches. */
function worthByQuestion(analysis: Analysis | undefined): Map<string, number> {
  const sums = new Map<string, number>();
  if (analysis === undefined) return sums;
  const inputs = new Map(analysis.inputs.map((row) => [row.key, row]));
  for (const { key, usd } of analysis.workloads.flatMap((w) => w.worth)) {
    const input = inputs.get(key);
    if (input === undefined) continue;
    const place = `${input.owner}.${input.question}`;
    sums.set(place, (sums.get(place) ?? 0) + usd);
  }
  return sums;
}
