/** Value of information. Everything that the product estimates is estimated here too, from draws. */
import { cellsOfUniforms } from '#engine/decision/cells.ts';
import { decisionOf } from '#engine/decision/decision.ts';
import { answerQuality, evppi, evsi } from '#engine/decision/evppi.ts';
import { breakEven } from '#engine/decision/flip.ts';
import { groupValue } from '#engine/decision/group-value.ts';
import { certaintyEquivalent, certaintyEquivalentNormal } from '#engine/decision/preferences.ts';
import { bestPerDraw } from '#engine/decision/regret.ts';
import { yesNoValue } from '#engine/decision/rough-answer.ts';
import { sharesWithError } from '#engine/decision/shares.ts';
import { mean } from '#engine/decision/summary.ts';
import { normalLoss } from '#engine/numerics/normal.ts';
import { normalThrough } from '#engine/sampling/distributions/normal.ts';
import { type Answers, type Estimate, estimated } from './decision-compare.ts';
import type { Input } from './decision-input.ts';
import { normals, overall, sampledEvpi, SCRAMBLES, uniforms, zeros } from './decision-sampled.ts';
import { biasAnswers, expressionAnswers, tableAnswers } from './decision-tables.ts';

type Valued = { readonly value: number; readonly standardError: number };

function asEstimate({ value, standardError }: Valued): Estimate {
  return estimated(value, standardError);
}

export function valueAnswers(input: Input): Answers {
  if (input.has('NB') || input.has('payoff')) return tableAnswers(input);
  if (input.has('N_K')) return biasAnswers(input);
  if (input.has('options')) return expressionAnswers(input);
  if (input.has('sample') || input.has('mu', 'sigma', 'R')) return certainty(input);
  if (input.has('p', 'A')) return yesNo(input);
  if (input.has('price', 'cost')) return proceed(input);
  if (input.has('K')) return equalOptions(input);
  if (input.has('z')) return { L: input.each('z', normalLoss) };
  if (input.has('sd_theta')) return knowable(input);
  if (input.has('p1_sd')) return roughAnswers(input);
  if (input.has('mean') || input.has('c', 's')) return twoOptions(input);
  return {};
}

/** Standard deviations of named normal inputs: from the input, else from "p1~N(1,1)" in the title. */
function namedSds(input: Input): Map<string, number> {
  const sds = new Map<string, number>();
  for (const [, name = '', , sd] of input.title.matchAll(/(\w+)~N\(([-\d.]+),\s*([-\d.]+)\)/g)) {
    sds.set(name, Number(sd));
  }
  if (input.has('c', 's')) {
    const weights = input.numbers('c');
    input.numbers('s').forEach((sd, j) => sds.set(`x${j + 1}`, Math.abs(sd * (weights[j] ?? 1))));
  }
  for (const key of input.keys()) {
    const name = key.match(/^sd_(p\d+|x\d+)$/)?.[1] ?? key.match(/^(p\d+|x\d+)_sd$/)?.[1];
    if (name !== undefined) sds.set(name, input.number(key));
  }
  return sds;
}

/** NB = (0, INB) with INB the sum of independent normals. */
function twoOptions(input: Input): Answers {
  const centre = input.number('mean', 0);
  const named = namedSds(input);
  const total = input.number(
    'sd_total',
    Math.sqrt([...named.values()].reduce((a, s) => a + s * s, 0)),
  );
  const squares = [...named.values()].reduce((sum, sd) => sum + sd * sd, 0);
  // Without names, or where they do not add up, one input carries all.
  const parts: [string, number][] =
    named.size > 0 && Math.abs(squares - total * total) < 1e-6 * total * total
      ? [...named]
      : [['all', total]];
  const benefit = zeros().fill(centre);
  parts.forEach(([, sd], j) => {
    const z = normals(j);
    for (let i = 0; i < benefit.length; i += 1) benefit[i]! += (j % 2 === 0 ? sd : -sd) * z[i]!;
  });
  const columns = [zeros(), benefit];
  const decision = decisionOf(columns);
  const answers: Record<string, unknown> = common(columns);
  const values = parts.map((_, j) => evppi(decision, cellsOfUniforms(uniforms(j))));
  parts.forEach(([name], j) => {
    answers[`EVPPI_${name}`] = asEstimate(values[j] as Valued);
  });
  answers.EVPPI = estimated(
    values.map((v) => v.value),
    values.map((v) => v.standardError),
  );
  if (input.expects('EVPPI_joint', 'EVPPI_all', 'value_of_all_answers')) {
    const joint = groupValue(
      decision,
      parts.map((_, j) => normals(j)),
    );
    answers.EVPPI_joint = asEstimate(joint);
    answers.EVPPI_all = asEstimate(joint);
    answers.value_of_all_answers = asEstimate(joint);
  }
  return answers;
}

/** EVPI, shares, means and regrets of sampled options, under the names the cases use. */
function common(columns: readonly Float64Array[]): Record<string, unknown> {
  const shares = sharesWithError(columns, SCRAMBLES);
  const most = overall(columns, (part) => mean(bestPerDraw(part)));
  const perfect = asEstimate(sampledEvpi(columns));
  const answers: Record<string, unknown> = {
    EVPI: perfect,
    EVPI_clairvoyant: perfect,
    E_max: asEstimate(most),
    P_best: estimated(
      shares.map((s) => s.value),
      shares.map((s) => s.standardError),
    ),
  };
  shares.forEach((share, k) => {
    answers[`P_best_t${k + 1}`] = asEstimate(share);
  });
  return answers;
}

