import type { Analysis, WorkloadResult } from '#engine/analysis.ts';
import { monthsLater } from '#catalog/dates.ts';
import type { Catalogue, Offer } from '#catalog/types.ts';
import type { Scenario } from '#profile/session.ts';
import { dayText, monthText, reviewDate } from './dates.ts';
import { failureGap } from './failure-gap.ts';
import { kindOn, shortName } from './names.ts';
import { count, money } from './numbers.ts';
import { figureOf, say, type Sentence } from './sentence.ts';
import { thresholdSign, watchable } from './threshold.ts';
import { chosen, ownTest, verdictOf } from './verdict.ts';

/** An event that reopens the decision: what to look for, and the day where one is known. */
export interface Tripwire {
  text: Sentence;
  /** ISO date, or null for what may happen on any day. */
  on: string | null;
}

/** What should reopen the decision, dated ones first and in order; the review date closes the list. */
export function tripwires(
  scenario: Scenario,
  analysis: Analysis,
  catalogue: Catalogue | null,
): Tripwire[] {
  const dated = [...offerEvents(analysis, catalogue), ...overspend(analysis)].sort((a, b) =>
    (a.on ?? '') < (b.on ?? '') ? -1 : 1,
  );
  const due = reviewDate(analysis.edition);
  const review = due
    ? [
        {
          text: [`none of these has come: review on ${dayText(due)} with a newer catalogue`],
          on: due,
        },
      ]
    : [];
  return [...dated, ...gaps(scenario, analysis).slice(0, mostGaps), ...flips(analysis), ...review];
}

/** Retirements and announced prices of the offers that the recommendation uses, within the period. */
function offerEvents(analysis: Analysis, catalogue: Catalogue | null): Tripwire[] {
  if (!catalogue) return [];
  const end = monthsLater(analysis.edition, analysis.months) ?? '9999';
  const offers = new Map<string, Offer>();
  for (const result of analysis.workloads) {
    const option = chosen(result)?.option;
    for (const key of [option?.offer, option?.escalation]) {
      const offer = key === undefined ? undefined : catalogue.offers.get(key);
      if (offer) offers.set(offer.key, offer);
    }
  }
  return [...offers.values()].flatMap((offer) =>
    [retirement(offer), priceChange(offer)].filter(
      (wire): wire is Tripwire =>
        wire !== null && wire.on !== null && wire.on >= analysis.edition && wire.on <= end,
    ),
  );
}

function retirement({ name, provider, retiresOn, retiresKind }: Offer): Tripwire | null {
  if (!retiresOn) return null;
  const what = `${name} at ${provider}`;
  const day = dayText(retiresOn);
  if (retiresKind === 'not sooner than')
    return { text: [`${what} may be retired from ${day} on`], on: retiresOn };
  const planned = retiresKind === 'planned' ? ' by plan' : '';
  return { text: [`${what} is retired${planned} on ${day}`], on: retiresOn };
}

function priceChange({ key, name, provider, priceChange: change }: Offer): Tripwire | null {
  if (!change) return null;
  const f = figureOf({ of: 'offer', offer: key });
  return {
    text: say`the list price of ${name} at ${provider} becomes ${f(money(change.inputUsdPerMtok))} in and ${f(money(change.outputUsdPerMtok))} out per million tokens on ${dayText(change.on)}`,
    on: change.on,
  };
}

/** The cost after one year that only one future in ten exceeds. */
function overspend(analysis: Analysis): Tripwire[] {
  const limit = analysis.portfolio?.recommendedFan.p90[12];
  const by = monthsLater(analysis.edition, 12);
  if (limit === undefined || !(limit > 0) || !by) return [];
  const f = figureOf({ of: 'overspend' });
  return [
    {
      text: say`bills, people and failures together pass ${f(money(limit))} before ${monthText(by) ?? by}`,
      on: by,
    },
  ];
}

function gaps(scenario: Scenario, analysis: Analysis): Tripwire[] {
  return analysis.workloads.flatMap((result) => {
    if (verdictOf(result, ownTest(scenario, result.id) !== null) !== 'measure') return [];
    const gap = failureGap(result);
    if (gap?.breakEven === null || gap === null) return [];
    const more =
      gap.breakEven >= 0
        ? `at most ${count(gap.breakEven)} more in 1,000`
        : `at least ${count(-gap.breakEven)} fewer in 1,000`;
    const f = figureOf({ of: 'gap', workload: result.id });
    return [
      {
        text: say`${forWorkload(result, analysis)}your own test shows that ${kindOn(gap.rival.option.kind)} fails ${f(more)}`,
        on: null,
      },
    ];
  });
}

/** At most so many of a sort, so that the list can be kept watch on. */
const [mostGaps, mostFlips] = [3, 4];

function flips(analysis: Analysis): Tripwire[] {
  return watchable(analysis)
    .slice(0, mostFlips)
    .map((at) => ({
      text: say`${forWorkload(at.workload, analysis)}${thresholdSign(at)}`,
      on: null,
    }));
}

const forWorkload = (result: WorkloadResult, analysis: Analysis): string =>
  analysis.workloads.length > 1 ? `${shortName(result.name)}: ` : '';
