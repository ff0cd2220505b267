import type { Analysis, Flip, InputRow, WorkloadResult } from '#engine/analysis.ts';
import { inputNoun, inputRange, inputValue } from './inputs.ts';
import { capital, givenByUser, kindOn, optionDetail } from './names.ts';
import { chance } from './numbers.ts';

/** A flip with the input it is about and the workload it belongs to. */
export interface Threshold {
  flip: Flip;
  input: InputRow;
  workload: WorkloadResult;
}

/**
 * Every flip whose input is known, likeliest first. Where the chance of being beyond is a half or
 * more the leader would not lead: such a value comes from noise in the search and warns of nothing.
 */
export function thresholds(analysis: Analysis): Threshold[] {
  const inputs = new Map(analysis.inputs.map((row) => [row.key, row]));
  return analysis.workloads
    .flatMap((workload) =>
      (workload.leader === null ? [] : workload.flips).flatMap((flip) => {
        const input = inputs.get(flip.key);
        return input && isUsable(flip) ? [{ flip, input, workload }] : [];
      }),
    )
    .sort((a, b) => b.flip.chance - a.flip.chance);
}

const isUsable = ({ at, chance }: Flip): boolean =>
  Number.isFinite(at) && chance > 0 && chance < 0.5;

/** "above 1.2bn requests a month", or with the label first where the unit does not say it: "with growth of volume above ×2.4 a year". */
export function thresholdValue({ flip, input }: Threshold): string {
  const value = `${flip.side} ${inputValue(input, flip.at)}`;
  return unitSays(input) ? value : `with ${inputNoun(input)} ${value}`;
}

/** Whether the unit repeats the label, as in "requests a month". */
const unitSays = ({ label, unit }: InputRow): boolean =>
  unit.toLowerCase().startsWith(label.toLowerCase());

/** Who takes the lead, after a preposition: the kind, or the model where the kind stays the same. */
function newLeader({ flip, workload }: Threshold): string {
  const next = workload.options.find((o) => o.option.id === flip.to)?.option;
  const now = workload.options[workload.leader ?? -1]?.option;
  if (!next) return flip.to;
  return next.kind === now?.kind ? optionDetail(next) || kindOn(next.kind) : kindOn(next.kind);
}

/** "Open weights on rented GPUs would take over with requests above …; you said 60m to 180m (3 chances in 100)." */
export function thresholdSentence(at: Threshold, naming: (name: string) => string | null): string {
  const name = naming(at.workload.name);
  const { input, flip } = at;
  const said = givenByUser(input.by) ? 'you said' : 'we take';
  return `${capital(newLeader(at))} would take over${name ? ` for ${name}` : ''} ${thresholdValue(at)}; ${said} ${inputRange(input)} (${chance(flip.chance)}).`;
}

/** The same as a cell of the table by workload: "requests go above 1.2bn". */
export function thresholdCell(at: Threshold): string {
  const verb = at.flip.side === 'above' ? 'goes above' : 'falls below';
  return `${inputNoun(at.input)} ${verb} ${inputValue(at.input, at.flip.at)}`;
}
