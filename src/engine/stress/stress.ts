import type { Quantiles } from '#catalog/types.ts';
import type { AnalysisRequest, Option, Progress } from '../analysis.ts';
import { mean } from '../decision/summary.ts';
import { futuresOf, type Futures } from '../futures.ts';
import { uniforms } from '../inputs/draw-input.ts';
import { workloadTable } from '../inputs/input-table.ts';
import { priorSpread } from '../inputs/prior-spread.ts';
import { spread, spreadValues, type Spread } from '../inputs/spread.ts';
import { pow } from '../numerics/pow.ts';
import { assemble } from '../options/assemble.ts';
import { workbench, type SimOption } from '../options/sim-option.ts';
import { situationOf } from '../options/situation.ts';
import { meanError } from '../results/contest.ts';
import { globalDimension } from '../sampling/dimensions.ts';
import { DRAWS_PER_BLOCK, normalColumn } from '../sampling/draw-table.ts';
import { workloadSource } from '../simulate/workload-block.ts';
import { emptyTotals, runBlock } from '../simulate/workload-run.ts';
import { months } from '../world/period.ts';
import type { World } from '../world/world.ts';
import { stressCards, type StressCard, type StressSize, type Struck } from './cards.ts';

/** What a card does to one workload; costs are means over all draws in USD of today. */
export interface StressedWorkload {
  id: string;
  /** Option that leads without and with the card; null where nothing is left. */
  leader: string | null;
  leaderThen: string | null;
  /** Another option leads by more than the indifference amount and its own error. */
  changes: boolean;
  /** The leader without the card, with it, and the best way with it. */
  costBefore: number;
  costKept: number;
  costBest: number;
  /** Every option with the card, in the order of the analysis. */
  options: { id: string; before: number; then: number }[];
}

/** One card run against every workload, on the draws of the analysis. */
export interface StressResult {
  card: Pick<StressCard, 'id' | 'title' | 'happens' | 'touched'>;
  /** Chance that it happens within the period; null with the reason where nobody knows. */
  chance: Quantiles | null;
  chanceFrom: string;
  workloads: StressedWorkload[];
}

/** Of an analysis, which options are eligible: all that a stress test takes from it. */
export interface Eligible {
  workloads: readonly {
    options: readonly { option: Pick<Option, 'id' | 'eligible'> }[];
  }[];
}

/** Columns of the global block: when a card strikes, and its sizes from there on. One card is run at a time. */
const columns = { start: 144, size: 145 } as const;

/**
 * Runs each card against each workload: every option on the same draws, with what the card does to
 * them. Eligible are the options of the analysis, which must be of the same request.
 */
export function* stressTests(
  request: AnalysisRequest,
  analysis: Eligible,
  cards: readonly StressCard[] = stressCards,
): Generator<Progress, StressResult[]> {
  const f = futuresOf(request);
  const of = Math.max(1, (cards.length + 1) * request.workloads.length);
  const run = runnerOf(request, f);
  let done = 0;
  const before: Float64Array[][] = [];
  for (let w = 0; w < request.workloads.length; w++) {
    before.push(run(w, f.blocks, null));
    yield { done: ++done, of };
  }
  const results: StressResult[] = [];
  for (const card of cards) {
    const hits = f.blocks.map((_, b) => struck(card, f, b));
    const worlds = f.blocks.map((world, b) => strike(card, world, hits[b]!));
    const meanSize = (name: string) =>
      mean(Float64Array.from(hits, (s) => mean(s.size(name).map((x, i) => x * after(s, i)))));
    const workloads: StressedWorkload[] = [];
    for (const [w, { id }] of request.workloads.entries()) {
      const then = run(w, worlds, card.leg ? (leg) => card.leg!(leg, meanSize) : null);
      workloads.push(judged(id, run.ids(w), eligible(analysis, w), before[w]!, then, f));
      yield { done: ++done, of };
    }
    const { title, happens, touched } = card;
    results.push({
      card: { id: card.id, title, happens, touched },
      ...chanceOf(card, f),
      workloads,
    });
  }
  return results;
}

/** Share of the period that follows the strike. */
const after = (s: Struck, draw: number): number => (months - s.start[draw]!) / months;

const eligible = (analysis: Eligible, w: number): ReadonlySet<string> =>
  new Set(analysis.workloads[w]!.options.flatMap((o) => (o.option.eligible ? [o.option.id] : [])));

type LegChange =
  NonNullable<StressCard['leg']> extends (leg: infer L, ...rest: never[]) => infer R
    ? (leg: L) => R
    : never;

