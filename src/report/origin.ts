import type {
  Analysis,
  CostPart,
  InputRow,
  OptionResult,
  WorkloadResult,
} from '#engine/analysis.ts';
import { costParts } from '#engine/analysis.ts';
import { horizon } from './horizon.ts';
import { inputRange } from './inputs.ts';
import { giverName, optionDetail, kindName, partName } from './names.ts';
import { count, eightInTen, futures, money, rate } from './numbers.ts';
import { entersKind, partOrigins } from './origin-parts.ts';

/** Where a figure comes from: how it is worked out and what goes into it. */
export interface Origin {
  /** What the figure is, and of what. */
  title: string;
  value: string;
  how: string;
  /** The summands, largest first, each with its rule and its inputs. */
  parts: { name: string; value: string; how: string; inputs: OriginInput[] }[];
}

/** One input: what is taken, who said so, and its source with the date where it has one. */
export interface OriginInput {
  name: string;
  value: string;
  by: string;
  source: string;
}

/** Below this share of the sum a part is not opened up. */
const least = 0.0005;

/** An input with who said so and its source. */
export const inputOf = (row: InputRow): OriginInput => ({
  name: row.label,
  value: inputRange(row),
  by: row.grade === null ? giverName(row.by) : `${giverName(row.by)}, grade ${row.grade}`,
  source: row.source,
});

/** How many futures a figure is over: "8,192 futures". */
export const runs = (analysis: Analysis) => `${count(analysis.draws, 4)} futures`;
/** A way to run it by kind and model. */
export const nameOf = ({ option }: OptionResult) =>
  `${kindName(option.kind)}, ${optionDetail(option)}`;

/** A part of an origin that only lists inputs. */
export const listOf = (name: string, rows: readonly InputRow[]): Origin['parts'][number] => ({
  name,
  value: '',
  how: '',
  inputs: rows.map(inputOf),
});

/** The cost of an option with its parts, and for each the rule and the inputs that enter it. */
export function costOrigin(
  analysis: Analysis,
  workload: WorkloadResult,
  result: OptionResult,
): Origin {
  const sum = costParts.reduce((s, part) => s + Math.abs(result.parts[part]), 0);
  const inputs = (part: CostPart): OriginInput[] =>
    partOrigins[part].inputs.flatMap((id) => {
      const row = analysis.inputs.find(
        (r) =>
          r.question === id &&
          (r.owner === workload.id || r.owner === 'org' || r.owner === 'world'),
      );
      return row && entersKind(id, result.option.kind) ? [inputOf(row)] : [];
    });
  return {
    title: `Cost over ${horizon(analysis.months)}: ${workload.name} on ${nameOf(result)}`,
    value: `${money(result.cost.mean)} (${eightInTen(result.cost.p10, result.cost.p90)})`,
    how: `The mean over ${runs(analysis)} of the sum of ${analysis.months} months, later months discounted. It is the sum of these parts:`,
    parts: [...costParts]
      .filter((part) => Math.abs(result.parts[part]) > least * sum)
      .sort((a, b) => Math.abs(result.parts[b]) - Math.abs(result.parts[a]))
      .map((part) => ({
        name: partName(part),
        value: money(result.parts[part]),
        how: partOrigins[part].how,
        inputs: inputs(part),
      })),
  };
}

/** In how many futures an option is cheapest. */
export function shareOrigin(
  analysis: Analysis,
  workload: WorkloadResult,
  result: OptionResult,
): Origin {
  const { share, shareError } = result;
  return sharedOrigin(analysis, workload, nameOf(result), futures(share, shareError));
}

/** In how many futures an option's kind is cheapest, whichever model serves it. */
export function kindShareOrigin(
  analysis: Analysis,
  workload: WorkloadResult,
  { option }: OptionResult,
): Origin {
  const kind = workload.kinds.find((k) => k.kind === option.kind);
  return sharedOrigin(analysis, workload, kindName(option.kind), futures(kind?.share, kind?.error));
}

function sharedOrigin(
  analysis: Analysis,
  workload: WorkloadResult,
  what: string,
  value: string,
): Origin {
  return {
    title: `Cheapest in: ${workload.name} on ${what}`,
    value,
    how: `In each of ${runs(analysis)} every way to run it is played through the same prices, models and events, and the cheapest one is noted; this is the share that fell to it, ties split. ± is the 95 % half-width, from eight independent sets of futures. All inputs of the cost enter it.`,
    parts: [],
  };
}

/** What is lost on average by choosing this before the future is known. */
export function regretOrigin(
  analysis: Analysis,
  workload: WorkloadResult,
  result: OptionResult,
): Origin {
  return {
    title: `Mean regret: ${workload.name} on ${nameOf(result)}`,
    value: money(result.regret),
    how: `In each of ${runs(analysis)}, the cost of this way less the cost of the cheapest one there; then the mean. In the tenth of futures where it is highest it is ${money(result.worstTenth)} on average. The leader’s regret is also what knowing the future would be worth at most.`,
    parts: [],
  };
}

/** The share of requests that come out right, today and at the end. */
export function successOrigin(
  analysis: Analysis,
  workload: WorkloadResult,
  result: OptionResult,
): Origin {
  const inputs = partOrigins.failures.inputs.filter((id) =>
    [
      'successToday',
      'ceiling',
      'taskMoves',
      'qualityLoss',
      'lag',
      'lagPrivate',
      'hostShortfall',
      'tuningGain',
    ].includes(id),
  );
  return {
    title: `Success: ${workload.name} on ${nameOf(result)}`,
    value: `${rate(result.successNow)} today, ${rate(result.successEnd)} after ${count(analysis.months)} months`,
    how: 'Your success with the best closed model is moved along a logistic curve by how many months this model is ahead of it or behind, up to the ceiling; on work that no public test has seen the gap is wider.',
    parts: [
      {
        name: 'What enters it',
        value: '',
        how: '',
        inputs: inputs.flatMap((id) => {
          const row = analysis.inputs.find(
            (r) => r.question === id && (r.owner === workload.id || r.owner === 'world'),
          );
          return row && entersKind(id, result.option.kind) ? [inputOf(row)] : [];
        }),
      },
    ],
  };
}
