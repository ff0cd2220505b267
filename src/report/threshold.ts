import type { Analysis, Flip, InputRow, WorkloadResult } from '#engine/analysis.ts';
import { inputNoun, inputRange, inputValue } from './inputs.ts';
import { capital, givenByUser, kindOn, optionDetail } from './names.ts';
import { chance } from './numbers.ts';
import { figureOf, say, type Sentence } from './sentence.ts';
import { chosen, isAdvisedAgainst } from './verdict.ts';

/** A flip with the input it is about and the workload it belongs to. */
export interface Threshold {
  flip: Flip;
  input: InputRow;
  workload: WorkloadResult;
}

/** Whether the input is a slope of the model that nobody can hold a figure of their own against. */
const isObscure = ({ input }: Threshold): boolean => input.unit.startsWith('log-odds');

/** The thresholds one can watch for. */
export const watchable = (analysis: Analysis): Threshold[] =>
  thresholds(analysis).filter((at) => !isObscure(at));

/**
 * Every flip whose input is known, likeliest first and slopes of the model last. Where the chance of being beyond is a half or
 * more the leader would not lead: such a value comes from noise in the search and warns of nothing.
 */
export function thresholds(analysis: Analysis): Threshold[] {
  const inputs = new Map(analysis.inputs.map((row) => [row.key, row]));
  return analysis.workloads
    .flatMap((workload) =>
      (workload.leader === null || isAdvisedAgainst(workload) ? [] : workload.flips).flatMap(
        (flip) => {
          const input = inputs.get(flip.key);
          return input && isUsable(flip) && !isChosen(workload, flip)
            ? [{ flip, input, workload }]
            : [];
        },
      ),
    )
    .sort((a, b) => Number(isObscure(a)) - Number(isObscure(b)) || b.flip.chance - a.flip.chance);
}

/** Whether it only turns to what is recommended anyway, because the two are too close to call. */
const isChosen = (workload: WorkloadResult, { to }: Flip): boolean =>
  chosen(workload)?.option.id === to;

/** The threshold with most at stake: the one whose input is worth most to its choice, then the likeliest. */
export function weightiestThreshold(
  analysis: Analysis,
  workloadId?: string,
): Threshold | undefined {
  const worth = ({ flip, workload }: Threshold): number =>
    workload.worth.find((row) => row.key === flip.key)?.usd ?? 0;
  return watchable(analysis)
    .filter((at) => workloadId === undefined || at.workload.id === workloadId)
    .toSorted((a, b) => worth(b) - worth(a))[0];
}

const isUsable = ({ at, chance }: Flip): boolean =>
  Number.isFinite(at) && chance > 0 && chance < 0.5;

/** "above 1.2bn requests a month", or with the label first where the unit does not say it: "if growth of volume were above ×2.4 a year". */
function thresholdValue(at: Threshold): Sentence {
  const { flip, input } = at;
  const value = say`${flip.side} ${figure(at, inputValue(input, flip.at))}`;
  return unitSays(input) ? value : say`if ${inputNoun(input)} were ${value}`;
}

/** A figure that comes from the search for this threshold. */
const figure = ({ flip, workload }: Threshold, text: string) =>
  figureOf({ of: 'flip', workload: workload.id, input: flip.key })(text);

/** Whether the unit repeats the label, as in "requests a month". */
const unitSays = ({ label, unit }: InputRow): boolean =>
  unit.toLowerCase().startsWith(label.toLowerCase());

/** Who takes the lead, after a preposition: the kind, or the model where the kind stays the same. */
export function newLeader({ flip, workload }: Threshold): string {
  const next = workload.options.find((o) => o.option.id === flip.to)?.option;
  const now = workload.options[workload.leader ?? -1]?.option;
  if (!next) return flip.to;
  return next.kind === now?.kind ? optionDetail(next) || kindOn(next.kind) : kindOn(next.kind);
}

/** "Open weights on rented GPUs would take over with requests above …; you said 60m to 180m (3 chances in 100)." */
export function thresholdSentence(
  at: Threshold,
  naming: (name: string) => string | null,
): Sentence {
  const name = naming(at.workload.name);
  const { input, flip } = at;
  const said = givenByUser(input.by) ? 'you said' : 'we take';
  const [range, odds] = [figure(at, inputRange(input)), figure(at, chance(flip.chance))];
  return say`${capital(newLeader(at))} would take over${name ? ` for ${name}` : ''} ${thresholdValue(at)}; ${said} ${range} (${odds}).`;
}

/** The same after "it would change if": "growth of volume turned out above ×2.4 a year". */
export const thresholdCell = (at: Threshold): Sentence =>
  say`${inputNoun(at.input)} turned out ${at.flip.side} ${figure(at, inputValue(at.input, at.flip.at))}`;

/** The same after "reopen this when": "you find growth of volume to be above ×2.4 a year". */
export const thresholdSign = (at: Threshold): Sentence =>
  say`you find ${inputNoun(at.input)} to be ${at.flip.side} ${figure(at, inputValue(at.input, at.flip.at))}`;
