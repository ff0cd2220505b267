import type { HeadlineRow } from '#engine/headlines/headline.ts';
import type { WorldSummary } from '#engine/results/world-summary.ts';
import type { OutlookWeights } from '#profile/question.ts';
import { defaultSeed } from '#profile/session.ts';
import type { Override, Scenario } from '#profile/session.ts';
import type { Outlooks } from '#worker/outlooks.ts';
import { AnalysisState } from './analysis.svelte.ts';
import type { Question, Runner } from './analysis.svelte.ts';
import { organisation, withAnswer } from './edit.ts';
import type { Edit } from './edit.ts';
import { withOverride } from './overrides.ts';
import type { Figure } from './overrides.ts';

/** Outlook weights tried out: one of the presets, or percentages of one's own. */
export interface TriedWeights {
  outlook: 'evidence' | 'article' | 'own';
  own?: OutlookWeights;
}

const remembered = 8;

/** The world model by itself, and what is tried out on it beside a scenario: stored only when kept. */
export class OutlookState {
  tried = $state.raw<readonly Override[]>([]);
  weights = $state.raw<TriedWeights | null>(null);
  /** The futures with what is tried, and without it. */
  world = $state.raw<WorldSummary>();
  before = $state.raw<WorldSummary>();
  headlines = $state.raw<readonly HeadlineRow[]>();
  failure = $state.raw<string | null>(null);
  readonly analysis: AnalysisState;
  #outlooks: Outlooks;
  #done = new Map<string, WorldSummary>();
  #wanted = '';
  #scenario: string | null = null;

  constructor(outlooks: Outlooks, runner: Runner) {
    this.#outlooks = outlooks;
    this.analysis = new AnalysisState(runner);
  }

  get isTrying(): boolean {
    return this.tried.length > 0 || this.weights !== null;
  }

  /** The edit that puts what is tried in place of what is in force. */
  get edit(): Edit {
    const { tried, weights } = this;
    return (scenario) => {
      const edits = tried.map(withOverride);
      if (weights !== null)
        edits.push(
          withAnswer(organisation, 'outlook', { value: weights.outlook, by: 'you' }),
          ...(weights.own === undefined
            ? []
            : [withAnswer(organisation, 'outlookWeights', { value: weights.own, by: 'you' })]),
        );
      return edits.reduce((s, edit) => edit(s), scenario);
    };
  }

  try(figure: Override): void {
    this.tried = [...this.tried.filter((each) => !sameFigure(each, figure)), figure];
  }

  drop(figure: Figure): void {
    this.tried = this.tried.filter((each) => !sameFigure(each, figure));
  }

  clear(): void {
    this.tried = [];
    this.weights = null;
    this.analysis.clear();
  }

  /** Looks at a scenario: what was tried on another one goes. */
  begin(scenario: Scenario | null): void {
    const id = scenario?.id ?? null;
    if (id !== this.#scenario && this.#scenario !== null) this.clear();
    this.#scenario = id;
  }

  /** Reckons the world of a question and of the one tried; an older answer never replaces a newer one. */
  ask(question: Question, tried: Question | null): void {
    const wanted = JSON.stringify([question, tried]);
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    this.failure = null;
    void this.#ask(wanted, question, tried);
  }

  retry(): void {
    this.#wanted = '';
    this.failure = null;
  }

  async #ask(wanted: string, question: Question, tried: Question | null): Promise<void> {
    try {
      const before = await this.#worldOf(question);
      const world = tried === null ? before : await this.#worldOf(tried);
      if (this.#wanted !== wanted) return;
      this.before = before;
      this.world = world;
    } catch (error) {
      if (this.#wanted === wanted)
        this.failure = error instanceof Error ? error.message : String(error);
    }
  }

  async #worldOf(question: Question): Promise<WorldSummary> {
    // No workload moves the world, so edits of workloads find it reckoned.
    const request = { ...question, workloads: [], blocks: 8 };
    const key = JSON.stringify(request);
    const known = this.#done.get(key) ?? (await this.#outlooks.world(request));
    this.#done.set(key, known);
    for (const old of [...this.#done.keys()].slice(0, -remembered)) this.#done.delete(old);
    return known;
  }

  /** Puts the published headlines on a question's catalogue. */
  async loadHeadlines(question: Question): Promise<void> {
    try {
      this.headlines = await this.#outlooks.headlines({ ...question, workloads: [], blocks: 1 });
    } catch (error) {
      this.failure = error instanceof Error ? error.message : String(error);
    }
  }
}

const sameFigure = (a: Figure, b: Figure): boolean =>
  a.table === b.table && a.key === b.key && a.field === b.field;

/** The question of no session at all: every answer a default. */
export const shippedQuestion = (edition: string): Question => ({
  organisation: {},
  workloads: [],
  overrides: [],
  edition,
  seed: defaultSeed,
});

/** A question with the edit of a scenario made to it. */
export function editedQuestion(question: Question, edit: Edit): Question {
  const { organisation, workloads, overrides } = edit({
    ...question,
    id: '',
    name: '',
    note: '',
    drafts: {},
  });
  return { ...question, organisation, workloads, overrides };
}
