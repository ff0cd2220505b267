import type { Analysis, AnalysisRequest, Progress } from '#engine/analysis.ts';
import type { Eligible, StressResult } from '#engine/stress/result.ts';
import type { Question } from './analysis.svelte.ts';

/** Runs every stress card somewhere else; rejects when it is aborted or the worker dies. */
export interface StressRunner {
  run(
    request: AnalysisRequest,
    eligible: Eligible,
    options: { signal: AbortSignal; onProgress: (progress: Progress) => void },
  ): Promise<StressResult[]>;
}

const remembered = 4;

/** Rare events tried on an analysis when someone asks for it: under way, done or failed. */
export class StressState {
  progress = $state.raw<Progress | null>(null);
  failure = $state.raw<string | null>(null);
  #done = $state.raw<ReadonlyMap<string, StressResult[]>>(new Map());
  #runner: StressRunner;
  #running: AbortController | null = null;

  constructor(runner: StressRunner) {
    this.#runner = runner;
  }

  /** The results that belong to an analysis of all draws, if the cards were run on it. */
  of({ requestHash, draws }: Analysis): StressResult[] | undefined {
    return this.#done.get(`${requestHash}.${draws}`);
  }

  /** Runs all cards on an analysis and its question; a run before it ends. */
  async ask(question: Question, analysis: Analysis): Promise<void> {
    this.cancel();
    const controller = new AbortController();
    this.#running = controller;
    this.failure = null;
    this.progress = { done: 0, of: 1 };
    const eligible: Eligible = {
      workloads: analysis.workloads.map(({ options }) => ({
        options: options.map(({ option: { id, eligible: may } }) => ({
          option: { id, eligible: may },
        })),
      })),
    };
    try {
      const results = await this.#runner.run(
        { ...question, blocks: analysis.draws / 1024 },
        eligible,
        {
          signal: controller.signal,
          onProgress: (progress) => {
            if (this.#running === controller) this.progress = progress;
          },
        },
      );
      const kept = [...this.#done].slice(1 - remembered);
      this.#done = new Map([...kept, [`${analysis.requestHash}.${analysis.draws}`, results]]);
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
