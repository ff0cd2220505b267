import { proxy } from 'comlink';
import type { Report } from '#report/blocks.ts';
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
  dispose(): void;
}

/** Documents in a worker that starts with the first one; cancelling ends it. */
export function workerDocuments(start: () => Promise<Worker> = startDocumentWorker): Documents {
  const remote = remoteOf<DocumentApi>(start);
  return {
    async pdf(report, { size = 'A4', signal, onProgress } = {}) {
      if (signal?.aborted) throw cancelled('The document was cancelled.');
      const stop = () => remote.stop('The document was cancelled.');
      signal?.addEventListener('abort', stop, { once: true });
      try {
        const tell = (progress: DocumentProgress) => onProgress?.(progress);
        return await remote.call((api) => api.pdf(report, size, proxy(tell)));
      } catch (error) {
        throw signal?.aborted ? cancelled('The document was cancelled.') : error;
      } finally {
        signal?.removeEventListener('abort', stop);
      }
    },
    dispose: () => remote.stop('The worker is no longer needed.'),
  };
}

async function startDocumentWorker(): Promise<Worker> {
  const { default: DocumentWorker } = await import('./document.worker.ts?worker&inline');
  return new DocumentWorker({ name: 'document' });
}
