import type { Case, Outcome } from './case.ts';
import { memoryCase } from './serving-memory.ts';
import { moneyCase } from './serving-money.ts';
import { speedCase } from './serving-speed.ts';

/** Answers a case about memory, speed or money; `undefined`: it is of another kind. */
export function servingCase(c: Case): Outcome | readonly Outcome[] | undefined {
  if (typeof c.category !== 'string' || c.inputs === undefined) return undefined;
  if (c.category === 'memory.replica') return speedCase(c);
  if (c.category.startsWith('memory.')) return memoryCase(c);
  if (/^(throughput|load|latency|model_error)/.test(c.category)) return speedCase(c);
  if (/^(api|tco|reserved|rate)\./.test(c.category)) return moneyCase(c);
  return undefined;
}
