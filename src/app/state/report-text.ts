import type { Analysis } from '#engine/analysis.ts';
import type { Catalogue, ClaimBook } from '#catalog/types.ts';
import { redacted } from '#profile/redact.ts';
import type { Session } from '#profile/session.ts';
import type { Report } from '#report/blocks.ts';
import { memo } from '#report/memo.ts';
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
}

/** The report of a session's open scenario as blocks, with the choices of the page. */
export function reportOf(session: Session, facts: ReportFacts, choices: ReportChoices): Report {
  return memo({
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
