import type { Analysis, AnalysisRequest, Progress } from '#engine/analysis.ts';
import type { Eligible, StressResult } from '#engine/stress/result.ts';
import type { Question } from './analysis.svelte.ts';
import { SingleRun, type Doing } from './single-run.svelte.ts';

/** Runs every stress card somewhere else; rejects when it is aborted or the worker dies. */
export interface StressRunner {
  run(
    request: AnalysisRequest,
    eligible: Eligible,
    doing: Doing<Progress>,
  ): Promise<StressResult[]>;
}

const remembered = 4;

/** Rare events tried on an analysis when someone asks for it: under way, done or failed. */
export class StressState extends SingleRun {
  #done = $state.raw<ReadonlyMap<string, StressResult[]>>(new Map());
  #runner: StressRunner;

  constructor(runner: StressRunner) {
    super();
    this.#runner = runner;
  }

  /** The results that belong to an analysis of all draws, if the cards were run on it. */
  of({ requestHash, draws }: Analysis): StressResult[] | undefined {
    return this.#done.get(`${requestHash}.${draws}`);
  }

  /** Runs all cards on an analysis and its question; a run before it ends. */
  ask(question: Question, analysis: Analysis): Promise<void> {
    const eligible: Eligible = {
      workloads: analysis.workloads.map(({ options }) => ({
        options: options.map(({ option: { id, eligible: may } }) => ({
          option: { id, eligible: may },
        })),
      })),
    };
    const request = { ...question, blocks: analysis.draws / 1024 };
    return this.run(
      { done: 0, of: 1 },
      (doing) => this.#runner.run(request, eligible, doing),
      (results) => {
        const kept = [...this.#done].slice(1 - remembered);
        this.#done = new Map([...kept, [`${analysis.requestHash}.${analysis.draws}`, results]]);
      },
    );
  }
}
