/** Comparing what the engine gave with what a case expects. */
import type { Case, Outcome } from './case.ts';

/** A number from draws, with its standard error: held to max(1 %, 2 standard errors). */
export interface Estimate {
  readonly estimate: unknown;
  readonly standardError: unknown;
}

/** Part of a case that the product has no use for. */
export interface Unused {
  readonly unused: string;
}

/** What was computed per key of `expected`; keys left out are reported as such. */
export type Answers = Readonly<Record<string, unknown>>;

export function estimated(estimate: unknown, standardError: unknown): Estimate {
  return { estimate, standardError };
}

export function unused(reason: string): Unused {
  return { unused: reason };
}

function isObject(x: unknown): x is Record<string, unknown> {
  return typeof x === 'object' && x !== null && !Array.isArray(x);
}

function isEstimate(x: unknown): x is Estimate {
  return isObject(x) && 'estimate' in x && 'standardError' in x;
}

function isUnused(x: unknown): x is Unused {
  return isObject(x) && 'unused' in x;
}

interface Tolerance {
  readonly abs: number;
  readonly rel: number;
}

/** Where two values differ by more than is allowed, as a sentence; `undefined` where they agree. */
function difference(
  path: string,
  got: unknown,
  expected: unknown,
  tolerance: Tolerance,
  standardError: unknown,
): string | undefined {
  if (Array.isArray(expected)) {
    if (!Array.isArray(got) && !ArrayBuffer.isView(got)) return `${path}: no list`;
    const list = Array.from(got as ArrayLike<unknown>);
    if (list.length !== expected.length) return `${path}: ${list.length} entries`;
    return expected
      .map((value: unknown, i) => {
        const error = Array.isArray(standardError) ? (standardError[i] as unknown) : standardError;
        return difference(`${path}[${i}]`, list[i], value, tolerance, error);
      })
      .find((text) => text !== undefined);
  }
  if (isObject(expected)) {
    if (!isObject(got)) return `${path}: no record`;
    return Object.keys(expected)
      .map((key) => difference(`${path}.${key}`, got[key], expected[key], tolerance, standardError))
      .find((text) => text !== undefined);
  }
  if (typeof expected !== 'number') {
    return got === expected ? undefined : `${path}: ${String(got)}, not ${String(expected)}`;
  }
  if (typeof got !== 'number') return `${path}: no number`;
  const sampled =
    typeof standardError === 'number' ? Math.max(0.01 * Math.abs(expected), 2 * standardError) : 0;
  const allowed = Math.max(tolerance.abs + tolerance.rel * Math.abs(expected), sampled);
  const apart = Math.abs(got - expected);
  return apart <= allowed ? undefined : `${path}: off by ${apart}, allowed ${allowed}`;
}

/** The outcome of a case from its answers. */
export function compared(c: Case, answers: Answers): Outcome {
  const expected = c.expected ?? {};
  const tolerance = { abs: c.tolerance?.abs ?? 0, rel: c.tolerance?.rel ?? 0 };
  const got: Record<string, unknown> = {};
  const remarks: string[] = [];
  let checked = 0;
  let wrong: string | undefined;
  for (const [key, target] of Object.entries(expected)) {
    const answer = answers[key];
    if (answer === undefined) {
      remarks.push(`${key}: no function of the engine answers this`);
    } else if (isUnused(answer)) {
      remarks.push(`${key}: ${answer.unused}`);
    } else {
      checked += 1;
      const value = isEstimate(answer) ? answer.estimate : answer;
      got[key] = value;
      if (isEstimate(answer)) got[`${key} (standard error)`] = answer.standardError;
      const error = isEstimate(answer) ? answer.standardError : undefined;
      wrong ??= difference(key, value, target, tolerance, error);
    }
  }
  const base = { id: c.id, got: checked > 0 ? got : null, expected };
  if (wrong !== undefined) return { ...base, verdict: 'fail', reason: wrong };
  const reason = remarks.join('; ');
  if (checked === 0) return { ...base, verdict: 'not applicable', reason };
  return remarks.length > 0 ? { ...base, verdict: 'pass', reason } : { ...base, verdict: 'pass' };
}
