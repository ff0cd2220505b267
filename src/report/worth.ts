import type { Analysis, InputRow } from '#engine/analysis.ts';
import { shortName } from './names.ts';
import { inputRange } from './inputs.ts';
import { money } from './numbers.ts';
import { isAdvisedAgainst } from './verdict.ts';

/** An input worth finding out, its workload's name and what knowing it exactly would be worth. */
export interface WorthRow {
  input: InputRow;
  workload: string;
  usd: number;
  error: number;
}

/** Whether what inputs are worth, and where the choice turns, has been worked out. */
export const isValued = ({ workloads }: Analysis): boolean =>
  workloads.every(({ explanation }) => explanation?.inquiry !== null);

/** Below this an answer is not worth an hour of anyone's time. */
const leastUsd = 1_000;

/** Inputs whose worth is above its error and above an hour of work, greatest first, each key once. */
export function worthRows(analysis: Analysis): WorthRow[] {
  const inputs = new Map(analysis.inputs.map((row) => [row.key, row]));
  const best = new Map<string, WorthRow>();
  for (const result of analysis.workloads) {
    const { name, worth } = result;
    // What is not to be started has no choice that an answer could improve.
    if (isAdvisedAgainst(result)) continue;
    for (const { key, usd, error, measurable } of worth) {
      const input = inputs.get(key);
      if (!input || !measurable || !(usd > leastUsd)) continue;
      if ((best.get(key)?.usd ?? 0) >= usd) continue;
      best.set(key, { input, workload: shortName(name), usd, error });
    }
  }
  return [...best.values()].sort((a, b) => b.usd - a.usd);
}

/** "Unnoticed failure (Claims extraction): worth about $120k to this decision; now $0.05 to $2.00 a failure." */
export function worthSentence({ input, workload, usd }: WorthRow): string {
  const where = input.owner === 'world' || input.owner === 'org' ? '' : ` (${workload})`;
  return `${input.label}${where}: knowing it exactly is worth about ${money(usd)} to this decision; now ${inputRange(input)}.`;
}
