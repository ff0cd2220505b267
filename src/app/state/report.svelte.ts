import type { ClaimBook } from '#catalog/types.ts';
import { download, fileName } from '#app/export/download.ts';
import type { AnalysisRequest, Progress } from '#engine/analysis.ts';
import type { MedianRun } from '#engine/median-run.ts';
import type { Report } from '#report/blocks.ts';
import type { WorkbookInput } from '#report/workbook/workbook.ts';
import { SingleRun, type Doing } from './single-run.svelte.ts';

export type PaperSize = 'A4' | 'Letter';

/** Builds documents somewhere else; rejects when aborted or when the worker dies. */
export interface Documents {
  pdf(report: Report, options: Doing<Progress> & { size: PaperSize }): Promise<Uint8Array>;
  xlsx(input: WorkbookInput, options: { signal: AbortSignal }): Promise<Uint8Array>;
}

/** Reckons the one future in which every input stands at its median, away from the page's thread. */
export interface MedianRunner {
  median(
    request: AnalysisRequest,
    wanted: Readonly<Record<string, readonly string[]>>,
  ): Promise<MedianRun>;
}

/** What the reader of the Report page has chosen. */
export interface ReportChoices {
  edition: 'board' | 'architecture';
  /** Ids of sections left out. */
  without: readonly string[];
  /** Whether notes, replaced prices and negotiated terms are withheld. */
  redacted: boolean;
  /** Whether a PDF carries the session file. */
  carriesSession: boolean;
}

/** Which document is being made, and how far it is. */
type Making = Progress & { what: string };

/** The choices for documents, and the making of one: under way, done or failed. */
export class ReportState extends SingleRun<Making> implements ReportChoices {
  edition = $state<ReportChoices['edition']>('board');
  without = $state.raw<readonly string[]>([]);
  redacted = $state(false);
  carriesSession = $state(false);
  size = $state<PaperSize>('A4');
  /** What became of the claims of the founding documents; read when first needed. */
  claims = $state.raw<ClaimBook | null>(null);
  #documents: Documents;
  #runner: MedianRunner;

  constructor(documents: Documents, runner: MedianRunner) {
    super();
    this.#documents = documents;
    this.#runner = runner;
  }

  /** Puts a section in or leaves it out. */
  toggle(section: string): void {
    this.without = this.without.includes(section)
      ? this.without.filter((id) => id !== section)
      : [...this.without, section];
  }

  /** Reads the claims once; without them the report says so. */
  async loadClaims(priorIds: ReadonlySet<string>): Promise<void> {
    if (this.claims !== null) return;
    const [{ currentClaims }, { readClaims }] = await Promise.all([
      import('#catalog/claims-edition.ts'),
      import('#catalog/claims.ts'),
    ]);
    this.claims = readClaims(currentClaims, priorIds).book;
  }

  /** Builds the PDF of a report and downloads it. */
  makePdf(report: Report, name: string): Promise<void> {
    return this.#make('Writing the PDF', fileName(name, 'pdf'), 'application/pdf', (options) =>
      this.#documents.pdf(report, { size: this.size, ...options }),
    );
  }

  /** Reckons the run at median inputs, builds the workbook over it and downloads it. */
  makeWorkbook(
    request: AnalysisRequest,
    wanted: Readonly<Record<string, readonly string[]>>,
    input: Omit<WorkbookInput, 'median'>,
    name: string,
  ): Promise<void> {
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    return this.#make('Writing the workbook', fileName(name, 'xlsx'), type, async (options) => {
      const median = await this.#runner.median(request, wanted);
      return this.#documents.xlsx({ ...input, median }, options);
    });
  }

  /** Downloads what comes of a making. */
  #make(
    what: string,
    file: string,
    type: string,
    work: (doing: Doing<Progress>) => Promise<Uint8Array>,
  ): Promise<void> {
    return this.run(
      { what, done: 0, of: 1 },
      ({ signal, onProgress }) =>
        work({ signal, onProgress: (progress) => onProgress({ what, ...progress }) }),
      // A copy has a buffer of its own, which the types of Blob ask for.
      (bytes) => download(file, new Uint8Array(bytes), type),
    );
  }
}