function knowable(input: Input): Answers {
  const theta = normals(0);
  const noise = normals(1);
  const [centre, sdTheta, sdEps] = [
    input.number('mean'),
    input.number('sd_theta'),
    input.number('sd_eps'),
  ];
  const columns = [zeros(), theta.map((z, i) => centre + sdTheta * z + sdEps * noise[i]!)];
  const all = evppi(decisionOf(columns), cellsOfUniforms(uniforms(0)));
  const perfect = sampledEvpi(columns);
  const factor = perfect.value / all.value;
  const error =
    factor *
    Math.sqrt((perfect.standardError / perfect.value) ** 2 + (all.standardError / all.value) ** 2);
  return {
    ...common(columns),
    value_of_all_answers: asEstimate(all),
    EVPPI_theta: asEstimate(all),
    overstatement_factor: estimated(factor, error),
  };
}

function roughAnswers(input: Input): Answers {
  const [centre, sd] = [input.number('p1_mean'), input.number('p1_sd')];
  const other = input.number('p2_sd', 0);
  const z = normals(0);
  const rest = normals(1);
  const columns = [zeros(), z.map((x, i) => centre + sd * x - other * rest[i]!)];
  const decision = decisionOf(columns);
  const cells = cellsOfUniforms(uniforms(0));
  const answer = (n: number) =>
    evsi(decision, cells, answerQuality(sd, input.number('obs_sd') / Math.sqrt(n)));
  const limit = asEstimate(evppi(decision, cells));
  const values = input.has('n') ? input.each('n', (n) => answer(n).value) : undefined;
  const errors = input.has('n') ? input.each('n', (n) => answer(n).standardError) : undefined;
  return { EVSI: estimated(values, errors), limit_EVPPI: limit, EVPPI: limit };
}

function proceed(input: Input): Answers {
  const { mean: centre, sd } = normalThrough(input.number('p5'), input.number('p95'), [0.05, 0.95]);
  const price = input.number('price');
  const cost = input.number('cost');
  const profit = normals(0).map((z) => price * (centre + sd * z) - cost);
  const columns = [zeros(), profit];
  const shares = sharesWithError(columns, SCRAMBLES);
  return {
    ...common(columns),
    EV: asEstimate(overall([profit], ([x]) => mean(x ?? []))),
    EVPPI: asEstimate(evppi(decisionOf(columns), cellsOfUniforms(uniforms(0)))),
    P_loss: estimated(shares[0]?.value, shares[0]?.standardError),
    flip_sales: breakEven(cost, price, 0),
  };
}

function equalOptions(input: Input): Answers {
  const samples = new Map<number, { perfect: Valued; share: Valued }>();
  const of = (options: number) => {
    let sample = samples.get(options);
    if (sample === undefined) {
      const sd = input.number('sd', 1);
      const columns = Array.from({ length: options }, (_, k) => normals(k).map((z) => sd * z));
      const share = sharesWithError(columns, SCRAMBLES)[0] as Valued;
      // All means are 0 in truth: the value of the best draw, not the regret of the luckiest sample.
      sample = { perfect: overall(columns, (part) => mean(bestPerDraw(part))), share };
      samples.set(options, sample);
    }
    return sample;
  };
  return {
    EVPI: estimated(
      input.each('K', (k) => of(k).perfect.value),
      input.each('K', (k) => of(k).perfect.standardError),
    ),
    P_best_each: estimated(
      input.each('K', (k) => of(k).share.value),
      input.each('K', (k) => of(k).share.standardError),
    ),
  };
}

function yesNo(input: Input): Answers {
  const sure = input.number('A');
  const payoffs: [number, number][] = [
    [sure, sure],
    [input.number('B_no'), input.number('B_event')],
  ];
  const accuracy = input.number('accuracy', 1);
  const p = input.number('p');
  const result = yesNoValue({
    probability: p,
    payoffs,
    sensitivity: input.number('sensitivity', accuracy),
    specificity: input.number('specificity', accuracy),
  });
  const means = payoffs.map(([no, yes]) => (1 - p) * no + p * yes);
  return {
    EVII: result.value,
    EVSI: result.value,
    EVPI: result.perfect,
    posterior_if_yes: result.probabilityIfYes,
    posterior_if_no: result.probabilityIfNo,
    EV_A: means[0],
    EV_B: means[1],
    EV: Math.max(...means),
    best: means[0]! >= means[1]! ? 'A' : 'B',
    E_max: Math.max(...means) + result.perfect,
  };
}

function certainty(input: Input): Answers {
  const answers: Record<string, unknown> = {};
  if (input.has('mu', 'sigma', 'R')) {
    answers.CE_normal = certaintyEquivalentNormal(
      input.number('mu'),
      input.number('sigma'),
      input.number('R'),
    );
  }
  if (input.has('sample')) {
    const tolerance = input.number('R_sample', input.number('R', 1));
    answers.CE_sample = certaintyEquivalent(input.numbers('sample'), tolerance);
  }
  return answers;
}
