import type { Analysis, AnalysisRequest, WorkloadResult } from '#engine/analysis.ts';
import { analyse } from '#engine/analyse.ts';
import { shippedCatalogue } from '#engine/futures.ts';
import type { Answer, Override, Workload, WorkloadAnswers } from '#profile/session.ts';
import { defaultSeed } from '#profile/session.ts';

/** An answer the user gave; null is "I don't know". */
export const says = <V>(value: V | null): Answer<V> => ({ value, by: 'you' });

/** Both ends of a range in one, for an answer known exactly. */
export const exactly = (value: number): Answer<{ low: number; high: number }> =>
  says({ low: value, high: value });

/** A workload whose id and name follow its slot. */
export const workload = (answers: WorkloadAnswers = {}, slot = 0): Workload => ({
  id: `w${slot}`,
  name: `Workload ${slot}`,
  slot,
  answers,
});

/** A request with one block and one workload unless told otherwise. */
export const request = (over: Partial<AnalysisRequest> = {}): AnalysisRequest => ({
  organisation: {},
  workloads: [workload()],
  overrides: [],
  edition: shippedCatalogue().edition,
  seed: defaultSeed,
  blocks: 1,
  ...over,
});

/** Overrides that set the P10, P50 and P90 of a prior to one value. */
export const priorIs = (key: string, value: number): Override[] =>
  (['p10', 'p50', 'p90'] as const).map((field) => ({ table: 'priors', key, field, value }));

/** The two roads of every end-to-end check: inline, and over the border that a worker is. */
export const roads: [string, (request: AnalysisRequest) => Analysis][] = [
  ['inline', analyse],
  ['through structuredClone', (asked) => structuredClone(analyse(structuredClone(asked)))],
];

/** The only workload of an analysis, with what ranks first. */
export function only(analysis: Analysis): WorkloadResult {
  const [result, ...more] = analysis.workloads;
  if (!result || more.length > 0) throw new Error(`${more.length + 1} workloads, expected one`);
  return result;
}

/** Every number of a value with its path. */
export function numbersOf(value: unknown, path = ''): [string, number][] {
  if (typeof value === 'number') return [[path, value]];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => numbersOf(inner, `${path}.${key}`));
}

/** Paths of the numbers that are NaN or infinite. */
export const notFinite = (value: unknown): string[] =>
  numbersOf(value)
    .filter(([, number]) => !Number.isFinite(number))
    .map(([path, number]) => `${path} = ${number}`);