/** Simulates one workload's options and gives the cost of each by draw. */
function runnerOf(request: AnalysisRequest, f: Futures) {
  const bench = workbench();
  const prepared = request.workloads.map((workload) => {
    const s = situationOf(workload, f.org, f.catalogue);
    const { options } = assemble(s);
    const table = workloadTable(f.catalogue, workload, s.values, f.calibrated, f.table, f.draws);
    const own = workloadSource(workload, s.values, table, f.table, s.testedLag, f.draws);
    return { options, own };
  });
  const run = (w: number, worlds: readonly World[], change: LegChange | null): Float64Array[] => {
    const { options, own } = prepared[w]!;
    const changed = change ? options.map((o) => withLegs(o, change)) : options;
    const totals = changed.map(() => emptyTotals(f.outlook.length));
    for (const [b, world] of worlds.entries()) {
      const context = { w: own.block(b), world, discount: f.discount, bench, legs: new Map() };
      runBlock(changed, context, b, totals);
    }
    return totals.map((t) => t.cost);
  };
  return Object.assign(run, {
    ids: (w: number) => prepared[w]!.options.map((o) => o.option.id),
  });
}

function withLegs(option: SimOption, change: LegChange): SimOption {
  const e = option.engine;
  switch (e.kind) {
    case 'hosted':
      return { ...option, engine: { ...e, leg: change(e.leg) } };
    case 'pre-router':
      return { ...option, engine: { ...e, open: change(e.open), closed: change(e.closed) } };
    case 'cascade':
      return { ...option, engine: { ...e, cheap: change(e.cheap), better: change(e.better) } };
    case 'self-hosted':
      return option;
    case 'floor-spill':
      return { ...option, engine: { ...e, spill: change(e.spill) } };
    default:
      return e satisfies never;
  }
}

function judged(
  id: string,
  ids: readonly string[],
  allowed: ReadonlySet<string>,
  before: readonly Float64Array[],
  then: readonly Float64Array[],
  f: Futures,
): StressedWorkload {
  const rows = ids.flatMap((option, k) =>
    allowed.has(option) ? [{ id: option, k, before: mean(before[k]!), then: mean(then[k]!) }] : [],
  );
  const least = (of: 'before' | 'then') =>
    rows.reduce<(typeof rows)[number] | null>(
      (best, row) => (best === null || row[of] < best[of] ? row : best),
      null,
    );
  const leader = least('before');
  const best = least('then');
  let changes = false;
  if (leader && best && leader.id !== best.id) {
    const gain = then[leader.k]!.map((usd, i) => usd - then[best.k]![i]!);
    changes = mean(gain) > Math.max(f.org.indifference.value ?? 0, meanError(gain));
  }
  return {
    id,
    leader: leader?.id ?? null,
    leaderThen: best?.id ?? null,
    changes,
    costBefore: leader?.before ?? 0,
    costKept: leader?.then ?? 0,
    costBest: best?.then ?? 0,
    options: rows.map((row) => ({ id: row.id, before: row.before, then: row.then })),
  };
}

/** When and how hard a card strikes one block. */
function struck(card: StressCard, f: Futures, block: number): Struck {
  const from = block * DRAWS_PER_BLOCK;
  const start = uniforms(globalDimension(columns.start), f.draws)
    .subarray(from, from + DRAWS_PER_BLOCK)
    .map((u) => u * months);
  const sizes = new Map(
    Object.entries(card.sizes).map(([name, size], k) => [
      name,
      spreadValues(
        spreadOf(size, f),
        normalColumn(globalDimension(columns.size + k), f.draws.seed, block),
      ),
    ]),
  );
  return {
    start,
    size: (name) => {
      const values = sizes.get(name);
      if (!values) throw new Error(`${card.id} has no size ${name}`);
      return values;
    },
  };
}

function spreadOf(size: StressSize, f: Futures): Spread {
  if ('prior' in size) return priorSpread(f.catalogue, size.prior, size.variant).all;
  return spread('positive', size.p10, size.p50, size.p90);
}

function strike(card: StressCard, world: World, s: Struck): World {
  const changed = card.world ? card.world(world, s) : world;
  if (!card.cut) return changed;
  const { lastsMonths, ...cut } = card.cut;
  const length = new Float64Array(world.draws).fill(lastsMonths);
  return {
    ...changed,
    events: [
      ...changed.events,
      {
        event: { id: card.id, title: card.title, ...cut },
        spells: [{ start: s.start, length }],
        counts: null,
      },
    ],
  };
}

/** Chance within the period from the prior's, which holds over its own period. */
function chanceOf(card: StressCard, f: Futures): Pick<StressResult, 'chance' | 'chanceFrom'> {
  const { hazard } = card;
  if ('unknown' in hazard) return { chance: null, chanceFrom: hazard.unknown };
  const { prior, all, periodMonths } = priorSpread(f.catalogue, hazard.prior, hazard.variant);
  const within = (p: number) => 1 - pow(1 - p, months / (hazard.periodMonths ?? periodMonths));
  return {
    chance: { p10: within(all.p10), p50: within(all.p50), p90: within(all.p90) },
    chanceFrom: `${prior.id}: ${prior.name}`,
  };
}
