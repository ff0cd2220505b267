import type { Analysis, WorkloadResult } from '#engine/analysis.ts';
import { failureGap } from './failure-gap.ts';
import { meansText, questionName } from './explained/inquiry.ts';
import { optionWords } from './explained/table.ts';
import { inputValue } from './inputs.ts';
import { outlookNames } from './names.ts';
import { chance, count, money, percent, rate } from './numbers.ts';
import { costOrigin, listOf, nameOf, runs, successOrigin, type Origin } from './origin.ts';
import { chosen, optionAt } from './verdict.ts';

const inputRow = (analysis: Analysis, key: string) => {
  const row = analysis.inputs.find((r) => r.key === key);
  return row === undefined ? [] : [row];
};

/** The value of one input at which the best option changes, and the chance of being beyond it. */
export function flipOrigin(analysis: Analysis, workload: WorkloadResult, input: string): Origin {
  const [row] = inputRow(analysis, input);
  const { brief } = optionWords(workload);
  const points = workload.explanation?.flips.find((f) => f.key === input)?.points ?? [];
  const single = workload.flips.find((f) => f.key === input);
  return {
    title: `Where the choice turns: ${workload.name}, ${row?.label ?? input}`,
    value:
      single === undefined || row === undefined
        ? ''
        : `${single.side} ${inputValue(row, single.at)}: ${chance(single.chance)}`,
    how: `The cost of each way, less that of the leader, is fitted as a smooth curve of this input over ${runs(analysis)}, all other inputs staying as uncertain as they are. Where two curves cross the best way changes; the chance is how much of the input’s range lies beyond.`,
    parts: [
      ...(row === undefined ? [] : [listOf('The input', [row])]),
      ...(row === undefined
        ? []
        : points.map((p) => ({
            name: `From ${inputValue(row, p.at)} on: ${brief(p.above, [p.below, p.above])}`,
            value: percent(1 - p.chanceBelow),
            how: `Below it: ${brief(p.below, [p.below, p.above])}. The figure is the chance of being above.`,
            inputs: [],
          }))),
    ],
  };
}

/** What an answer is worth, and what it costs to get. */
export function worthOrigin(analysis: Analysis, workload: WorkloadResult, input: string): Origin {
  const inquiry = workload.explanation?.inquiry;
  const q = inquiry?.questions.find((question) => question.key === input);
  const part = (name: string, value: string, how: string) => ({ name, value, how, inputs: [] });
  return {
    title: `Worth of an answer: ${workload.name}${q ? `, ${questionName(analysis, input)}` : ''}`,
    value: q ? `${money(q.roughUsd)} (±${money(q.roughError)})` : '',
    how: `What the best choice costs on average when the answer is known first, against choosing now. It is read off the same ${runs(analysis)}: the difference of every way to the leader is fitted on the input, and at each value the cheapest is taken.`,
    parts: [
      ...(q
        ? [
            part(
              'An exact answer',
              `${money(q.exactUsd)} (±${money(q.exactError)})`,
              'The most that any study of this input can be worth.',
            ),
            part(
              'The answer that can be had',
              `${money(q.roughUsd)} (±${money(q.roughError)})`,
              `To ${meansText(q.means)} tells the truth with a correlation of about ${q.quality.toFixed(1)}; the worth shrinks with it.`,
            ),
            part(
              'What it costs',
              money(q.costUsd),
              'Hours of work at what an engineer costs you; a test also costs your own evaluation.',
            ),
          ]
        : []),
      part(
        'Knowing everything',
        money(inquiry?.evpiUsd),
        'The leader’s mean regret: no study can be worth more.',
      ),
      part(
        'All that can be found out now',
        money(inquiry?.everything.usd),
        'All open questions answered at once.',
      ),
      ...inputRow(analysis, input).map((row) => listOf('As it stands', [row])),
    ],
  };
}

const volumes = ['requests', 'growth', 'tokensIn', 'tokensOut', 'tokenGrowth', 'repeated'];

/** How much there is to do today. */
export function demandOrigin(analysis: Analysis, { id, name, demand }: WorkloadResult): Origin {
  return {
    title: `Volume today: ${name}`,
    value: `${count(demand.requestsPerMonth)} requests a month`,
    how: `The middle of your range; ${count(demand.requestsPerSecondMean)} a second on average and ${count(demand.requestsPerSecondPeak)} at the peak of your week, ${count(demand.tokensPerDay)} tokens a day.`,
    parts: [
      listOf(
        'What enters it',
        analysis.inputs.filter((r) => r.owner === id && volumes.includes(r.question)),
      ),
    ],
  };
}

/** How failures decide between the leader and a rival. */
export function gapOrigin(analysis: Analysis, workload: WorkloadResult): Origin {
  const gap = failureGap(workload);
  const { sentence } = optionWords(workload);
  return {
    title: `Failures that the price pays for: ${workload.name}`,
    value: gap === null ? '' : `${count(gap.gap.expected)} more in 1,000 expected`,
    how: 'The gap at which both cost the same is the gap expected × (1 − difference in cost ÷ difference in the cost of failures). The items are those of the difference of two shares, n = z² (p(1−p) + q(1−q)) ÷ d², with z = 1.96, p and q the two success rates, and d how far the expected gap is from the one at which both cost the same.',
    parts: [
      ...(workload.explanation?.gaps ?? []).map((g) => ({
        name: `Against ${sentence(g.against)}`,
        value: `${count(g.expected)} in 1,000 expected`,
        how: `It is cheaper in ${Math.round(100 * g.chanceCheaper)} of 100 futures; failures make up ${percent(g.failureShare)} of the difference in cost.`,
        inputs: [],
      })),
      ...(gap === null
        ? []
        : [gap.leader, gap.rival].map((option) => {
            const success = successOrigin(analysis, workload, option);
            return {
              name: nameOf(option),
              value: `${success.value}; ${money(option.cost.mean)}`,
              how: `Of that, failures ${money(option.parts.failures)}.`,
              inputs: success.parts.flatMap((part) => part.inputs),
            };
          })),
    ],
  };
}

