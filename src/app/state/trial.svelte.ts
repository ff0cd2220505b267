import type { Scenario } from '#profile/session.ts';
import { AnalysisState } from './analysis.svelte.ts';
import type { Runner } from './analysis.svelte.ts';
import { answersOf, withAnswer } from './edit.ts';
import type { Edit, Owner } from './edit.ts';

/** One answer tried out in place of the one in force; `null` is “I don't know”. */
export interface Tried {
  owner: Owner;
  question: string;
  value: unknown;
}

const isSame = (a: Tried, owner: Owner, question: string) =>
  a.owner === owner && a.question === question;

/** The edit that puts tried answers in the place of those in force; notes and sources stay behind. */
export const withTried =
  (tried: readonly Tried[]): Edit =>
  (scenario) =>
    tried.reduce((s, { owner, question, value }) => {
      const isThere = owner === 'org' || s.workloads.some((w) => w.id === owner);
      return isThere ? withAnswer(owner, question, { value: value ?? null, by: 'you' })(s) : s;
    }, scenario);

/** Answers tried out beside a scenario: analysed and shown like any other, stored only when kept. */
export class Trial {
  tried = $state.raw<readonly Tried[]>([]);
  readonly analysis: AnalysisState;
  /** The scenario they are tried on; those of another one are let go. */
  #scenario: string | null = null;

  constructor(runner: Runner) {
    this.analysis = new AnalysisState(runner);
  }

  /** Tries a value; one that is in force already is no trial. */
  set(scenario: Scenario, owner: Owner, question: string, value: unknown): void {
    this.begin(scenario);
    const rest = this.tried.filter((t) => !isSame(t, owner, question));
    const inForce = answersOf(scenario, owner)[question]?.value;
    const isNew = JSON.stringify(inForce) !== JSON.stringify(value);
    this.tried = isNew ? [...rest, { owner, question, value }] : rest;
  }

  drop(owner: Owner, question: string): void {
    this.tried = this.tried.filter((t) => !isSame(t, owner, question));
  }

  clear(): void {
    this.tried = [];
    this.analysis.clear();
  }

  valueOf(owner: Owner, question: string): unknown {
    return this.tried.find((t) => isSame(t, owner, question))?.value;
  }

  /** Looks at a scenario: what was tried on another one goes. */
  begin(scenario: Scenario): void {
    if (this.#scenario === scenario.id) return;
    if (this.#scenario !== null) this.clear();
    this.#scenario = scenario.id;
  }
}
