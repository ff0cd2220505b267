import type { Analysis, Flip, InputRow, WorkloadResult } from '#engine/analysis.ts';
import { givenByUser, kindOn, capital } from './names.ts';
import { chance, quantity, quantityRange } from './numbers.ts';

/** A flip with the input it is about and the workload it belongs to. */
export interface Threshold {
  flip: Flip;
  input: InputRow;
  workload: WorkloadResult;
}

/** Every flip whose input is known, likeliest first. */
export function thresholds(analysis: Analysis): Threshold[] {
  const inputs = new Map(analysis.inputs.map((row) => [row.key, row]));
  return analysis.workloads
    .flatMap((workload) =>
      (workload.leader === null ? [] : workload.flips).flatMap((flip) => {
        const input = inputs.get(flip.key);
        return input ? [{ flip, input, workload }] : [];
      }),
    )
    .sort((a, b) => b.flip.chance - a.flip.chance);
}

/** "above 1.2bn requests a month", or with the label first where the unit does not say it: "with growth of volume above ×2.4 a year". */
export function thresholdValue({ flip, input }: Threshold): string {
  const value = `${flip.side} ${quantity(flip.at, input.unit)}`;
  return unitSays(input) ? value : `with ${lower(input.label)} ${value}`;
}

/** Whether the unit repeats the label, as in "requests a month". */
const unitSays = ({ label, unit }: InputRow): boolean =>
  unit.toLowerCase().startsWith(label.toLowerCase());

const lower = (text: string): string =>
  /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;

/** The kind that takes the lead, after a preposition; the id itself where the option is not listed. */
function newLeader({ flip, workload }: Threshold): string {
  const option = workload.options.find((o) => o.option.id === flip.to);
  return option ? kindOn(option.option.kind) : flip.to;
}

/** "Open weights on rented GPUs would take over with requests above …; you said 60m to 180m (3 chances in 100)." */
export function thresholdSentence(at: Threshold, naming: (name: string) => string | null): string {
  const name = naming(at.workload.name);
  const { input, flip } = at;
  const said = givenByUser(input.by) ? 'you said' : 'we take';
  const range = quantityRange(input.p10, input.p90, input.unit);
  return `${capital(newLeader(at))} would take over${name ? ` for ${name}` : ''} ${thresholdValue(at)}; ${said} ${range} (${chance(flip.chance)}).`;
}

/** The same as a cell of the table by workload: "requests go above 1.2bn". */
export function thresholdCell(at: Threshold): string {
  const verb = at.flip.side === 'above' ? 'goes above' : 'falls below';
  return `${lower(at.input.label)} ${verb} ${quantity(at.flip.at, at.input.unit)}`;
}
