import { monthsLater } from '#catalog/dates.ts';
import type { Analysis, OptionResult, WorkloadResult } from '#engine/analysis.ts';
import type { Figure } from './blocks.ts';
import type { Stage } from './charts/stages.ts';
import type { Theme } from './charts/theme.ts';
import { timeline } from './charts/timeline.ts';
import { reviewDate, dayText } from './dates.ts';
import { worthwhilePlan } from './explained/plan.ts';
import { kindShort, shortName } from './names.ts';
import { futures } from './numbers.ts';
import { textOf } from './sentence.ts';
import type { Tripwire } from './tripwires.ts';
import { chosen, optionAt, sameService } from './verdict.ts';

/** The stage from month 12 on of a plan that begins with what is recommended and saves by changing. */
function later(w: WorkloadResult, pick: OptionResult, from: string, theme: Theme): Stage[] {
  const plan = worthwhilePlan(w);
  const next = w.options.find((o) => o.option.id === plan?.later)?.option;
  const on = monthsLater(from, 12);
  if (plan === null || next === undefined || on === null || plan.start !== pick.option.id)
    return [];
  const label = `or ${kindShort(next.kind)}, in ${futures(plan.changedAt12)}`;
  return [{ from: on, label, colour: theme.option[next.kind] }];
}

/** What runs when, workload by workload, and the days on which to look again. */
export function mixTimeline(
  analysis: Analysis,
  wires: readonly Tripwire[],
  theme: Theme,
  width: number,
): Figure {
  const from = analysis.edition;
  const review = reviewDate(from);
  const lanes = analysis.workloads.flatMap((w) => {
    const pick = chosen(w);
    if (pick === null) return [];
    const today = optionAt(w, w.today);
    const stays = today !== null && sameService(pick, today);
    const label = `${kindShort(pick.option.kind)}${stays ? ', as today' : ''}`;
    const now = { from, label, colour: theme.option[pick.option.kind] };
    return [{ name: shortName(w.name), stages: [now, ...later(w, pick, from, theme)] }];
  });
  const dated = wires.filter((wire) => wire.on !== null);
  const figure = timeline(
    {
      title:
        review === null
          ? 'What runs when'
          : `Look again on ${dayText(review)}, or when a sign comes first`,
      subtitle: 'Each workload from now to the end of the period; numbers are days to look at',
      from,
      to: monthsLater(from, analysis.months) ?? from,
      lanes,
      moments: dated.map(({ text, on }) => ({
        text: textOf(text),
        on,
        kind: on === review ? 'review' : 'tripwire',
      })),
    },
    theme,
    width,
  );
  return { ...figure, origin: { of: 'moments' } };
}
