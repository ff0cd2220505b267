import type { Analysis } from '#engine/analysis.ts';
import type { StressResult } from '#engine/stress/result.ts';
import type { Catalogue, ClaimBook } from '#catalog/types.ts';
import { redacted, redactedScenario } from '#profile/redact.ts';
import type { Session } from '#profile/session.ts';
import { withoutPromise } from '#report/commitment.ts';
import { draft } from '#report/memo.ts';
import type { Draft } from '#report/memo.ts';
import { usedSources } from '#report/memo/source-list.ts';
import { decisionRecord } from '#report/record.ts';
import type { WorkbookInput } from '#report/workbook/workbook.ts';
import { writeSessionFile } from '#storage/restore/session-file.ts';
import { appVersion } from './app-version.ts';
import { activeScenario } from './edit.ts';
import type { ReportChoices } from './report.svelte.ts';

/** What a report is written from besides the session. */
export interface ReportFacts {
  /** Null where it was not reckoned to the end. */
  analysis: Analysis | null;
  catalogue: Catalogue | null;
  claims: ClaimBook | null;
  stress: readonly StressResult[] | null;
}

/** The report of a session's open scenario, to be written block by block, with the choices of the page. */
export function draftOf(session: Session, facts: ReportFacts, choices: ReportChoices): Draft {
  return draft({
    sessionName: session.name,
    scenario: activeScenario(session),
    ...facts,
    // The day of the last change, not of printing: the same session gives the same bytes.
    date: session.changedAt.slice(0, 10),
    app: appVersion,
    edition: choices.edition,
    without: choices.without,
    redacted: choices.redacted,
    ...(choices.carriesSession
      ? {
          attachment: {
            name: 'session.weighbridge.json',
            description: 'The Weighbridge session behind this document',
            text: sessionText(session, choices),
          },
        }
      : {}),
  });
}

/** The session file, without what is withheld. */
export const sessionText = (session: Session, choices: Pick<ReportChoices, 'redacted'>): string =>
  writeSessionFile(choices.redacted ? redacted(session) : session);

/** The decision record of the open scenario, in Markdown. */
export const recordOf = (
  session: Session,
  analysis: Analysis,
  catalogue: Catalogue | null,
  choices: Pick<ReportChoices, 'redacted'>,
): string => {
  const scenario = activeScenario(session);
  return decisionRecord({
    sessionName: session.name,
    scenario: choices.redacted ? redactedScenario(scenario) : scenario,
    analysis: choices.redacted ? withoutPromise(analysis) : analysis,
    catalogue,
    date: session.changedAt.slice(0, 10),
    app: appVersion,
  });
};

/** What the workbook of the open scenario is made from, besides the run at median inputs. */
export function workbookInput(
  session: Session,
  analysis: Analysis,
  catalogue: Catalogue,
): Omit<WorkbookInput, 'median'> {
  const keys = analysis.workloads.flatMap((w) =>
    w.options.flatMap(({ option }) => [option.offer, option.escalation]),
  );
  const named = keys.flatMap((key) => {
    const offer = key === undefined ? undefined : catalogue.offers.get(key);
    return offer === undefined ? [] : [[offer.key, `${offer.name} at ${offer.provider}`] as const];
  });
  return {
    sessionName: session.name,
    scenarioName: activeScenario(session).name,
    analysis,
    offerNames: Object.fromEntries(named),
    sources: usedSources(analysis, catalogue),
    date: session.changedAt.slice(0, 10),
  };
}
