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
import { ownTest, verdictOf } from './verdict.ts';

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

/** Retirements and announced prices of the offers that the recommendation uses, each once, in words. */
function offerEvents(analysis: Analysis, catalogue: Catalogue | null): Tripwire[] {
  if (!catalogue) return [];
  const found = analysis.workloads.flatMap((w) => w.explanation?.tripwires ?? []);
  const wires = new Map<string, Tripwire>();
  for (const { kind, key, on } of found) {
    const offer = catalogue.offers.get(key);
    if (!offer || (kind !== 'retirement' && kind !== 'price-change')) continue;
    const text = kind === 'retirement' ? retirement(offer, on) : priceChange(offer, on);
    wires.set(`${kind} ${key}`, { text, on });
  }
  return [...wires.values()];
}

function retirement({ name, provider, retiresKind }: Offer, on: string): Sentence {
  const what = `${name} at ${provider}`;
  if (retiresKind === 'not sooner than') return [`${what} may be retired from ${dayText(on)} on`];
  const planned = retiresKind === 'planned' ? ' by plan' : '';
  return [`${what} is retired${planned} on ${dayText(on)}`];
}

function priceChange({ key, name, provider, priceChange: change }: Offer, on: string): Sentence {
  const list = `the list price of ${name} at ${provider}`;
  if (change === null) return [`${list} changes on ${dayText(on)}`];
  const f = figureOf({ of: 'offer', offer: key });
  return say`${list} becomes ${f(money(change.inputUsdPerMtok))} in and ${f(money(change.outputUsdPerMtok))} out per million tokens on ${dayText(on)}`;
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
    const found = failureGap(result);
    const pays = found?.gap.paysUpTo ?? null;
    if (found === null || pays === null) return [];
    const more =
      pays >= 0
        ? `at most ${count(pays)} more in 1,000`
        : `at least ${count(-pays)} fewer in 1,000`;
    const f = figureOf({ of: 'gap', workload: result.id });
    return [
      {
        text: say`${forWorkload(result, analysis)}your own test shows that ${kindOn(found.rival.option.kind)} fails ${f(more)}`,
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
