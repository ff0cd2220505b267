import type { Analysis, CapCheck, ChoiceReason, Option } from '#engine/analysis.ts';
import { kindOn, shortName } from './names.ts';
import { count, money } from './numbers.ts';
import { figureOf, say, type Sentence } from './sentence.ts';
import { chosen } from './verdict.ts';

/** Why a workload runs on what it does, after "because". */
const because: Record<Exclude<ChoiceReason, 'commitment'>, string> = {
  'own-leader': 'it leads by itself',
  'easier-to-undo': 'the two are too close to call and this one is easier to undo',
  'shared-team': 'the team that runs the others is there already',
  'pooled-gpus': 'it shares spare GPUs with another',
  cap: 'its own cheapest way would break a ceiling together with the others',
};

/** The reason of one choice, after "because". */
const becauseOf = (reason: ChoiceReason, { portfolio }: Analysis): string =>
  reason === 'commitment'
    ? `its bills there count against what is promised to ${portfolio?.choice.committed?.provider ?? 'the provider'}`
    : because[reason];

/** The choice for one workload among all: what is chosen, what it would choose alone, and why. */
export interface TogetherChoice {
  /** Id and name of the workload. */
  workload: string;
  name: string;
  chosen: Option;
  alone: Option;
  reason: ChoiceReason;
  why: string;
}

/** Whether a workload’s choice is another than it would be alone, because of the others or of a promise. */
export const isChanged = ({ reason }: { reason: ChoiceReason }): boolean =>
  reason !== 'own-leader' && reason !== 'easier-to-undo';

/** What is chosen for each workload, in the order of the workloads. */
export function togetherChoices(analysis: Analysis): TogetherChoice[] {
  const { portfolio, workloads } = analysis;
  return (portfolio?.choice.choices ?? []).flatMap(({ workload, option, own, reason }) => {
    const result = workloads.find((w) => w.id === workload);
    const of = (id: string) => result?.options.find((o) => o.option.id === id)?.option;
    const [picked, alone] = [of(option), of(own)];
    if (!result || !picked || !alone) return [];
    return [
      {
        workload,
        name: result.name,
        chosen: picked,
        alone,
        reason,
        why: becauseOf(reason, analysis),
      },
    ];
  });
}

/** A ceiling in words, with how a figure under it is written. */
export interface Ceiling {
  name: string;
  /** Name of the workload it is on; null for all together. */
  of: string | null;
  check: CapCheck;
  show: (x: number) => string;
}

const ceilingNames: Record<CapCheck['cap'], string> = {
  capex: 'Hardware bought',
  people: 'People who run it',
  monthly: 'Dearest month',
};

/** Every ceiling that was set, and how the choice keeps to it. */
export function ceilings({ portfolio, workloads }: Analysis): Ceiling[] {
  return (portfolio?.choice.caps ?? []).map((check) => ({
    name: ceilingNames[check.cap],
    of: workloads.find((w) => w.id === check.workload)?.name ?? null,
    check,
    show: check.cap === 'people' ? count : money,
  }));
}

/** How the choice for all was found and what it shares, in a sentence or two; empty with fewer than two workloads. */
export function togetherMethod({ portfolio }: Analysis): string {
  if (!portfolio || portfolio.choice.choices.length < 2) return '';
  const { method, boundUsd, sharedPeopleUsd, pooledGpusUsd } = portfolio.choice;
  const found =
    method === 'exact'
      ? 'Every combination was weighed: none costs less'
      : `Found by local search; no other combination saves more than ${money(boundUsd)}`;
  const shared = sharedPeopleUsd + pooledGpusUsd;
  return `${found}. ${shared > 0 ? `One team and shared spares save ${money(shared)} against separate ones, which the total counts once.` : 'Nothing is shared between them.'}`;
}

/** What choosing for all workloads together changes: shared people and GPUs, changed choices, broken ceilings. */
export function togetherLines(analysis: Analysis): Sentence[] {
  const { portfolio, workloads } = analysis;
  if (!portfolio) return [];
  const { choices, sharedPeopleUsd, pooledGpusUsd, caps } = portfolio.choice;
  const lines: Sentence[] = [];
  if (sharedPeopleUsd > 0)
    lines.push(
      say`One platform team for all of them saves ${f(money(sharedPeopleUsd))} against a team each; it is in the total.`,
    );
  if (pooledGpusUsd > 0)
    lines.push(say`Shared spare GPUs save another ${f(money(pooledGpusUsd))} of that total.`);
  for (const { workload, reason } of choices) {
    if (!isChanged({ reason })) continue;
    const result = workloads.find((w) => w.id === workload);
    const pick = result && chosen(result);
    if (!result || !pick) continue;
    lines.push([
      `${shortName(result.name)} goes to ${kindOn(pick.option.kind)} because ${becauseOf(reason, analysis)}.`,
    ]);
  }
  for (const cap of caps)
    if (cap.workload === null && cap.chanceKept < 0.9) lines.push(brokenCap(cap));
  return lines;
}

const f = figureOf({ of: 'together' });

function brokenCap({ cap, allowed, chanceKept }: CapCheck): Sentence {
  const what =
    cap === 'people'
      ? say`the ${f(count(allowed))} people you could spare`
      : say`the hardware budget of ${f(money(allowed))}`;
  return say`No mix keeps to ${what} in nine futures of ten; this one does in ${f(`${Math.round(100 * chanceKept)} of 100`)}.`;
}
