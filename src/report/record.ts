import type { Analysis, OptionResult, WorkloadResult } from '#engine/analysis.ts';
import type { Catalogue } from '#catalog/types.ts';
import type { Scenario } from '#profile/session.ts';
import { claimOf } from './claim.ts';
import { dayText } from './dates.ts';
import { horizon } from './horizon.ts';
import { listed, optionName, policyName, shortName } from './names.ts';
import { count, futures, money, percent, plural, rate } from './numbers.ts';
import { ruledOutLine } from './ruled-out.ts';
import { textOf } from './sentence.ts';
import { thresholdSentence, thresholds } from './threshold.ts';
import { isChanged, togetherChoices } from './together.ts';
import { tripwires } from './tripwires.ts';
import { byCost, chosen, isAdvisedAgainst, optionAt, shareOfKind } from './verdict.ts';
import { worthRows, worthSentence } from './worth.ts';

export interface RecordInput {
  sessionName: string;
  scenario: Scenario;
  analysis: Analysis;
  catalogue: Catalogue | null;
  /** ISO date of the decision. */
  date: string;
  app: string;
}

/** A decision record in MADR 4.0 Markdown for a repository; its confirmation is the list of tripwires. */
export function decisionRecord(input: RecordInput): string {
  const { scenario, analysis, catalogue, date } = input;
  const claim = claimOf(scenario, analysis);
  const title = claim.heading.replace(/\.$/, '');
  const wires = tripwires(scenario, analysis, catalogue).map(({ text }) => textOf(text));
  const decided = byCost(analysis.workloads);
  const parts = [
    `---\nstatus: proposed\ndate: ${date}\n---`,
    `# ${plain(title)}`,
    section('Context and Problem Statement', context(input)),
    section('Decision Drivers', list(drivers(input))),
    section(
      'Considered Options',
      decided.length === 0 ? none : decided.map((w) => options(w, decided.length > 1)).join('\n\n'),
    ),
    section('Decision Outcome', outcome(analysis, decided, textOf(claim.lead))),
    section('Consequences', list(consequences(analysis)), 3),
    section(
      'Confirmation',
      wires.length === 0
        ? 'No event is known that would reopen this decision.'
        : `The decision holds until one of these happens; then it is opened again:\n\n${list(wires)}`,
      3,
    ),
    section('Pros and Cons of the Options', prosAndCons(decided)),
    section('More Information', information(input)),
  ];
  return `${parts.join('\n\n')}\n`;
}

const none = 'No workload has been described, so there is nothing to choose from.';

const section = (title: string, body: string, level = 2): string =>
  `${'#'.repeat(level)} ${title}\n\n${body}`;
const list = (items: readonly string[]): string =>
  items.map((item) => `* ${plain(item)}`).join('\n');

/** Text that Markdown shows as it is: its signs are escaped and it stays on its line. */
export const plain = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_[\]<>|#~]/g, (sign) =>
      sign === '<' ? '&lt;' : sign === '>' ? '&gt;' : `\\${sign}`,
    )
    .trim();

function context({ sessionName, scenario, analysis }: RecordInput): string {
  const names = analysis.workloads.map((w) => shortName(w.name, 80));
  const what =
    names.length === 0 ? 'its AI' : names.length > 6 ? `${names.length} workloads` : listed(names);
  return plain(
    `How should ${shortName(sessionName, 120)} run ${what} over the next ${horizon(analysis.months)}: on a closed API, hosted open weights, GPUs of its own, a fine-tuned model or a router? This record holds for the scenario “${shortName(scenario.name, 80)}”.`,
  );
}

function drivers({ analysis }: RecordInput): string[] {
  const rows = worthRows(analysis).slice(0, 3).map(worthSentence);
  return [
    `Lowest mean of discounted cost over ${horizon(analysis.months)}: bills or GPUs, people, migration, evaluation, events and failed tasks.`,
    'Rules on data, origin, licence, latency and budget rule out and are never weighed.',
    `Outlooks: ${analysis.outlookShares
      .map((share) => percent(share))
      .join(' open, ')
      .replace(/ open, ([^,]*)$/, ' tiered, $1 closed')}.`,
    ...rows,
  ];
}

const optionTitle = ({ option }: OptionResult): string =>
  `${optionName(option)}, ${policyName(option.policy)}`;

/** The first of a kind is enough for a record; the others differ in model or policy only. */
function firstOfKinds({ options: all }: WorkloadResult): OptionResult[] {
  const seen = new Set<string>();
  return all.filter(({ option }) => {
    if (seen.has(option.kind)) return false;
    seen.add(option.kind);
    return true;
  });
}

function options(result: WorkloadResult, several: boolean): string {
  const items = firstOfKinds(result).map(optionTitle);
  const body = items.length === 0 ? 'Every way to run it is ruled out.' : list(items);
  return several ? `${plain(shortName(result.name, 80))}:\n\n${body}` : body;
}

