import { untrack } from 'svelte';
import type { Analysis } from '#engine/analysis.ts';
import { claimOf } from '#report/claim.ts';
import { questionFor } from './analysis.svelte.ts';
import type { Question } from './analysis.svelte.ts';
import type { Desk } from './desk.svelte.ts';
import type { OpenSession } from './open-session.svelte.ts';
import { editedQuestion, shippedQuestion } from './outlook.svelte.ts';
import { withTried } from './trial.svelte.ts';

/** What of the desk decides which analyses are asked for, and who reckons them. */
type Asked = Pick<
  Desk,
  'analysis' | 'catalogue' | 'compared' | 'comparison' | 'open' | 'outlook' | 'route' | 'trial'
>;

/** Starts the analyses that are shown. The one effect calls it, and depends on the questions only. */
export function askAnalyses(desk: Asked): void {
  const { open } = desk;
  const { questions } = desk.compared;
  const { page } = desk.route.address;
  const { tried } = desk.trial;
  const question = open && questionFor(open.session, open.scenario);
  const isTrying = open !== null && page === 'recommendation';
  const tryOut =
    isTrying && tried.length > 0
      ? questionFor(open.session, withTried(tried)(open.scenario))
      : undefined;
  untrack(() => {
    if (question === null) desk.analysis.clear();
    else if (page !== 'compare') desk.analysis.ask(question);
    if (page === 'compare') {
      const { result, final } = desk.analysis;
      if (question && result && final) desk.comparison.know(question, result);
      desk.comparison.ask(questions);
    } else desk.comparison.leave();
    if (open) desk.trial.begin(open.scenario);
    if (tryOut) desk.trial.analysis.ask(tryOut);
    else desk.trial.analysis.cancel();
  });
}

/**
 * Asks what an edit has just changed, without waiting for the page to be drawn anew: the worker reckons
 * meanwhile. The effect that follows finds it asked.
 */
export function askAtOnce({
  open,
  route,
  analysis,
}: Pick<Asked, 'analysis' | 'open' | 'route'>): void {
  if (open === null || route.address.page === 'compare') return;
  analysis.ask(questionFor(open.session, open.scenario));
}

/** The world of the open scenario, or of no answer at all, and what is tried on it. */
export function askOutlook(desk: Asked): void {
  const { open, outlook } = desk;
  const edition = desk.catalogue.current?.edition;
  if (desk.route.address.page !== 'outlook' || edition === undefined) return;
  const question = outlookQuestion(desk);
  const { edit, isTrying } = outlook;
  const tried = isTrying ? editedQuestion(question, edit) : null;
  untrack(() => {
    outlook.begin(open?.scenario ?? null);
    outlook.ask(question, tried);
    if (tried !== null && tried.workloads.length > 0) outlook.analysis.ask(tried);
    else outlook.analysis.cancel();
  });
}

/** What the Outlook is about: the open scenario, or every default. */
export function outlookQuestion({ open, catalogue }: Asked): Question {
  return open === null
    ? shippedQuestion(catalogue.current?.edition ?? '')
    : questionFor(open.session, open.scenario);
}

/** Keeps the recommendation in a sentence for the list of sessions, if it is still about these answers. */
export function label(open: OpenSession | null, question: Question, analysis: Analysis): void {
  if (open === null) return;
  const { session, scenario } = open;
  if (JSON.stringify(questionFor(session, scenario)) !== JSON.stringify(question)) return;
  open.setLabel(scenario.id, {
    text: claimOf(scenario, analysis).label,
    engine: analysis.engine,
    hash: analysis.requestHash,
    at: new Date().toISOString(),
  });
}
