import type { Analysis, Progress } from '#engine/analysis.ts';
import { canonical } from '#engine/fingerprint.ts';
import { attributionOf, outcomeOf } from '#report/compare/attribution.ts';
import type { Attribution, Outcome } from '#report/compare/attribution.ts';
import type { Change } from '#report/compare/changes.ts';
import type { Question, Runner } from './analysis.svelte.ts';

const blocks = 8;
const remembered = { analyses: 12, outcomes: 400 };

const wasAborted = (error: unknown) => error instanceof DOMException && error.name === 'AbortError';
const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** Keeps the last so many entries of a map. */
function kept<V>(map: ReadonlyMap<string, V>, key: string, value: V, most: number): Map<string, V> {
  const next = new Map([...map].filter(([k]) => k !== key));
  next.set(key, value);
  for (const old of [...next.keys()].slice(0, Math.max(0, next.size - most))) next.delete(old);
  return next;
}

/** What makes the difference between two questions. */
interface Explained {
  key: string;
  attribution: Attribution | null;
}

/**
 * The analyses of the scenarios compared, one after the other on one runner, always over every
 * draw; and, when asked, what makes the difference between two of them.
 */
export class Comparison {
  progress = $state.raw<Progress | null>(null);
  failure = $state.raw<string | null>(null);
  explaining = $state.raw<Progress | null>(null);
  #explained = $state.raw<readonly Explained[]>([]);
  #analyses = $state.raw<ReadonlyMap<string, Analysis>>(new Map());
  #outcomes: ReadonlyMap<string, Outcome> = new Map();
  #wanted: readonly Question[] = [];
  #running: AbortController | null = null;
  #runner: Runner;
  #onDone: (question: Question, analysis: Analysis) => void;

  /** `onDone` hears of every analysis made. */
  constructor(
    runner: Runner,
    onDone: (question: Question, analysis: Analysis) => void = () => undefined,
  ) {
    this.#runner = runner;
    this.#onDone = onDone;
  }

  /** The analysis of a question over every draw, if it was made. */
  resultOf(question: Question): Analysis | undefined {
    return this.#analyses.get(canonical(question));
  }

  /** Takes in an analysis over every draw that was made elsewhere; ends a run that nobody needs any more. */
  know(question: Question, analysis: Analysis): void {
    const key = canonical(question);
    if (this.#analyses.has(key)) return;
    this.#analyses = kept(this.#analyses, key, analysis, remembered.analyses);
    if (this.progress !== null && this.#wanted.every((q) => this.resultOf(q))) this.cancel();
  }

  /** Makes the analyses of these questions that are missing; others under way are given up. */
  ask(questions: readonly Question[]): void {
    const isSame =
      this.failure === null &&
      questions.length === this.#wanted.length &&
      questions.every((q, i) => canonical(q) === canonical(this.#wanted[i]));
    if (isSame) return;
    this.cancel();
    this.failure = null;
    this.#wanted = questions;
    const missing = questions.filter((q) => this.resultOf(q) === undefined);
    if (missing.length > 0) void this.#make(missing);
  }

  retry(): void {
    const wanted = this.#wanted;
    this.#wanted = [];
    this.failure = null;
    this.ask(wanted);
  }

  cancel(): void {
    this.#running?.abort();
    this.#running = null;
    this.progress = this.explaining = null;
  }

  /** Forgets what was wanted, as on another page; what was made stays known. */
  leave(): void {
    this.cancel();
    this.#wanted = [];
  }

  async #make(questions: readonly Question[]): Promise<void> {
    const controller = new AbortController();
    this.#running = controller;
    const of = questions.length;
    const tell = (done: number) => {
      if (this.#running === controller) this.progress = { done, of };
    };
    try {
      for (const [i, question] of questions.entries()) {
        tell(i);
        const analysis = await this.#run(question, controller, (share) => tell(i + share));
        if (this.#running !== controller) return;
        this.#analyses = kept(this.#analyses, canonical(question), analysis, remembered.analyses);
        this.#onDone(question, analysis);
      }
    } catch (error) {
      if (this.#running === controller && !wasAborted(error)) this.failure = reasonOf(error);
    } finally {
      if (this.#running === controller) this.#running = this.progress = null;
    }
  }

  #run(
    question: Question,
    { signal }: AbortController,
    onShare: (share: number) => void = () => undefined,
  ): Promise<Analysis> {
    return this.#runner.run(
      { ...question, blocks },
      { signal, onProgress: ({ done, of }) => onShare(done / Math.max(1, of)) },
    );
  }

  /** What makes the difference between two questions; undefined where it was not worked out. */
  explanationOf(a: Question, b: Question): Attribution | null | undefined {
    const key = canonical([a, b]);
    return this.#explained.find((e) => e.key === key)?.attribution;
  }

  /** How many analyses an explanation takes that were not made before. */
  runsFor(a: Question, b: Question, changes: readonly Change[]): number {
    this.#keepEnds(a, b);
    const keys = changes.flatMap((c) => [
      canonical({ ...a, ...c.first }),
      canonical({ ...b, ...c.second }),
    ]);
    return new Set(keys.filter((key) => !this.#outcomes.has(key))).size;
  }

  /** The two ends are known outcomes; with a single change they are all that is needed. */
  #keepEnds(a: Question, b: Question): void {
    for (const question of [a, b]) {
      const analysis = this.resultOf(question);
      if (analysis) this.#keepOutcome(canonical(question), outcomeOf(analysis));
    }
  }

  #keepOutcome(key: string, outcome: Outcome): void {
    this.#outcomes = kept(this.#outcomes, key, outcome, remembered.outcomes);
  }

  /** Changes each answer alone from both ends. Both ends must have been analysed; a second call takes the place of the first. */
  async explain(a: Question, b: Question, changes: readonly Change[]): Promise<void> {
    const [first, second] = [this.resultOf(a), this.resultOf(b)];
    if (!first || !second || this.progress !== null) return;
    this.cancel();
    const controller = new AbortController();
    this.#running = controller;
    this.failure = null;
    const of = this.runsFor(a, b, changes);
    let done = 0;
    this.explaining = { done, of };
    const outcome = async (question: Question): Promise<Outcome> => {
      const key = canonical(question);
      const known = this.#outcomes.get(key);
      if (known) return known;
      const made = outcomeOf(
        await this.#run(question, controller, (share) => {
          if (this.#running === controller) this.explaining = { done: done + share, of };
        }),
      );
      done++;
      this.#keepOutcome(key, made);
      return made;
    };
    try {
      const tried = [];
      for (const change of changes) {
        const alone = await outcome({ ...a, ...change.first });
        const last = await outcome({ ...b, ...change.second });
        if (this.#running !== controller) return;
        tried.push({ change, first: alone, second: last });
      }
      const attribution = attributionOf(outcomeOf(first), outcomeOf(second), tried);
      const key = canonical([a, b]);
      this.#explained = [
        ...this.#explained.filter((e) => e.key !== key).slice(-7),
        { key, attribution },
      ];
    } catch (error) {
      if (this.#running === controller && !wasAborted(error)) this.failure = reasonOf(error);
    } finally {
      if (this.#running === controller) this.#running = this.explaining = null;
    }
  }
}