function outcome(analysis: Analysis, decided: readonly WorkloadResult[], lead: string): string {
  const changed = new Map(
    togetherChoices(analysis)
      .filter(isChanged)
      .map((c) => [c.workload, c.why]),
  );
  const chosenOnes = decided.map((result) => {
    const pick = chosen(result);
    const where = decided.length > 1 ? `${shortName(result.name, 80)}: ` : '';
    if (!pick) return `${where}no option, because every way to run it is ruled out.`;
    if (isAdvisedAgainst(result))
      return `${where}do not start yet; nearest is “${optionTitle(pick)}”, with which most results would be wrong.`;
    const kind = shareOfKind(result, pick.option.kind);
    const alone = result.tooClose
      ? 'it is too close to call and this one is easier to undo'
      : `it has the lowest mean cost, ${money(pick.cost.mean)} (8 chances in 10: ${money(pick.cost.p10, pick.cost.p90)} to ${money(pick.cost.p90)}), and its kind is cheapest in ${futures(kind?.share ?? pick.share, kind?.error ?? pick.shareError)}`;
    return `${where}chosen option: “${optionTitle(pick)}”, because ${changed.get(result.id) ?? alone}.`;
  });
  return [...chosenOnes.map(plain), plain(lead)].filter(Boolean).join('\n\n');
}

function consequences(analysis: Analysis): string[] {
  const { portfolio } = analysis;
  const regret = analysis.workloads.reduce((sum, w) => sum + (chosen(w)?.regret ?? 0), 0);
  const flips = thresholds(analysis)
    .slice(0, 2)
    .map((t) => textOf(thresholdSentence(t, (name) => shortName(name))));
  const saving = portfolio?.saving?.mean ?? 0;
  return [
    ...(saving > 0
      ? [`Good, because it saves ${money(saving)} on average against staying as today.`]
      : []),
    ...(saving < 0
      ? [`Bad, because it costs ${money(-saving)} more on average than staying as today.`]
      : []),
    `Neutral, because knowing the future exactly would save another ${money(regret)} on average; no study is worth more.`,
    ...flips.map((text) => `Bad, because it may turn: ${text}`),
  ];
}

function prosAndCons(decided: readonly WorkloadResult[]): string {
  if (decided.length === 0) return none;
  return decided
    .map((result) => {
      const head = decided.length > 1 ? `### ${plain(shortName(result.name, 80))}\n\n` : '';
      const level = decided.length > 1 ? 4 : 3;
      const shown = firstOfKinds(result).map((o) =>
        section(plain(optionTitle(o)), list(arguments_(o, result)), level),
      );
      const out = result.ruledOut
        .filter((row) => row.constraint !== 'pruned')
        .slice(0, 8)
        .map((row) => ruledOutLine(row))
        .map(({ what, why, unless }) => `${what}: ${why} It would compete if ${unless}.`);
      const ruled = out.length === 0 ? [] : [section('Ruled out', list([...new Set(out)]), level)];
      return head + [...shown, ...ruled].join('\n\n');
    })
    .join('\n\n');
}

function arguments_(o: OptionResult, result: WorkloadResult): string[] {
  const leader = optionAt(result, result.leader);
  const more = leader ? o.cost.mean - leader.cost.mean : 0;
  const share = shareOfKind(result, o.option.kind);
  return [
    `${more > 0 ? 'Bad' : 'Good'}, because it costs ${money(o.cost.mean)} on average (8 chances in 10: ${money(o.cost.p10, o.cost.p90)} to ${money(o.cost.p90)})${more > 0 ? `, ${money(more)} more than the cheapest` : ''}.`,
    ...(o.option.eligible && share
      ? [`Neutral, because a way of this kind is cheapest in ${futures(share.share, share.error)}.`]
      : []),
    ...(o.option.eligible
      ? []
      : ['Bad, because the rules no longer allow it; it is listed as what runs today.']),
    `Neutral, because ${rate(o.successNow)} of its results are right today and ${rate(o.successEnd)} at the end.`,
    `Neutral, because its regret is ${money(o.regret)} on average and ${money(o.worstTenth)} in the worst tenth of futures.`,
  ];
}

function information({ analysis, scenario, app }: RecordInput): string {
  const given = analysis.inputs.filter((row) => row.by !== 'default' && row.by !== 'catalogue');
  return [
    plain(
      `Reckoned with Weighbridge ${app}: ${count(analysis.draws, 4)} simulated futures, catalogue edition ${analysis.edition} (read to ${dayText(analysis.edition)}), seed ${analysis.seed}, engine ${analysis.engine}, fingerprint of the answers ${analysis.requestHash}. The same session gives the same figures to the last digit.`,
    ),
    plain(
      `${plural(analysis.inputs.length, 'uncertain input')}, ${given.length} of them given for this case; the session file and the architecture report list them all with their sources.`,
    ),
    ...(scenario.note === '' ? [] : [plain(shortName(scenario.note, 1000))]),
  ].join('\n\n');
}
