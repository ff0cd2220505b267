import type { Analysis } from '#engine/analysis.ts';
import type { Catalogue } from '#catalog/types/catalogue.ts';
import type { Session } from '#profile/session.ts';
import type { Report } from '#report/blocks.ts';
import { memo } from '#report/memo.ts';
import { appVersion } from './app-version.ts';
import { download, fileName } from './download.ts';
import { activeScenario } from './edit.ts';

export type PaperSize = 'A4' | 'Letter';

/** Builds documents somewhere else; rejects when aborted or when the worker dies. */
export interface Documents {
  pdf(
    report: Report,
    options: {
      size: PaperSize;
      signal: AbortSignal;
      onProgress: (progress: { done: number; of: number }) => void;
    },
  ): Promise<Uint8Array>;
}

/** The memo of a session's open scenario as blocks; null where it was not reckoned to the end. */
export function reportOf(
  session: Session,
  analysis: Analysis | null,
  catalogue: Catalogue | null,
): Report {
  return memo({
    sessionName: session.name,
    scenario: activeScenario(session),
    analysis,
    catalogue,
    // The day of the last change, not of printing: the same session gives the same bytes.
    date: session.changedAt.slice(0, 10),
    app: appVersion,
  });
}

/** The making of a PDF: under way, done or failed. */
export class PdfState {
  progress = $state.raw<{ done: number; of: number } | null>(null);
  failure = $state.raw<string | null>(null);
  size = $state<PaperSize>('A4');
  #documents: Documents;
  #running: AbortController | null = null;

  constructor(documents: Documents) {
    this.#documents = documents;
  }

  /** Builds the PDF of a report and downloads it. */
  async make(report: Report, name: string): Promise<void> {
    this.cancel();
    const controller = new AbortController();
    this.#running = controller;
    this.failure = null;
    this.progress = { done: 0, of: 1 };
    try {
      const bytes = await this.#documents.pdf(report, {
        size: this.size,
        signal: controller.signal,
        onProgress: (progress) => {
          if (this.#running === controller) this.progress = progress;
        },
      });
      if (this.#running === controller) {
        // A copy has a buffer of its own, which the types of Blob ask for.
        download(fileName(name, 'pdf'), new Uint8Array(bytes), 'application/pdf');
      }
    } catch (error) {
      if (this.#running !== controller || controller.signal.aborted) return;
      this.failure = error instanceof Error ? error.message : String(error);
    } finally {
      if (this.#running === controller) {
        this.#running = null;
        this.progress = null;
      }
    }
  }

  cancel(): void {
    this.#running?.abort();
    this.#running = null;
    this.progress = null;
  }
}
