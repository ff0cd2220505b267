/** Value of information from small tables: every row is a future. */
import {
  categoryValue,
  crossed,
  groupMeansBias,
  labelsOf,
} from '#engine/decision/category-value.ts';
import { decisionOf } from '#engine/decision/decision.ts';
import { bestPerDraw, evpi, leaderOf, meanRegrets } from '#engine/decision/regret.ts';
import { sharesWon } from '#engine/decision/shares.ts';
import { mean } from '#engine/decision/summary.ts';
import type { Answers } from './decision-compare.ts';
import type { Input } from './decision-input.ts';
import { nullBias } from './decision-null.ts';
import { optionColumns } from './decision-options.ts';

/** A table of draws (rows) by options (columns); groups are equal runs of rows, or given labels. */
export function tableAnswers(input: Input): Answers {
  const rows = input.table(input.has('NB') ? 'NB' : 'payoff');
  const columns = (rows[0] ?? []).map((_, k) => Float64Array.from(rows, (row) => row[k] ?? NaN));
  const decision = decisionOf(columns);
  const regrets = meanRegrets(columns);
  const shares = sharesWon(columns);
  const means = columns.map(mean);
  const answers: Record<string, unknown> = {
    EVPI: evpi(columns),
    mean: means,
    means,
    mean_NB: means,
    E_NB: means,
    best: leaderOf(columns),
    k0: leaderOf(columns),
    E_max: mean(bestPerDraw(columns)),
    R: regrets,
    regret: regrets,
    mean_regret: regrets,
    EOL: regrets,
    min_regret: Math.min(...regrets),
    P_best: shares,
    share: shares,
  };
  for (const [key, count] of input.expectedLike(/^EVPPI_(?:bins?_?)?(\d+)(?:_?bins?)?$/)) {
    const labels = labelsOf(runs(rows.length, Number(count)), 65535);
    if (labels !== undefined) answers[key] = categoryValue(decision, labels).value;
  }
  for (const name of input.keys().filter((k) => /^[xp]\d+$/.test(k))) {
    const labels = labelsOf(input.numbers(name), 65535);
    if (labels !== undefined) answers[`EVPPI_${name}`] = categoryValue(decision, labels).value;
  }
  const groupKey = ['x', 'group', 'groups', 'labels', 'bin'].find((key) => input.has(key));
  const bins = input.has('bins') ? input.number('bins') : undefined;
  if (groupKey === undefined && bins === undefined) return answers;
  const known = groupKey === undefined ? undefined : input.numbers(groupKey);
  const order = rows.map((_, i) => i);
  if (known !== undefined) order.sort((i, j) => known[i]! - known[j]! || i - j);
  const label = new Float64Array(rows.length);
  order.forEach((row, rank) => {
    label[row] = bins === undefined ? (known?.[row] ?? 0) : Math.floor((rank * bins) / rows.length);
  });
  const labels = labelsOf(label, 65535);
  if (labels === undefined) return answers;
  const result = categoryValue(decision, labels);
  const rule = Array.from(result.choice);
  const base = columns[decision.leader] as Float64Array;
  answers.EVPPI = result.value;
  answers.SE = result.standardError;
  answers.rule_by_bin = rule;
  answers.rule = rule;
  answers.c = Array.from(base, (value, i) => columns[rule[labels.labels[i]!]!]![i]! - value);
  return answers;
}

/** The number of its run for every row, in equal runs. */
function runs(rows: number, count: number): Float64Array {
  return Float64Array.from({ length: rows }, (_, i) => Math.floor((i * count) / rows));
}

export function biasAnswers(input: Input): Answers {
  const pairs = input.table('N_K');
  const sd = input.number('sd', 1);
  return {
    bias: pairs.map(([n = 0, k = 0]) => groupMeansBias(n, k, sd)),
    ...(input.expects('simulated_here') ? { simulated_here: nullBias(pairs) } : {}),
  };
}

/** Options as formulas of inputs that are −1 or 1 with equal chance: every combination once. */
export function expressionAnswers(input: Input): Answers {
  const { columns, inputs } = optionColumns(input.strings('options'));
  const decision = decisionOf(columns);
  const labels = inputs.map((x) => labelsOf(x) ?? { labels: new Uint16Array(x.length), count: 1 });
  const answers: Record<string, unknown> = {
    EVPI: evpi(columns),
    P_best: sharesWon(columns),
    EVPPI_joint: categoryValue(decision, crossed(labels)).value,
    EVPPI_all: categoryValue(decision, crossed(labels)).value,
  };
  labels.forEach((own, j) => {
    answers[`EVPPI_x${j + 1}`] = categoryValue(decision, own).value;
    labels.slice(j + 1).forEach((other, k) => {
      const value = categoryValue(decision, crossed([own, other])).value;
      answers[`EVPPI_x${j + 1}x${j + k + 2}`] = value;
      answers[`EVPPI_x${j + 1}_x${j + k + 2}`] = value;
    });
  });
  return answers;
}
