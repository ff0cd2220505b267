import type { Progress } from '#engine/analysis.ts';

/** What a piece of work is told and tells while it is done elsewhere. */
export interface Doing<P extends Progress> {
  signal: AbortSignal;
  onProgress: (progress: P) => void;
}

/** Work that someone asked for and waits for, one piece at a time: under way, done or failed. */
export class SingleRun<P extends Progress = Progress> {
  progress = $state.raw<P | null>(null);
  /** Why the last piece failed, in words. */
  failure = $state.raw<string | null>(null);
  #running: AbortController | null = null;

  /** Does a piece of work in the place of the one before; `done` hears of its result if it was not given up. */
  protected async run<Result>(
    start: P,
    work: (doing: Doing<P>) => Promise<Result>,
    done: (result: Result) => void,
  ): Promise<void> {
    this.cancel();
    const controller = new AbortController();
    const isNewest = () => this.#running === controller;
    this.#running = controller;
    this.failure = null;
    this.progress = start;
    try {
      const result = await work({
        signal: controller.signal,
        onProgress: (progress) => {
          if (isNewest()) this.progress = progress;
        },
      });
      if (isNewest()) done(result);
    } catch (error) {
      if (isNewest()) this.failure = error instanceof Error ? error.message : String(error);
    } finally {
      if (isNewest()) this.#running = this.progress = null;
    }
  }

  cancel(): void {
    this.#running?.abort();
    this.#running = null;
    this.progress = null;
  }
}
