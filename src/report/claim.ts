import type { Scenario } from '#profile/session.ts';
import type { Analysis, WorkloadResult } from '#engine/analysis.ts';
import { commitmentSentence } from './commitment.ts';
import { monthText, reviewDate } from './dates.ts';
import { failureGap, failureGapText } from './failure-gap.ts';
import { clauses } from './headline.ts';
import { horizon } from './horizon.ts';
import { selfHostingVerdict } from './self-hosting.ts';
import { togetherLines } from './together.ts';
import { capital, listed, kindOn, optionDetail, shortName } from './names.ts';
import { eightInTen, futures, money, moneyRange, savingRange } from './numbers.ts';
import { figureOf, say, together, type Sentence } from './sentence.ts';
import { thresholdSentence, weightiestThreshold } from './threshold.ts';
import {
  chosen,
  even,
  isAdvisedAgainst,
  optionAt,
  ownTest,
  shareOfKind,
  verdictOf,
} from './verdict.ts';

/** The recommendation in words. */
export interface Claim {
  heading: string;
  /** The paragraph under the heading: share of futures, money, and the threshold or gap that matters. */
  lead: Sentence;
  /** Further sentences of the same rank as the lead, each on its own: what does not pay, what is ruled out. */
  points: Sentence[];
  /** At most about 160 characters, without the review date. */
  label: string;
  /** ISO date of the first day of the review month, or null where the edition is no date. */
  review: string | null;
}

/** What the analysis says about a scenario, derived from its data alone. */
export function claimOf(scenario: Scenario, analysis: Analysis): Claim {
  const review = reviewDate(analysis.edition);
  const said = clauses(scenario, analysis);
  const due = monthText(review);
  const isOpen = analysis.workloads.some((w) => w.leader !== null);
  const closing = due && isOpen ? [`review in ${due}`] : [];
  const sentences = (parts: string[]): string => parts.map(capital).join('. ');
  return {
    heading: `${sentences([...said, ...closing])}.`,
    lead: lead(scenario, analysis),
    points: [
      whatFailuresCost(analysis),
      selfHostingVerdict(analysis)?.sentence ?? [],
      nothingLeft(analysis),
      fallingBehind(analysis),
      commitmentSentence(analysis),
      ...togetherLines(analysis),
    ].filter((point) => point.length > 0),
    label: labelOf(said.map(capital)),
    review,
  };
}

/** As many whole sentences as fit into a row; a first one that does not fit is cut. */
function labelOf(said: readonly string[]): string {
  const [first = '', ...rest] = said;
  const cut = shortName(first, mostOfLabel);
  let label = cut.endsWith('…') ? cut : `${cut}.`;
  for (const sentence of rest) {
    if (Array.from(label).length + Array.from(sentence).length + 2 > mostOfLabel) break;
    label = `${label} ${sentence}.`;
  }
  return label;
}

const mostOfLabel = 160;

const mix = figureOf({ of: 'mix' });

function lead(scenario: Scenario, analysis: Analysis): Sentence {
  if (analysis.workloads.length === 0)
    return [
      'No workload has been described yet. Describe one and its recommendation appears here.',
    ];
  if (analysis.workloads.every((w) => w.leader === null))
    return ['Every way to run it is ruled out by a rule or a missing fact.'];
  return together([
    ...moneySentences(analysis),
    gapSentence(scenario, analysis) ?? thresholdOf(analysis),
  ]);
}

function moneySentences(analysis: Analysis): Sentence[] {
  const { portfolio, workloads } = analysis;
  if (!portfolio) return [];
  const { saving, today, betterThanToday, betterThanTodayError, recommended } = portfolio;
  const over = horizon(analysis.months);
  if (!saving || !today) return [withoutBaseline(analysis)];
  const running = workloads.filter((w) => w.today !== null).length;
  const partly = running < workloads.length;
  const scope = !partly
    ? ''
    : running === 1
      ? ' on the one workload in use'
      : ` on the ${running} workloads in use`;
  const all = workloads.length === 2 ? 'Both' : `All ${workloads.length}`;
  const cost = partly
    ? say`${all} together cost ${mix(money(recommended.mean))}${counted(analysis)}.`
    : [];
  if (saving.mean === 0 && saving.p10 === 0 && saving.p90 === 0)
    return [
      say`Staying as you are costs ${mix(money(today.mean))} over ${over}${scope} and nothing we know is cheaper.`,
      cost,
    ];
  if (saving.mean < 0)
    return [
      say`It costs ${mix(money(-saving.mean))} more over ${over} than staying as you are${scope} (${mix(money(today.mean))}), which your rules no longer allow.`,
      cost,
    ];
  const share = futures(betterThanToday, betterThanTodayError);
  return [
    say`${workloads.length > 1 ? 'This mix' : 'This'} costs less than staying as you are in ${mix(share)} and saves ${mix(money(saving.mean, today.mean))} of ${mix(money(today.mean))} on average over ${over}${scope} (${mix(`8 chances in 10: ${savingRange(saving.p10, saving.p90)}`)}).`,
    cost,
  ];
}

/** Says where a total holds what we advise against. */
function counted({ workloads }: Analysis): string {
  const names = workloads.filter(isAdvisedAgainst).map((w) => shortName(w.name));
  const few = names.length > 2 ? [`${names.length} workloads`] : names;
  return names.length === 0 ? '' : `, ${listed(few)} included`;
}

