import type { Analysis, AnalysisRequest, Progress } from '#engine/analysis.ts';
import type { Scenario, Session } from '#profile/session.ts';

/** What is to be analysed; the number of draws is decided here. */
export type Question = Omit<AnalysisRequest, 'blocks'>;

/** Runs an analysis somewhere else; rejects when it is aborted or the worker dies. */
export interface Runner {
  run(
    request: AnalysisRequest,
    options: { signal: AbortSignal; onProgress?: (progress: Progress) => void },
  ): Promise<Analysis>;
}

/** The request for a scenario as it stands. */
export function questionFor(session: Session, scenario: Scenario): Question {
  return {
    organisation: scenario.organisation,
    workloads: scenario.workloads,
    overrides: scenario.overrides,
    edition: session.edition,
    seed: session.seed,
  };
}

const firstBlocks = 1;
const allBlocks = 8;
const remembered = 6;

const aborted = (error: unknown) => error instanceof DOMException && error.name === 'AbortError';

/** How far what is shown has come: figures by 1,024 draws, every figure by all draws, and explained in depth too. */
type Shown = 'first' | 'standing' | 'whole';

const hasSameWorkloads = (a: Analysis, b: Analysis): boolean =>
  a.workloads.length === b.workloads.length &&
  a.workloads.every((w, i) => w.id === b.workloads[i]?.id);

/**
 * The analysis of what was asked last: first a rough frame, then every draw, then what explains it in
 * depth. An older run never overwrites a newer one, and what was reckoned before is not reckoned again.
 */
export class AnalysisState {
  /** The newest analysis; while `stale` it belongs to earlier answers. */
  result = $state.raw<Analysis>();
  /**
   * The newest that says what inputs are worth and where the choice turns, which a first frame does not: it
   * belongs to earlier answers about the same workloads while that is shown.
   */
  explained = $state.raw<Analysis>();
  progress = $state.raw<Progress | null>(null);
  /** The user stopped the run: what is shown is a first frame, or belongs to earlier answers. */
  stopped = $state(false);
  /** Why there is no new result, as a sentence. */
  failure = $state.raw<string | null>(null);
  #wanted = $state.raw<string | null>(null);
  #have = $state.raw<string | null>(null);
  #shown = $state.raw<Shown>('first');
  #asked: Question | null = null;
  #running: AbortController | null = null;
  #done = new Map<string, Analysis>();
  #runner: Runner;
  #onDone: (question: Question, analysis: Analysis) => void;

  /** `onDone` hears of every analysis of all draws. */
  constructor(
    runner: Runner,
    onDone: (question: Question, analysis: Analysis) => void = () => undefined,
  ) {
    this.#runner = runner;
    this.#onDone = onDone;
  }

  get stale(): boolean {
    return this.#wanted !== this.#have;
  }

  get running(): boolean {
    return this.progress !== null;
  }

  /** Every number shown comes from all draws; before that, a first frame is marked as such. */
  get stands(): boolean {
    return !this.stale && this.#shown !== 'first';
  }

  /** The same, and nothing is left to be reckoned: plans, drivers and groups of questions are there. */
  get final(): boolean {
    return !this.stale && this.#shown === 'whole';
  }

  /** The result if it belongs to what was asked last; a first frame counts. */
  get settled(): Analysis | undefined {
    return this.stale ? undefined : this.result;
  }

  /** Starts the analysis of this question unless it is under way or done; returns at once. */
  ask(question: Question): void {
    const key = JSON.stringify(question);
    if (key === this.#wanted && this.failure === null) return;
    this.cancel();
    this.stopped = false;
    this.#wanted = key;
    this.#asked = question;
    this.failure = null;
    const known = this.#done.get(key);
    if (known !== undefined) {
      this.#show(key, known, 'whole');
      return;
    }
    void this.#run(key, question);
  }

  /** Takes in an analysis over every draw that was made elsewhere. */
  know(question: Question, analysis: Analysis): void {
    this.#remember(JSON.stringify(question), analysis);
  }

  /** Starts again after a failure or a stop. */
  retry(): void {
    const question = this.#asked;
    this.#wanted = null;
    if (question !== null) this.ask(question);
  }

  /** Ends the run at the user's wish; `retry` goes on. */
  stop(): void {
    if (!this.running) return;
    this.cancel();
    this.stopped = true;
  }

  cancel(): void {
    this.#running?.abort();
    this.#running = null;
    this.progress = null;
  }

  /** Forgets what belongs to another session. */
  clear(): void {
    this.cancel();
    this.result = this.explained = undefined;
    this.#shown = 'first';
    this.failure = null;
    this.stopped = false;
    this.#asked = this.#wanted = this.#have = null;
  }

  #show(key: string, analysis: Analysis, shown: Shown): void {
    this.result = analysis;
    if (shown !== 'first') this.explained = analysis;
    else if (this.explained && !hasSameWorkloads(this.explained, analysis))
      this.explained = undefined;
    this.#shown = shown;
    this.#have = key;
  }

  async #run(key: string, question: Question): Promise<void> {
    const controller = new AbortController();
    this.#running = controller;
    this.progress = { done: 0, of: allBlocks };
    const { signal } = controller;
    const onProgress = ({ done, of, standing }: Progress) => {
      if (this.#running !== controller) return;
      this.progress = { done, of };
      if (standing) this.#show(key, standing, 'standing');
    };
    try {
      for (const blocks of [firstBlocks, allBlocks]) {
        const figuresOnly = blocks === firstBlocks;
        const request = { ...question, blocks, figuresOnly };
        const analysis = await this.#runner.run(request, { signal, onProgress });
        if (this.#running !== controller) return;
        this.#show(key, analysis, figuresOnly ? 'first' : 'whole');
        if (!figuresOnly) this.#remember(key, analysis);
      }
      if (this.result !== undefined) this.#onDone(question, this.result);
    } catch (error) {
      if (this.#running !== controller || aborted(error)) return;
      this.failure = error instanceof Error ? error.message : String(error);
    } finally {
      if (this.#running === controller) {
        this.#running = null;
        this.progress = null;
      }
    }
  }

  #remember(key: string, analysis: Analysis): void {
    this.#done.set(key, analysis);
    for (const old of [...this.#done.keys()].slice(0, -remembered)) this.#done.delete(old);
  }
}
