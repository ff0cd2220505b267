import type { Analysis, InputRow } from '#engine/analysis.ts';
import type { Scenario } from '#profile/session.ts';
import { capital } from '#report/names.ts';
import { money, quantity, quantityRange } from '#report/numbers.ts';
import { newLeader, thresholds } from '#report/threshold.ts';
import { worthRows } from '#report/worth.ts';
import { chaptersOf, questionOf } from '../../state/questionnaire.ts';
import type { Place } from '../../state/questionnaire.ts';

/** Something worth finding out before deciding. */
export interface Finding {
  key: string;
  title: string;
  text: string;
  /** Where to answer it; none for a figure of the catalogue. */
  place: Place | null;
  owner: string;
  question: string;
}

const most = 4;

/** Where an uncertain input is asked; null for what is no question. */
export function placeOf(scenario: Scenario, input: InputRow): Place | null {
  const question = questionOf(input.owner, input.question);
  const chapter =
    question &&
    chaptersOf(scenario).find((c) => c.owner === input.owner && c.section === question.section);
  return chapter === undefined ? null : { chapter: chapter.key, question: input.question };
}

/** What is worth finding out, dearest first, and how many other inputs are not worth an hour. */
export function findings(
  scenario: Scenario,
  analysis: Analysis,
): { list: Finding[]; others: number; known: boolean } {
  const rows = worthRows(analysis).slice(0, most);
  const list = rows.map(({ input, workload, usd }): Finding => {
    const place = placeOf(scenario, input);
    const ask = questionOf(input.owner, input.question)?.ask ?? input.label;
    const isWide = input.owner === 'world' || input.owner === 'org';
    const stands = quantityRange(input.p10, input.p90, input.unit);
    return {
      key: input.key,
      title: isWide ? ask : `${workload}: ${ask}`,
      text: `Knowing it exactly is worth about ${money(usd)} to this decision; it now stands at ${stands}.${turning(input.key, analysis)}`,
      place,
      owner: input.owner,
      question: input.question,
    };
  });
  return {
    list,
    others: analysis.inputs.length - list.length,
    known: analysis.workloads.some((w) => w.worth.length > 0),
  };
}

function turning(key: string, analysis: Analysis): string {
  const at = thresholds(analysis).find((t) => t.flip.key === key);
  if (at === undefined) return '';
  const side = `${at.flip.side} ${quantity(at.flip.at, at.input.unit)}`;
  return ` ${capital(side)}, the cheapest would be ${newLeader(at)}.`;
}
