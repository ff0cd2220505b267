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
  /** First of the named inputs (or outputs) that is a number; inputs also by their other usual names. */
  number(...names: string[]): number | null {
    return firstNumber(
      this.inputs,
      names.flatMap((name) => [name, ...(otherNames[name] ?? [])]),
    );
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
    if (value === null) throw new MissingInput(name);
    return value;
  }
}

/** A case without an input that it cannot be answered without. */
export class MissingInput extends Error {
  constructor(name: string) {
    super(`the case does not give the number input "${name}"`);
  }
}

/** What papers and engines call the same input. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  isl: ['input_len', 'input_tokens', 'tokens_in', 'prompt_tokens'],
  osl: ['output_len', 'output_tokens', 'tokens_out'],
  n_gpus: ['gpu_count', 'num_gpus', 'gpus'],
  tp: ['tensor_parallel', 'tp_size', 'tensor_parallel_size'],
  pp: ['pipeline_parallel', 'pp_size', 'pipeline_parallel_size'],
  batch: ['batch_size', 'concurrency'],
  offered_rps: ['arrival_rate_rps', 'request_rate', 'rps'],
  gpu_memory_utilization: ['util', 'utilisation', 'utilization'],
  max_model_len: ['max_len', 'context_len', 'context'],
  context: ['context_len', 'max_model_len', 'n_ctx'],
  layers: ['n_layers', 'num_layers', 'num_hidden_layers'],
  kv_heads: ['n_kv_heads', 'num_key_value_heads'],
};

function firstNumber(fields: Fields, names: readonly string[]): number | null {
  for (const name of names) {
    const value = fields[name];
    if (typeof value === 'number') return value;
    if (typeof value === 'string' && plainNumber.test(value.trim()))
      return Number(value.replace(/[,_\s]/g, ''));
  }
  return null;
}

/** A number written as text, thousands with a comma: "4,096". */
const plainNumber = /^[-+]?\d{1,3}([,_]\d{3})+(\.\d+)?$|^[-+]?\d+(\.\d+)?(e[-+]?\d+)?$/i;

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
  if (checks.length === 0)
    return {
      id: part === undefined ? c.id : `${c.id}/${part}`,
      got: null,
      expected: c.outputs ?? null,
      verdict: 'not applicable',
      reason: 'nothing published that this could be compared with',
    };
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