function withoutBaseline(analysis: Analysis): Sentence {
  const decided = analysis.workloads.filter((w) => w.leader !== null);
  const [only] = decided;
  const over = horizon(analysis.months);
  const total = analysis.portfolio?.recommended;
  if (!only || !total) return [];
  const cost = say`${mix(money(total.mean, total.p90))} over ${over} (${mix(eightInTen(total.p10, total.p90))})`;
  if (decided.length > 1) {
    const margin = decided.reduce((sum, w) => sum - (w.lead?.mean ?? 0), 0);
    const rivals =
      margin > 0
        ? say`, ${mix(money(margin, total.mean))} less than the next best way of each workload`
        : [];
    return say`The mix costs ${cost}${rivals}${counted(analysis)}. None of it runs today, so there is no saving to state.`;
  }
  return say`It costs ${cost}. ${runnerUpSentence(only)}`;
}

/** Leader against runner-up: share of futures and difference; for a single option that nothing rivals it. */
function runnerUpSentence(result: WorkloadResult): Sentence {
  const leader = optionAt(result, result.leader);
  const runnerUp = optionAt(result, result.runnerUp);
  if (!leader) return [];
  if (!runnerUp || !result.lead) return ['No other way is left to compare it with.'];
  const kind = shareOfKind(result, leader.option.kind);
  const best = futures(kind?.share ?? leader.share, kind?.error ?? leader.shareError);
  const other =
    runnerUp.option.kind === leader.option.kind
      ? optionDetail(runnerUp.option) || kindOn(runnerUp.option.kind)
      : kindOn(runnerUp.option.kind);
  const at = { workload: result.id, option: leader.option.id };
  const share = figureOf({ of: 'kind-share', ...at })(best);
  const more = figureOf({ of: 'cost', ...at, option: runnerUp.option.id });
  return say`Its kind is cheapest in ${share}; the next best, ${other}, costs ${more(difference(result.lead))}.`;
}

/** How much more the runner-up costs, from the leader's lead (leader minus runner-up). */
function difference(leadOver: { mean: number; p10: number; p90: number }): string {
  const [least, most] = [-leadOver.p90, -leadOver.p10];
  const range =
    least < 0 && most > 0
      ? `between ${money(-least, most)} less and ${money(most)} more`
      : moneyRange(least, most);
  return `${money(-leadOver.mean, most)} more (8 chances in 10: ${range})`;
}

function gapSentence(scenario: Scenario, analysis: Analysis): Sentence | null {
  const open = analysis.workloads.filter(
    (w) => verdictOf(w, ownTest(scenario, w.id) !== null) === 'measure',
  );
  const size = (w: WorkloadResult): number => Math.abs(w.lead?.mean ?? 0);
  const [first] = open.sort((a, b) => size(b) - size(a));
  const gap = first ? failureGap(first) : null;
  if (!first || !gap) return null;
  const where = analysis.workloads.length > 1 ? `${shortName(first.name)}: ` : '';
  return say`${where}${failureGapText(gap)}`;
}

function thresholdOf(analysis: Analysis): Sentence {
  const first = weightiestThreshold(analysis);
  const several = analysis.workloads.length > 1;
  return first ? thresholdSentence(first, (name) => (several ? shortName(name) : null)) : [];
}

/** Where wrong results make most of the cost, no bill will ever show it, so it is said apart. */
function whatFailuresCost({ portfolio }: Analysis): Sentence {
  if (!portfolio) return [];
  const { recommended, recommendedParts } = portfolio;
  const { failures } = recommendedParts;
  if (!(failures > even * recommended.mean)) return [];
  const [all, part] = [money(recommended.mean), money(failures, recommended.mean)];
  const first =
    all === part ? say`Nearly all of the ${mix(all)}` : say`Of the ${mix(all)}, ${mix(part)}`;
  return say`${first} is what wrong results cost you; bills, people and the rest come to ${mix(money(recommended.mean - failures))}.`;
}

function nothingLeft(analysis: Analysis): Sentence {
  const empty = analysis.workloads.filter((w) => w.leader === null);
  const [first] = empty;
  if (!first) return [];
  const names = empty.length === 1 ? shortName(first.name) : `${empty.length} workloads`;
  return [
    `For ${names} every way to run it is ruled out; the reasons say what would have to change.`,
  ];
}

/** The workload whose best way ends with most results wrong: said plainly, because no price repairs it. */
function fallingBehind(analysis: Analysis): Sentence {
  const [worst] = analysis.workloads
    .flatMap((result) => {
      const pick = chosen(result);
      return pick && pick.successEnd < even ? [{ result, pick }] : [];
    })
    .sort((a, b) => a.pick.successEnd - b.pick.successEnd);
  if (!worst) return [];
  const { option, successNow, successEnd } = worst.pick;
  const f = figureOf({ of: 'success', workload: worst.result.id, option: option.id });
  return say`${shortName(worst.result.name)}: of 100 results the best way these rules leave gets ${f(`${Math.round(100 * successNow)} right`)} today and ${f(String(Math.round(100 * successEnd)))} after ${horizon(analysis.months)}.`;
}
