import { monthsBetween } from './dates.ts';
import type { Quantiles, IsoDate } from './types/common.ts';
import type { GapSeries } from './types/gap.ts';
import type { Capability, ClosedModel, OpenModel } from './types/model.ts';
import type { Prior } from './types/prior.ts';

/** What a lag is worked out from. */
export interface Evidence {
  readonly edition: IsoDate;
  /** Records of the closed index frontier, by date. */
  readonly frontier: GapSeries | null;
  readonly priors: ReadonlyMap<string, Prior>;
}

/** A capability, or the reason why there is none. */
export type Rating = Capability | { readonly reason: string };

/**
 * Points by which an index value may be off: three snapshots of Gemini 2.5 Pro within ten weeks
 * read 145.1, 143.5 and 146.5.
 */
export const INDEX_ERROR_POINTS = 3;

/** Total parameters, in billions, from which an open model is compared with the best open weights. */
export const LARGE_FROM_B = 150;
export const SMALL_BELOW_B = 20;

function since(date: IsoDate, evidence: Evidence): number {
  return Math.max(0, monthsBetween(date, evidence.edition) ?? 0);
}

function quantilesOf(id: string, evidence: Evidence): Quantiles | null {
  const prior = evidence.priors.get(id);
  if (prior === undefined || prior.p10 === null || prior.p50 === null || prior.p90 === null)
    return null;
  return { p10: prior.p10, p50: prior.p50, p90: prior.p90 };
}

function squared(x: number): number {
  return x * x;
}

/** Sum of independent offsets: likely values add, distances to P10 and P90 add in squares. */
function sum(parts: readonly Quantiles[]): Quantiles {
  const p50 = parts.reduce((total, part) => total + part.p50, 0);
  const below = parts.reduce((total, part) => total + squared(part.p50 - part.p10), 0);
  const above = parts.reduce((total, part) => total + squared(part.p90 - part.p50), 0);
  return { p10: p50 - Math.sqrt(below), p50, p90: p50 + Math.sqrt(above) };
}

function lagged(age: Quantiles, offset: Quantiles): Capability['lagMonths'] {
  const { p10, p50, p90 } = sum([age, offset]);
  return { low: Math.max(0, p10), likely: Math.max(0, p50), high: Math.max(0, p90) };
}

/** The day the closed frontier first reached an index value, or null beyond its last record. */
export function firstReached(value: number, frontier: GapSeries): IsoDate | null {
  return frontier.points.find((point) => (point.value ?? -Infinity) >= value)?.date ?? null;
}

/**
 * Months since the straight line through the records reached a value: never less than the months
 * since the first record at or above it. Below the first record it goes on at the mean pace.
 */
function monthsSinceLine(value: number, frontier: GapSeries, evidence: Evidence): number {
  const records = frontier.points.flatMap((point) =>
    point.value === null ? [] : [{ value: point.value, months: since(point.date, evidence) }],
  );
  const first = records[0];
  const last = records.at(-1);
  if (first === undefined || last === undefined) return 0;
  const next = records.findIndex((record) => record.value >= value);
  const above = records[next] ?? last;
  const below = records[next - 1];
  if (below !== undefined)
    return (
      above.months +
      ((above.value - value) / (above.value - below.value)) * (below.months - above.months)
    );
  const pace = (last.value - first.value) / (first.months - last.months);
  return first.months + (first.value - value) / pace;
}

/** Grade A: the day the closed index frontier first reached the model's value, give or take its error. */
export function rateByIndex(value: number, releasedOn: IsoDate | null, evidence: Evidence): Rating {
  const { frontier } = evidence;
  if (frontier === null) return { reason: 'the index frontier is missing' };
  const reached = firstReached(value, frontier) ?? releasedOn;
  const reachedIfBetter = firstReached(value + INDEX_ERROR_POINTS, frontier) ?? releasedOn;
  if (reached === null || reachedIfBetter === null)
    return { reason: 'its index value is beyond the frontier series and its release is unknown' };
  const likely = since(reached, evidence);
  return {
    lagMonths: {
      low: Math.min(since(reachedIfBetter, evidence), likely),
      likely,
      high: Math.max(monthsSinceLine(value - INDEX_ERROR_POINTS, frontier, evidence), likely),
    },
    grade: 'A',
    basis: `Index ${value}, which the closed frontier first reached on ${reached}; ±${INDEX_ERROR_POINTS} points.`,
    sources: frontier.sources,
    date: frontier.asOf,
  };
}

/** Lag of a closed model: by index, else release plus what its rung in the ladder usually trails. */
export function rateClosed(model: ClosedModel, evidence: Evidence): Rating {
  if (model.index !== null) return rateByIndex(model.index, model.releasedOn, evidence);
  if (model.releasedOn === null)
    return { reason: `release date unknown: ${model.reasons['releasedOn'] ?? 'not found'}` };
  if (model.rung === null)
    return { reason: 'neither an index value nor a known place in a line-up' };
  const open = model.weights === 'open-unconfirmed';
  if (!open && !model.leadingLab)
    return {
      reason: `no index value, and no flagship of ${model.lab} has been measured near the frontier`,
    };
  const id = open
    ? 'P20'
    : model.rung === 1
      ? 'TIER-TOP'
      : model.tier === 'small'
        ? 'TIER-SMALL'
        : 'TIER-MID';
  return byRelease(model, [id], open || id !== 'TIER-TOP' ? 'D' : 'C', evidence);
}

/** Lag of an open model: by index, else release plus P20, plus more where it is no large model. */
export function rateOpen(model: OpenModel, evidence: Evidence): Rating {
  if (model.index !== null) return rateByIndex(model.index, model.releasedOn, evidence);
  if (model.releasedOn === null)
    return { reason: `release date unknown: ${model.reasons['releasedOn'] ?? 'not found'}` };
  const size = model.paramsTotalB;
  if (size !== null && size >= LARGE_FROM_B) return byRelease(model, ['P20'], 'C', evidence);
  const extra = size !== null && size < SMALL_BELOW_B ? 'OPEN-SMALL' : 'OPEN-MID';
  const rating = byRelease(model, ['P20', extra], 'D', evidence);
  if (size !== null || 'reason' in rating) return rating;
  return { ...rating, basis: `${rating.basis} Its size is not known: taken as mid-sized.` };
}

interface Released {
  readonly releasedOn: IsoDate | null;
  readonly releasedAfter: IsoDate | null;
  readonly releasedKind: string | null;
  readonly sources: readonly string[];
}

function byRelease(
  model: Released,
  priorIds: readonly string[],
  grade: Capability['grade'],
  evidence: Evidence,
): Rating {
  const { releasedOn } = model;
  const offsets = priorIds.map((id) => quantilesOf(id, evidence));
  const known = offsets.filter((offset) => offset !== null);
  if (releasedOn === null || known.length < priorIds.length)
    return { reason: `the prior ${priorIds.join(' or ')} is missing` };
  const age = since(releasedOn, evidence);
  const oldest = Math.max(age, since(model.releasedAfter ?? releasedOn, evidence));
  const kind = model.releasedKind === null ? 'Released' : `Released (${model.releasedKind})`;
  return {
    lagMonths: lagged({ p10: age, p50: age, p90: oldest }, sum(known)),
    grade,
    basis: `${kind} ${releasedOn}, plus ${priorIds.join(' and ')}.`,
    sources: model.sources,
    date: releasedOn,
  };
}
