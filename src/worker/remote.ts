import { wrap } from 'comlink';
import type { Remote as Proxied } from 'comlink';
import { WorkerDied } from './cancel.ts';

/** A worker behind its functions: started when needed, and never waited for when it is dead. */
export interface Remote<Api> {
  /** Starts the worker if it is not running. */
  warm(): void;
  /** Calls the worker; rejects at once with `WorkerDied` when it fails, dies or is stopped. */
  call<T>(use: (api: Proxied<Api>) => Promise<T>): Promise<T>;
  /** Ends the worker and everything it was asked; the next call starts a new one. */
  stop(why: string): void;
}

interface Running<Api> {
  api: Proxied<Api>;
  worker: Worker;
}

/** A remote over the worker that `start` makes. */
export function remoteOf<Api>(start: () => Promise<Worker>): Remote<Api> {
  let running: Promise<Running<Api>> | null = null;
  /** The worker once it runs: it is then asked in the same task, not after what waits in this one. */
  let ready: Running<Api> | null = null;
  let calls = new Set<(error: WorkerDied) => void>();

  function stop(why: string): void {
    const ended = running;
    const failed = calls;
    running = ready = null;
    calls = new Set();
    ended?.then(({ worker }) => worker.terminate()).catch(() => undefined);
    for (const fail of failed) fail(new WorkerDied(why));
  }

  function started(): Promise<Running<Api>> {
    if (running !== null) return running;
    const starting = start().then((worker) => {
      const dies = (why: string) => {
        if (running === starting) stop(why);
      };
      worker.addEventListener('error', (event) => {
        event.preventDefault();
        const why = event.message || 'it gave no reason; its code may have been refused';
        dies(`The background worker failed: ${why}.`);
      });
      worker.addEventListener('messageerror', () =>
        dies('The background worker sent something that could not be read.'),
      );
      const made = { worker, api: wrap<Api>(worker) };
      if (running === starting) ready = made;
      return made;
    });
    running = starting;
    starting.catch((error: unknown) => {
      const why = error instanceof Error ? error.message : String(error);
      if (running === starting) stop(`The background worker could not be started: ${why}`);
    });
    return starting;
  }

  return {
    warm: () => void started().catch(() => undefined),
    call: (use) =>
      new Promise((resolve, reject) => {
        // The set of the moment: a stop replaces it.
        const now = calls;
        now.add(reject);
        const answer = ready ? use(ready.api) : started().then(({ api }) => use(api));
        answer.then(resolve, reject).finally(() => now.delete(reject));
      }),
    stop,
  };
}
