import { organisationQuestions } from '#profile/organisation.ts';
import { workloadQuestions } from '#profile/workload.ts';
import { isShare } from '#profile/check.ts';
import type { EstimateQuestion, Question } from '#profile/question.ts';
import type { Workload } from '#profile/session.ts';
import type { Catalogue } from '#catalog/types.ts';
import type { InputRow } from '../analysis.ts';
import { globalDimension, workloadDimension } from '../sampling/dimensions.ts';
import { column, DRAWS_PER_BLOCK, normalColumn } from '../sampling/draw-table.ts';
import {
  archetypeOf,
  type InForce,
  type OrganisationValues,
  type WorkloadValues,
} from './in-force.ts';
import { priorSpread, type PriorSpread } from './prior-spread.ts';
import { answerSpread, spread, spreadAt, spreadValues, type Spread } from './spread.ts';
import { workloadInputs, type WorkloadInputKey } from './workload-inputs.ts';
import { eventColumns, worldInputs, type Circumstances, type WorldKey } from './world-inputs.ts';

/** Where draws come from: the seed and how many scrambles of 1,024. */
export interface Draws {
  seed: number;
  blocks: number;
}

/** Values of inputs by key over all draws, and how each entered. */
export interface InputTable {
  draws: number;
  rows: InputRow[];
  values: Map<string, Float64Array>;
  outlook: Uint8Array;
  hazards: Map<WorldKey, PriorSpread>;
}

/** Normal scores of one dimension over all blocks. */
export function scores(dimension: number, d: Draws): Float64Array {
  return joined(d, (block) => normalColumn(dimension, d.seed, block));
}

/** Uniforms of one dimension over all blocks. */
export function uniforms(dimension: number, d: Draws): Float64Array {
  return joined(d, (block) => column(dimension, d.seed, block));
}

function joined(d: Draws, part: (block: number) => Float64Array): Float64Array {
  const all = new Float64Array(d.blocks * DRAWS_PER_BLOCK);
  for (let block = 0; block < d.blocks; block++) all.set(part(block), block * DRAWS_PER_BLOCK);
  return all;
}

/** Outlook of every draw: 0 open majority, 1 tiered coexistence, 2 closed consolidation. */
export function outlookOf(u: Float64Array, weights: readonly [number, number, number]): Uint8Array {
  const outlook = new Uint8Array(u.length);
  const first = weights[0] / 100;
  const second = first + weights[1] / 100;
  for (let i = 0; i < u.length; i++) outlook[i] = u[i]! < first ? 0 : u[i]! < second ? 1 : 2;
  return outlook;
}

/** Draws every input of the world and the organisation. */
export function worldTable(
  catalogue: Catalogue,
  org: OrganisationValues,
  circumstances: Circumstances,
  weights: readonly [number, number, number],
  d: Draws,
): InputTable {
  const draws = d.blocks * DRAWS_PER_BLOCK;
  const outlook = outlookOf(uniforms(globalDimension(eventColumns.outlook), d), weights);
  const table: InputTable = { draws, rows: [], values: new Map(), outlook, hazards: new Map() };
  for (const [key, input] of Object.entries(worldInputs)) {
    const from = input.from;
    const z = scores(globalDimension(input.column), d);
    const shared = {
      key: `world.${key}`,
      owner: 'world',
      question: key,
      label: input.label,
      unit: input.unit,
    };
    if ('prior' in from) {
      const variant = 'variant' in from ? from.variant(circumstances) : undefined;
      const prior = priorSpread(catalogue, from.prior, variant);
      table.hazards.set(key as WorldKey, prior);
      const values = prior.byOutlook
        ? mixed(prior.byOutlook, outlook, z)
        : spreadValues(prior.all, z);
      table.values.set(shared.key, values);
      table.rows.push({
        ...shared,
        ...quantilesOf(values, prior.byOutlook ? null : prior.all),
        ...cited(prior),
      });
    } else {
      const s = spread(from.shape, from.p10, from.p50, from.p90);
      table.values.set(shared.key, spreadValues(s, z));
      table.rows.push({
        ...shared,
        ...quantilesOf(z, s),
        by: 'default',
        grade: from.grade,
        source: from.why,
      });
    }
  }
  drawQuestions(
    table,
    organisationQuestions,
    org,
    'org',
    catalogue,
    org.ranges.value === 'p5-p95',
    (c) => scores(globalDimension(c), d),
  );
  return table;
}

