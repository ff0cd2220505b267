import type { Analysis, Worth } from '#engine/analysis.ts';
import { quantityRange, money } from '#report/numbers.ts';
import { thresholds } from '#report/threshold.ts';
import { kindOn, capital } from '#report/names.ts';
import { quantity } from '#report/numbers.ts';
import { chaptersOf, questionOf } from '../../state/questionnaire.ts';
import type { Scenario } from '#profile/session.ts';

/** Something worth finding out before deciding. */
export interface Finding {
  key: string;
  title: string;
  text: string;
  /** Where to answer it; none for a figure of the catalogue. */
  place?: { chapter: string; question: string };
}

/** Below this nobody should spend an hour on it. */
const worthAnHourUsd = 100;
const most = 4;

/** What is worth finding out, dearest first, and how many other inputs are not worth an hour. */
export function findings(
  scenario: Scenario,
  analysis: Analysis,
): { list: Finding[]; others: number; known: boolean } {
  const worth = summed(analysis);
  const list = worth
    .filter(({ usd, measurable }) => measurable && usd >= worthAnHourUsd)
    .slice(0, most)
    .flatMap((row) => findingOf(row, scenario, analysis) ?? []);
  return { list, others: worth.length - list.length, known: worth.length > 0 };
}

/** An input may matter to several workloads; its worth to the whole is at most their sum. */
function summed(analysis: Analysis): Worth[] {
  const byKey = new Map<string, Worth>();
  for (const row of analysis.workloads.flatMap((w) => w.worth)) {
    const before = byKey.get(row.key);
    byKey.set(row.key, before === undefined ? row : { ...row, usd: before.usd + row.usd });
  }
  return [...byKey.values()].sort((a, b) => b.usd - a.usd);
}

function findingOf(
  { key, usd }: Worth,
  scenario: Scenario,
  analysis: Analysis,
): Finding | undefined {
  const input = analysis.inputs.find((row) => row.key === key);
  if (input === undefined) return undefined;
  const question = questionOf(input.owner, input.question);
  const chapter =
    question &&
    chaptersOf(scenario).find((c) => c.owner === input.owner && c.section === question.section);
  const whose = chapter?.section === 'workload' ? ` (${chapter.title})` : '';
  const range = quantityRange(input.p10, input.p90, input.unit);
  return {
    key,
    title: `${question?.ask ?? input.label}${whose}`,
    text: `Knowing it exactly is worth about ${money(usd)} to this decision. It now stands at ${range}.${turning(key, analysis)}`,
    ...(chapter === undefined || question === undefined
      ? {}
      : { place: { chapter: chapter.key, question: input.question } }),
  };
}

function turning(key: string, analysis: Analysis): string {
  const at = thresholds(analysis).find((t) => t.flip.key === key);
  if (at === undefined) return '';
  const taker = at.workload.options.find((o) => o.option.id === at.flip.to);
  if (taker === undefined) return '';
  const side = `${at.flip.side} ${quantity(at.flip.at, at.input.unit)}`;
  return ` ${capital(side)}, ${kindOn(taker.option.kind)} takes over.`;
}
