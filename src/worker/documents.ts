import { proxy } from 'comlink';
import type { Report } from '#report/blocks.ts';
import type { WorkbookInput } from '#report/workbook/workbook.ts';
import { cancelled } from './cancel.ts';
import { remoteOf } from './remote.ts';

export type PaperSize = 'A4' | 'Letter';

export interface DocumentProgress {
  done: number;
  of: number;
}

/** What the document worker offers. */
export interface DocumentApi {
  pdf(
    report: Report,
    size: PaperSize,
    onProgress: (progress: DocumentProgress) => void,
  ): Promise<Uint8Array>;
  xlsx(input: WorkbookInput): Promise<Uint8Array>;
}

export interface DocumentOptions {
  size?: PaperSize;
  signal?: AbortSignal;
  onProgress?: (progress: DocumentProgress) => void;
}

/** Builds documents away from the page's thread. */
export interface Documents {
  /** The bytes of the PDF. Rejects with `AbortError` when cancelled, `WorkerDied` when the worker fails. */
  pdf(report: Report, options?: DocumentOptions): Promise<Uint8Array>;
  /** The bytes of the workbook; rejects in the same way. */
  xlsx(input: WorkbookInput, options?: Pick<DocumentOptions, 'signal'>): Promise<Uint8Array>;
  dispose(): void;
}

/** Documents in a worker that starts with the first one; cancelling ends it. */
export function workerDocuments(start: () => Promise<Worker> = startDocumentWorker): Documents {
  const remote = remoteOf<DocumentApi>(start);
  const made = async (
    signal: AbortSignal | undefined,
    use: Parameters<typeof remote.call<Uint8Array>>[0],
  ): Promise<Uint8Array> => {
    if (signal?.aborted) throw cancelled('The document was cancelled.');
    const stop = () => remote.stop('The document was cancelled.');
    signal?.addEventListener('abort', stop, { once: true });
    try {
      return await remote.call(use);
    } catch (error) {
      throw signal?.aborted ? cancelled('The document was cancelled.') : error;
    } finally {
      signal?.removeEventListener('abort', stop);
    }
  };
  return {
    pdf(report, { size = 'A4', signal, onProgress } = {}) {
      const tell = (progress: DocumentProgress) => onProgress?.(progress);
      return made(signal, (api) => api.pdf(report, size, proxy(tell)));
    },
    xlsx: (input, { signal } = {}) => made(signal, (api) => api.xlsx(input)),
    dispose: () => remote.stop('The worker is no longer needed.'),
  };
}

async function startDocumentWorker(): Promise<Worker> {
  const { default: DocumentWorker } = await import('./document.worker.ts?worker&inline');
  return new DocumentWorker({ name: 'document' });
}
