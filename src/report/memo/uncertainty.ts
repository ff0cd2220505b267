import type { Scenario } from '#profile/session.ts';
import type { Analysis, WorkloadResult } from '#engine/analysis.ts';
import type { Block, Inline } from '../blocks.ts';
import { failureGap, failureGapText } from '../failure-gap.ts';
import { horizon } from '../horizon.ts';
import {
  capital,
  kindName,
  kindOn,
  listed,
  optionDetail,
  outlookNames,
  shortName,
} from '../names.ts';
import { money, moneyUnit, percent } from '../numbers.ts';
import { thresholdSentence, thresholds } from '../threshold.ts';
import { say } from '../sentence.ts';
import { byCost, chosen, isAdvisedAgainst, isCloseCall, optionAt, ownTest } from '../verdict.ts';
import { isValued, worthRows, worthSentence } from '../worth.ts';

const heading = (text: string): Block => ({ kind: 'heading', level: 2, text });
const list = (items: readonly Inline[][]): Block => ({ kind: 'list', items: [...items] });
const paragraph = (...text: Inline[]): Block => ({ kind: 'paragraph', text });

/** The first `most` values of inputs at which the leader changes, likeliest first, and gaps that are guesses; `elsewhere` says where the others stand. */
export function flipBlocks(
  scenario: Scenario,
  analysis: Analysis,
  most: number,
  elsewhere: string,
): Block[] {
  const several = analysis.workloads.length > 1;
  const gaps = byCost(analysis.workloads).flatMap((w) => {
    const isOpen = !isCloseCall(w) && !isAdvisedAgainst(w) && ownTest(scenario, w.id) === null;
    const gap = isOpen ? failureGap(w) : null;
    return gap && gap.gap.failureShare > 0.5
      ? [say`${several ? `${shortName(w.name)}: ` : ''}${failureGapText(gap)}`]
      : [];
  });
  const all = thresholds(analysis);
  const flips = all
    .slice(0, most)
    .map((t) => thresholdSentence(t, (name) => (several ? shortName(name) : null)));
  const items = [...gaps.slice(0, most - 1), ...flips];
  const rest = gaps.length + all.length - items.length;
  return [
    heading('What would change our mind'),
    items.length > 0
      ? list(items)
      : paragraph(
          isValued(analysis)
            ? 'No single answer, moved within its range, changes a recommendation.'
            : 'Not computed yet.',
        ),
    ...further(rest, 'threshold', elsewhere),
  ];
}

/** Says that so many more of a sort stand elsewhere. */
const further = (rest: number, one: string, elsewhere: string): Block[] =>
  rest > 0
    ? [
        {
          kind: 'note',
          text: [
            `${rest} further ${rest === 1 ? one : `${one}s`} stand${rest === 1 ? 's' : ''} ${elsewhere}.`,
          ],
        },
      ]
    : [];

/** What is worth finding out before acting, the first `most`, and where to stop; `elsewhere` says where the others stand. */
export function worthBlocks(analysis: Analysis, most: number, elsewhere: string): Block[] {
  const rows = worthRows(analysis);
  const named = rows.slice(0, most).map(worthSentence);
  const stop = !isValued(analysis)
    ? 'Not computed yet.'
    : rows.length === 0
      ? 'Nothing: no answer, even if known exactly, is worth an hour of anyone’s time to this decision. Stop here.'
      : rows.length > most
        ? 'What is not named here or there: stop. No other answer is worth the time to find it.'
        : 'Everything else: stop. No other answer is worth the time to find it.';
  return [
    heading('Worth finding out'),
    rows.length === 0 ? paragraph(stop) : list([...named, stop].map((text) => [text])),
    ...further(rows.length - named.length, 'question', elsewhere),
  ];
}

/** The mix in the three outlooks, regret, and who leads by other lights, at most so many. */
export function outlookBlocks(analysis: Analysis, most: number): Block[] {
  const { portfolio } = analysis;
  if (!portfolio) return [];
  const unit = moneyUnit(portfolio.byOutlook);
  const regret = analysis.workloads.reduce((sum, w) => sum + (chosen(w)?.regret ?? 0), 0);
  const items = [...analysis.workloads.flatMap(otherLights)].slice(0, most);
  return [
    heading('Outlooks, regret and caution'),
    {
      kind: 'table',
      title: `Cost of the recommendation in each outlook, over ${horizon(analysis.months)}`,
      columns: [
        { title: 'Outlook', align: 'left', width: 0.5 },
        { title: 'Weight', align: 'right', width: 0.25 },
        { title: `Mean cost, ${unit.short}`, align: 'right', width: 0.25 },
      ],
      rows: outlookNames.map((name, i) => [
        { text: name },
        { text: percent(analysis.outlookShares[i]) },
        { text: unit.show(portfolio.byOutlook[i]) },
      ]),
      rowHeaders: true,
    },
    paragraph(
      `Knowing the future exactly would save ${money(regret)} on average against this recommendation; no study can be worth more than that.`,
    ),
    ...(items.length > 0 ? [list(items.map((text) => [text]))] : []),
  ];
}

/** Other leaders of a workload: by run cost alone, and under caution. */
function otherLights(result: WorkloadResult): string[] {
  const leader = optionAt(result, result.leader);
  const plain = optionAt(result, result.withoutFailures);
  const cautious = optionAt(result, result.cautious);
  if (!leader) return [];
  const name = shortName(result.name);
  const said: string[] = [];
  if (plain && plain.option.kind !== leader.option.kind)
    said.push(
      `${name}: by run cost alone the cheapest is ${kindOn(plain.option.kind)} (${money(plain.runCost.mean)} against ${money(leader.runCost.mean)}); the cost of failures turns it.`,
    );
  if (cautious && cautious !== leader)
    said.push(
      `${name}: with weight on bad futures the choice is ${cautious.option.kind === leader.option.kind ? optionDetail(cautious.option) : kindOn(cautious.option.kind)}; that caution costs ${money(cautious.cost.mean - leader.cost.mean)} on average.`,
    );
  return said;
}

/** Leaders of several workloads by kind, for the opening of a section: "Hosted open weights for A and B". */
export function mixInWords(analysis: Analysis): string {
  const groups = new Map<string, string[]>();
  for (const result of analysis.workloads) {
    const pick = chosen(result);
    const key = pick ? kindName(pick.option.kind) : 'Nothing';
    groups.set(key, [...(groups.get(key) ?? []), shortName(result.name)]);
  }
  const said = [...groups].map(([kind, names]) => {
    const few = names.length > 3 ? [...names.slice(0, 2), `${names.length - 2} others`] : names;
    return `${kind} for ${listed(few)}`;
  });
  return capital(said.join('; '));
}