/** Draws every input of one workload. */
export function workloadTable(
  catalogue: Catalogue,
  workload: Workload,
  values: WorkloadValues,
  calibrated: boolean,
  world: InputTable,
  d: Draws,
): InputTable {
  const table: InputTable = { ...world, rows: [], values: new Map() };
  const at = (c: number) => scores(workloadDimension(workload.slot, c), d);
  drawQuestions(table, workloadQuestions, values, workload.id, catalogue, calibrated, at);
  const archetype = archetypeOf(workload.answers);
  for (const [key, input] of Object.entries(workloadInputs)) {
    const from = input.from;
    const z = at(input.column);
    const shared = {
      key: `${workload.id}.${key}`,
      owner: workload.id,
      question: key,
      label: input.label,
      unit: input.unit,
    };
    if (key === ('people' satisfies WorkloadInputKey)) {
      const prior = priorSpread(catalogue, 'P17', 'upTo8Gpus');
      table.values.set(shared.key, z);
      table.rows.push({
        ...shared,
        ...quantilesOf(z, prior.all),
        ...cited(prior),
        unit: 'people up to 8 GPUs',
      });
    } else if ('prior' in from) {
      const prior = priorSpread(
        catalogue,
        from.prior,
        'variant' in from ? from.variant(archetype) : undefined,
      );
      table.values.set(shared.key, spreadValues(prior.all, z));
      table.rows.push({ ...shared, ...quantilesOf(z, prior.all), ...cited(prior) });
    } else {
      const s = spread(from.shape, from.p10, from.p50, from.p90);
      table.values.set(shared.key, spreadValues(s, z));
      table.rows.push({
        ...shared,
        ...quantilesOf(z, s),
        by: 'default',
        grade: from.grade,
        source: from.why,
      });
    }
  }
  return table;
}

function drawQuestions(
  table: InputTable,
  questions: Record<string, Question>,
  inForce: Record<string, InForce<unknown>>,
  owner: string,
  catalogue: Catalogue,
  calibrated: boolean,
  at: (column: number) => Float64Array,
): void {
  for (const [id, question] of Object.entries(questions)) {
    if (question.kind !== 'estimate') continue;
    const value = inForce[id]!;
    const s = questionSpread(question, value, catalogue, calibrated);
    const z = at(question.column);
    const key = `${owner}.${id}`;
    table.values.set(key, spreadValues(s, z));
    const prior = value.prior ? catalogue.priors.get(value.prior.id) : undefined;
    table.rows.push({
      key,
      owner,
      question: id,
      label: question.label,
      unit: question.unit,
      ...quantilesOf(z, s),
      by: value.by,
      grade: prior?.grade ?? value.grade,
      source: prior ? `${prior.id}: ${prior.name}` : value.source,
    });
  }
}

function questionSpread(
  question: EstimateQuestion,
  value: InForce<unknown>,
  catalogue: Catalogue,
  calibrated: boolean,
): Spread {
  if (value.prior) return priorSpread(catalogue, value.prior.id, value.prior.variant).all;
  const answer = value.value as { low: number; high: number; likely?: number };
  const kind = isShare(question.unit) ? 'share' : 'positive';
  return answerSpread(answer, kind, question.limits, calibrated);
}

function mixed(
  rows: readonly [Spread, Spread, Spread],
  outlook: Uint8Array,
  z: Float64Array,
): Float64Array {
  const each = rows.map((row) => spreadValues(row, z));
  return Float64Array.from(z, (_, i) => each[outlook[i]!]![i]!);
}

/** P10, P50, P90 of a spread, or of the draws themselves where the outlook decides. */
function quantilesOf(
  values: Float64Array,
  s: Spread | null,
): { p10: number; p50: number; p90: number } {
  if (s)
    return {
      p10: spreadAt(s, -1.2815515655446004),
      p50: spreadAt(s, 0),
      p90: spreadAt(s, 1.2815515655446004),
    };
  const sorted = values.slice().sort();
  const at = (p: number) => sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))]!;
  return { p10: at(0.1), p50: at(0.5), p90: at(0.9) };
}

function cited(prior: PriorSpread): Pick<InputRow, 'by' | 'grade' | 'source'> {
  return {
    by: prior.prior.overridden ? 'override' : 'catalogue',
    grade: prior.prior.grade,
    source: `${prior.prior.id}: ${prior.prior.name}`,
  };
}
