import type { Analysis, CapCheck, ChoiceReason } from '#engine/analysis.ts';
import { kindOn, shortName } from './names.ts';
import { count, money } from './numbers.ts';
import { figureOf, say, type Sentence } from './sentence.ts';
import { chosen } from './verdict.ts';

const because: Record<Exclude<ChoiceReason, 'own-leader' | 'easier-to-undo'>, string> = {
  'shared-team': 'because the team that runs the others is there already',
  'pooled-gpus': 'because it shares spare GPUs with another',
  cap: 'because its own cheapest way would break a ceiling together with the others',
};

/** What choosing for all workloads together changes: shared people and GPUs, changed choices, broken ceilings. */
export function togetherLines({ portfolio, workloads }: Analysis): Sentence[] {
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
    if (reason === 'own-leader' || reason === 'easier-to-undo') continue;
    const result = workloads.find((w) => w.id === workload);
    const pick = result && chosen(result);
    if (!result || !pick) continue;
    lines.push([
      `${shortName(result.name)} goes to ${kindOn(pick.option.kind)} ${because[reason]}.`,
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
