import { notApplicable, type Case, type Outcome } from './case.ts';
import { MissingInput } from './serving-inputs.ts';
import { memoryCase } from './serving-memory.ts';
import { moneyCase } from './serving-money.ts';
import { speedCase } from './serving-speed.ts';

/** Answers a case about memory, speed or money; `undefined`: it is of another kind. */
export function servingCase(c: Case): Outcome | readonly Outcome[] | undefined {
  if (typeof c.category !== 'string' || c.inputs === undefined) return undefined;
  try {
    const outcome = answer(c, c.category);
    return Array.isArray(outcome) && outcome.length === 0
      ? notApplicable(c, 'nothing published that this could be compared with')
      : outcome;
  } catch (error) {
    if (error instanceof MissingInput) return notApplicable(c, error.message);
    throw error;
  }
}

function answer(c: Case, category: string): Outcome | readonly Outcome[] | undefined {
  if (category === 'memory.replica') return speedCase(c);
  if (category.startsWith('memory.')) return memoryCase(c);
  if (/^(throughput|load|latency|model_error)/.test(category)) return speedCase(c);
  if (/^(api|tco|reserved|rate)\./.test(category)) return moneyCase(c);
  return undefined;
}
