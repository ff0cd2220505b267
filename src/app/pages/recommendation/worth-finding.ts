import type { Analysis, InputRow } from '#engine/analysis.ts';
import type { Question } from '#engine/explanation.ts';
import type { Scenario } from '#profile/session.ts';
import { capital, shortName } from '#report/names.ts';
import { meansText, questionName } from '#report/explained/inquiry.ts';
import { money, quantity, quantityRange } from '#report/numbers.ts';
import { figureOf, say, type Sentence } from '#report/sentence.ts';
import { newLeader, thresholds } from '#report/threshold.ts';
import { isAdvisedAgainst } from '#report/verdict.ts';
import { chaptersOf, questionOf } from '../../state/questionnaire.ts';
import type { Place } from '../../state/questionnaire.ts';

/** Something worth finding out before deciding. */
export interface Finding {
  key: string;
  title: string;
  text: Sentence;
  /** Where to answer it; none for a figure of the catalogue. */
  place: Place | null;
  owner: string;
  question: string;
}

const most = 4;

/** Below this nothing is worth an hour of anyone's time. */
const leastUsd = 1_000;

/** Where an uncertain input is asked; null for what is no question. */
export function placeOf(
  scenario: Scenario,
  input: Pick<InputRow, 'owner' | 'question'>,
): Place | null {
  const question = questionOf(input.owner, input.question);
  const chapter =
    question &&
    chaptersOf(scenario).find((c) => c.owner === input.owner && c.section === question.section);
  return chapter === undefined ? null : { chapter: chapter.key, question: input.question };
}

/** What is worth finding out: the answer that can be had, less what it costs, dearest first. */
export function findings(
  scenario: Scenario,
  analysis: Analysis,
): { list: Finding[]; others: number; known: boolean } {
  const inputs = new Map(analysis.inputs.map((row) => [row.key, row]));
  const best = new Map<string, { question: Question; workload: string; owner: string }>();
  for (const w of analysis.workloads) {
    if (isAdvisedAgainst(w)) continue;
    for (const question of w.explanation?.inquiry?.questions ?? []) {
      const net = best.get(question.key)?.question.netUsd ?? leastUsd;
      if (question.netUsd > net) {
        best.set(question.key, { question, workload: shortName(w.name), owner: w.id });
      }
    }
  }
  const list = [...best.values()]
    .sort((a, b) => b.question.netUsd - a.question.netUsd)
    .slice(0, most)
    .map(({ question, workload, owner }): Finding => {
      const input = inputs.get(question.key);
      const asked = input
        ? { owner: input.owner, question: input.question }
        : { owner, question: question.key.slice(owner.length + 1) };
      const ask = questionOf(asked.owner, asked.question)?.ask;
      const name = ask ?? questionName(analysis, question.key);
      const isWide = asked.owner === 'world' || asked.owner === 'org';
      const f = figureOf({ of: 'worth', workload: owner, input: question.key });
      const stands = input
        ? say` It now stands at ${f(quantityRange(input.p10, input.p90, input.unit))}.${turning(input.key, analysis)}`
        : [];
      return {
        key: question.key,
        title: isWide ? name : `${workload}: ${name}`,
        text: say`${capital(meansText(question.means))}: worth about ${f(money(question.roughUsd))} to this decision, and costs about ${f(money(question.costUsd))}.${stands}`,
        place: placeOf(scenario, asked),
        ...asked,
      };
    });
  return {
    list,
    others: analysis.inputs.length - list.length,
    known: analysis.workloads.some((w) => w.explanation !== null && w.worth.length > 0),
  };
}

function turning(key: string, analysis: Analysis): Sentence {
  const at = thresholds(analysis).find((t) => t.flip.key === key);
  if (at === undefined) return [];
  const f = figureOf({ of: 'flip', workload: at.workload.id, input: key });
  const value = f(quantity(at.flip.at, at.input.unit));
  return say` ${capital(at.flip.side)} ${value}, the cheapest would be ${newLeader(at)}.`;
}
