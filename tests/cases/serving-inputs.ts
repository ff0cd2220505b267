import type { Case, Outcome, Verdict } from './case.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The inputs and outputs of a serving case, read by name. */
export class Reading {
  readonly case: Case;
  constructor(c: Case) {
    this.case = c;
  }
  private get inputs(): Fields {
    return this.case.inputs ?? {};
  }
  private get outputs(): Fields {
    return this.case.outputs ?? {};
  }
  /** First of the named inputs (or outputs) that is a number. */
  number(...names: string[]): number | null {
    return firstNumber(this.inputs, names);
  }
  expected(...names: string[]): number | null {
    return firstNumber(this.outputs, names);
  }
  text(name: string): string | null {
    const value = this.inputs[name];
    return typeof value === 'string' ? value : null;
  }
  input(name: string): unknown {
    return this.inputs[name];
  }
  output(name: string): unknown {
    return this.outputs[name];
  }
  /** A number input that the case cannot do without. */
  needs(name: string): number {
    const value = this.number(name);
    if (value === null) throw new Error(`${this.case.id} needs the number input "${name}"`);
    return value;
  }
}

function firstNumber(fields: Fields, names: readonly string[]): number | null {
  for (const name of names) {
    const value = fields[name];
    if (typeof value === 'number') return value;
  }
  return null;
}

/** One comparison: what was computed, what was published, how far apart they may be. */
export interface Check {
  what: string;
  got: number;
  expected: number;
  abs?: number;
  rel?: number;
}

/** Whether a comparison holds; absolute and relative tolerance are alternatives. */
export function holds({ got, expected, abs = 0, rel = 0 }: Check): boolean {
  const difference = Math.abs(got - expected);
  return difference <= abs + 1e-9 || difference <= rel * Math.abs(expected) + 1e-9;
}

const shown = (value: number) => Number(value.toPrecision(6));

/** The outcome of comparisons that must all hold; `part` names it where a case has several. */
export function outcomeOf(
  c: Case,
  checks: readonly Check[],
  part?: string,
  remark?: string,
): Outcome {
  const failed = checks.filter((check) => !holds(check));
  const reasons = [
    ...failed.map((f) => `${f.what}: ${shown(f.got)} against ${shown(f.expected)}`),
    ...(remark === undefined ? [] : [remark]),
  ];
  const verdict: Verdict = failed.length === 0 ? 'pass' : 'fail';
  return {
    id: part === undefined ? c.id : `${c.id}/${part}`,
    got: Object.fromEntries(checks.map((check) => [check.what, shown(check.got)])),
    expected: Object.fromEntries(checks.map((check) => [check.what, shown(check.expected)])),
    verdict,
    ...(reasons.length === 0 ? {} : { reason: reasons.join('; ') }),
  };
}

/** Half a unit in the last place that a published figure shows. */
export function rounding(published: number): number {
  const decimals = /\.(\d+)/.exec(String(published))?.[1]?.length ?? 0;
  return 0.5 * 10 ** -decimals + 1e-9;
}