/** What a plan that may change later saves. */
export function planOrigin(analysis: Analysis, workload: WorkloadResult): Origin {
  const { plan } = workload;
  const { sentence } = optionWords(workload);
  const best = workload.options.find((o) => o.option.id === plan?.static);
  return {
    title: `A plan that may change later: ${workload.name}`,
    value: plan === null ? '' : `saves ${money(plan.savingUsd)} (±${money(2 * plan.savingError)})`,
    how: `In each of ${runs(analysis)} the plan starts one way; after 12 and after 24 months it changes to the other where that was cheaper in the quarter before, and pays for the migration. Nothing is used that could not be known on that day. The saving is against the best way that never changes; ± is two standard errors. A frequency is the share of futures in which it has changed.`,
    parts:
      plan === null
        ? []
        : [
            { name: 'Starts on', value: sentence(plan.start), how: '', inputs: [] },
            { name: 'May change to', value: sentence(plan.later), how: '', inputs: [] },
            ...(best ? costOrigin(analysis, workload, best).parts : []),
          ],
  };
}

/** The bar that options are held to when failures are not priced. */
export function barOrigin(analysis: Analysis, workload: WorkloadResult): Origin {
  const leader = optionAt(workload, workload.leader);
  return {
    title: `Bar of success: ${workload.name}`,
    value: rate(workload.explanation?.leaders.qualityBar),
    how: 'Your quality bar where you set one; else the leader’s own success, the mean of today and the end.',
    parts: leader === null ? [] : successOrigin(analysis, workload, leader).parts,
  };
}

/** What a rule costs. */
export function rulesOrigin(analysis: Analysis, workload: WorkloadResult): Origin {
  const pick = chosen(workload);
  return {
    title: `What each rule costs: ${workload.name}`,
    value: '',
    how: `Each rule is lifted alone, the best of what comes back is played through the same ${runs(analysis)}, and its cost is taken from the leader’s.`,
    parts: pick === null ? [] : costOrigin(analysis, workload, pick).parts,
  };
}

/** Figures in the reasons why something is ruled out. */
export function ruledOutOrigin(analysis: Analysis, workload: WorkloadResult): Origin {
  const rows = analysis.inputs.filter((r) => r.owner === workload.id || r.owner === 'org');
  return {
    title: `Ruled out: ${workload.name}`,
    value: '',
    how: 'What a way needs is held against what your rules allow, before any cost is reckoned: the facts are those of the catalogue’s record, the rules are your answers. A ceiling on money or people rules out what exceeds it in more than one future in ten.',
    parts: [listOf('Answers and figures that enter', rows)],
  };
}

/** Regret within each outlook and weights under which the leader holds. */
export function weightsOrigin(analysis: Analysis, workload: WorkloadResult): Origin {
  const outlooks = workload.explanation?.outlooks;
  return {
    title: `Regret by outlook: ${workload.name}`,
    value: outlooks ? `leader holds for ${percent(outlooks.leaderHolds)} of all weights` : '',
    how: `Within the futures of each outlook, the mean cost of a way less that of the cheapest way there. Weights are tried on a grid of 5 points that add up to 100; presets are those of prior P50.`,
    parts: [
      ...outlookNames.map((name, i) => ({
        name,
        value: `${percent(analysis.outlookShares[i])} of futures`,
        how: '',
        inputs: [],
      })),
    ],
  };
}

/** The fleet of a self-hosted option. */
export function fleetOrigin(
  analysis: Analysis,
  workload: WorkloadResult,
  option: string,
): Origin | undefined {
  const result = workload.options.find((o) => o.option.id === option);
  const { sizing } = result ?? {};
  if (result === undefined || sizing === undefined) return undefined;
  const { demand } = workload;
  return {
    title: `GPUs: ${workload.name} on ${nameOf(result)}`,
    value: `${count(sizing.gpus, 3)} × ${sizing.gpu}`,
    how: `${
      result.option.kind === 'floor-spill'
        ? 'Copies of the model that are cheapest for the steady load; what an hour holds above them goes to the API, which stands in for a spare'
        : 'Copies of the model that carry the busiest hour within the latency target, with one spare'
    }, at today’s demand and the middle of the efficiency range. Busy is the mean load over what the whole fleet can carry.`,
    parts: [
      {
        name: 'Peak demand',
        value: `${count(demand.requestsPerSecondPeak)} requests a second`,
        how: `${count(demand.requestsPerSecondMean)} on average; one copy carries ${count(sizing.requestsPerSecondPerReplica)}. ${sizing.basis}.`,
        inputs: [],
      },
      ...costOrigin(analysis, workload, result).parts.filter((part) => part.inputs.length > 0),
    ],
  };
}
