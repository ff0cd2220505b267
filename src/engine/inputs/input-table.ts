import { organisationQuestions } from '#profile/organisation.ts';
import { workloadQuestions } from '#profile/workload.ts';
import { isShare } from '#profile/check.ts';
import type { Archetype, EstimateQuestion, Question } from '#profile/question.ts';
import type { Workload } from '#profile/session.ts';
import type { Catalogue } from '#catalog/types.ts';
import type { InputRow } from '../analysis.ts';
import { globalDimension, workloadDimension } from '../sampling/dimensions.ts';
import { pearsonOfSpearman } from '../sampling/correlation.ts';
import { enter, type Draws, type Entering, type InputTable } from './draw-input.ts';
import {
  archetypeOf,
  type InForce,
  type OrganisationValues,
  type WorkloadValues,
} from './in-force.ts';
import { priorSpread, type PriorSpread } from './prior-spread.ts';
import { answerSpread, spread, type Spread } from './spread.ts';
import { workloadInputs, type WorkloadInput } from './workload-inputs.ts';
import {
  worldInputs,
  type Circumstances,
  type Judgement,
  type WorldInput,
  type WorldKey,
} from './world-inputs.ts';
import { worldEvents, type WorldEvent } from '../world/world-events.ts';

/** Draws every input of the world and the organisation. */
export function worldTable(
  catalogue: Catalogue,
  org: OrganisationValues,
  circumstances: Circumstances,
  outlook: Uint8Array,
  d: Draws,
  events: readonly WorldEvent[] = worldEvents,
): InputTable {
  const table: InputTable = {
    draws: outlook.length,
    rows: [],
    values: new Map(),
    drawn: new Map(),
    ranks: new Map(),
    outlook,
    hazards: new Map(),
  };
  const inputs = { ...worldInputs, ...Object.fromEntries(events.map((e) => [e.id, chanceOf(e)])) };
  for (const [key, input] of Object.entries<WorldInput>(inputs)) {
    const { from } = input;
    const prior =
      'prior' in from ? priorSpread(catalogue, from.prior, from.variant?.(circumstances)) : null;
    if (prior) table.hazards.set(key, prior);
    enter(table, d, {
      ...named('world', key, input),
      dimension: globalDimension(input.column),
      ...companion(input),
      ...(prior ? ofPrior(prior) : ofJudgement(from as Judgement)),
    });
  }
  const calibrated = org.ranges.value === 'p5-p95';
  enterQuestions(
    table,
    d,
    organisationQuestions,
    org,
    'org',
    catalogue,
    calibrated,
    globalDimension,
  );
  return table;
}

/** The chance of an event as an input. */
const chanceOf = ({ title, unit, columns, hazard }: WorldEvent): WorldInput => ({
  label: title,
  unit,
  column: columns.chance,
  from: hazard,
});

/** Draws every input of one workload. */
export function workloadTable(
  catalogue: Catalogue,
  workload: Workload,
  values: WorkloadValues,
  calibrated: boolean,
  world: InputTable,
  d: Draws,
): InputTable {
  const table: InputTable = { ...world, rows: [], values: new Map(), drawn: new Map() };
  const { id, slot } = workload;
  const dimension = (column: number) => workloadDimension(slot, column);
  enterQuestions(table, d, workloadQuestions, values, id, catalogue, calibrated, dimension);
  const archetype: Archetype = archetypeOf(workload.answers);
  for (const [key, input] of Object.entries<WorkloadInput>(workloadInputs)) {
    const { from } = input;
    enter(table, d, {
      ...named(id, key, input),
      dimension: dimension(input.column),
      ...('prior' in from
        ? ofPrior(priorSpread(catalogue, from.prior, from.variant?.(archetype)))
        : ofJudgement(from)),
    });
  }
  return table;
}

function enterQuestions(
  table: InputTable,
  d: Draws,
  questions: Record<string, Question>,
  inForce: Record<string, InForce<unknown>>,
  owner: string,
  catalogue: Catalogue,
  calibrated: boolean,
  dimension: (column: number) => number,
): void {
  for (const [id, question] of Object.entries(questions)) {
    if (question.kind !== 'estimate') continue;
    const value = inForce[id]!;
    const prior = value.prior
      ? priorSpread(catalogue, value.prior.id, value.prior.variant)
      : undefined;
    enter(table, d, {
      ...named(owner, id, question),
      dimension: dimension(question.column),
      spread: prior?.all ?? answered(question, value, calibrated),
      cite: {
        by: value.by,
        grade: prior?.prior.grade ?? value.grade,
        source: prior ? `${prior.prior.id}: ${prior.prior.name}` : value.source,
      },
    });
  }
}

function answered(
  question: EstimateQuestion,
  value: InForce<unknown>,
  calibrated: boolean,
): Spread {
  const answer = value.value as { low: number; high: number; likely?: number };
  const kind = isShare(question.unit) ? 'share' : 'positive';
  return answerSpread(answer, kind, question.limits, calibrated);
}

function named(
  owner: string,
  question: string,
  { label, unit }: { label: string; unit: string },
): Pick<InputRow, 'key' | 'owner' | 'question' | 'label' | 'unit'> {
  return { key: `${owner}.${question}`, owner, question, label, unit };
}

/** The input that another goes with, as a dimension and a correlation of normals. */
function companion({ goesWith }: WorldInput): Pick<Entering, 'with'> {
  if (!goesWith) return {};
  const leader = worldInputs[goesWith.key as WorldKey];
  return {
    with: { dimension: globalDimension(leader.column), rho: pearsonOfSpearman(goesWith.rank) },
  };
}

type Source = Pick<Entering, 'spread' | 'byOutlook' | 'cite'>;

function ofPrior({ prior, all, byOutlook }: PriorSpread): Source {
  return {
    spread: all,
    ...(byOutlook ? { byOutlook } : {}),
    cite: {
      by: prior.overridden ? 'override' : 'catalogue',
      grade: prior.grade,
      source: `${prior.id}: ${prior.name}`,
    },
  };
}

function ofJudgement(from: Judgement): Source {
  return {
    spread: spread(from.shape, from.p10, from.p50, from.p90),
    cite: { by: 'default', grade: from.grade, source: from.why },
  };
}
