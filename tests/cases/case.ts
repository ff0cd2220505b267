/** One record of a file of oracle cases; decision files use `area/input/expected`, serving files `category/inputs/outputs`. */
export interface Case {
  readonly id: string;
  readonly title?: string;
  readonly kind?: string;
  readonly area?: string;
  readonly input?: Readonly<Record<string, unknown>>;
  readonly expected?: Readonly<Record<string, unknown>>;
  readonly tolerance?: Readonly<{ abs?: number; rel?: number }>;
  readonly category?: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
  readonly suggested_tolerance?: unknown;
  readonly [key: string]: unknown;
}

/** An expected failure is shown to contradict itself: the engine differs because the source is wrong. */
export type Verdict = 'pass' | 'fail' | 'expected failure' | 'not applicable';

/** What the engine gave for one case. `reason` says why a case does not apply, or where it failed. */
export interface Outcome {
  readonly id: string;
  readonly got: unknown;
  readonly expected: unknown;
  readonly verdict: Verdict;
  readonly reason?: string;
}

/** Answers a case by calling the engine's public functions; `undefined`: the case is not of its kind. */
export type Adapter = (c: Case) => Outcome | readonly Outcome[] | undefined;

/** The outcome of a case that the product has no use for, or no function for. */
export function notApplicable(c: Case, reason: string): Outcome {
  return {
    id: c.id,
    got: null,
    expected: c.expected ?? c.outputs ?? null,
    verdict: 'not applicable',
    reason,
  };
}
