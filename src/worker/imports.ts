import type { AnyFile } from '#storage/restore/any-file.ts';
import { remoteOf } from './remote.ts';

/** What the import worker offers. */
export interface ImportApi {
  read(text: string): Promise<AnyFile>;
}

/** Reads files away from the page's thread. */
export interface Imports {
  /** Rejects with `WorkerDied` when the worker fails; what is wrong with the file is a value. */
  read(text: string): Promise<AnyFile>;
  dispose(): void;
}

/** Imports in a worker that starts with the first file. */
export function workerImports(start: () => Promise<Worker> = startImportWorker): Imports {
  const remote = remoteOf<ImportApi>(start);
  return {
    read: (text) => remote.call<AnyFile>((api) => api.read(text)),
    dispose: () => remote.stop('The worker is no longer needed.'),
  };
}

async function startImportWorker(): Promise<Worker> {
  const { default: ImportWorker } = await import('./import.worker.ts?worker&inline');
  return new ImportWorker({ name: 'import' });
}
