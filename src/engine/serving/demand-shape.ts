/** How requests spread over the week, as the questionnaire asks it. */
export type ShapeName = 'flat' | 'office' | 'office-world' | 'consumer' | 'bursty' | 'nightly';

/** A week by hour (index 0 = Monday 00:00) with mean 1, and the factor of the worst minutes inside an hour. */
export interface DemandShape {
  name: ShapeName;
  weights: readonly number[];
  /** Busiest minutes over the mean of their hour. */
  withinHour: number;
  peakToMean: number;
  troughToMean: number;
  basis: string;
}

const officeHours = [
  2, 2, 2, 2, 2, 3, 8, 25, 60, 90, 100, 95, 75, 85, 95, 95, 85, 60, 35, 20, 12, 8, 5, 3,
];
const consumerHours = [
  45, 30, 22, 18, 17, 20, 32, 48, 62, 72, 80, 84, 86, 86, 86, 87, 88, 90, 94, 98, 100, 96, 82, 62,
];

/** Weekday profile on five days and a share of it at the weekend. */
function week(day: readonly number[], weekend: number): number[] {
  return Array.from({ length: 168 }, (_, hour) => {
    const value = day[hour % 24] ?? 0;
    return hour < 120 ? value : value * weekend;
  });
}

function shifted(weights: readonly number[], hours: number): number[] {
  return weights.map((_, hour) => weights[(hour + hours + 168) % 168] ?? 0);
}

function make(
  name: ShapeName,
  raw: readonly number[],
  withinHour: number,
  basis: string,
): DemandShape {
  const mean = raw.reduce((sum, weight) => sum + weight, 0) / raw.length;
  const weights = raw.map((weight) => weight / mean);
  return {
    name,
    weights,
    withinHour,
    peakToMean: Math.max(...weights),
    troughToMean: Math.min(...weights),
    basis,
  };
}

const office = week(officeHours, 0.08);
const consumer = week(consumerHours, 1.06);

const shapes: Record<ShapeName, DemandShape> = {
  flat: make('flat', week(Array<number>(24).fill(1), 1), 1, 'By definition'),
  office: make('office', office, 1.25, 'Judgement: nine working hours on five days'),
  'office-world': make(
    'office-world',
    office.map((weight, hour) => {
      const east = shifted(office, 8)[hour] ?? 0;
      const west = shifted(office, -8)[hour] ?? 0;
      return weight + east + west;
    }),
    1.2,
    'Judgement: three zones eight hours apart, equally busy',
  ),
  consumer: make('consumer', consumer, 1.25, 'Judgement: evening peak, weekends a little busier'),
  bursty: make(
    'bursty',
    consumer,
    3,
    'Judgement: a consumer day with bursts of three times the hour',
  ),
  nightly: make(
    'nightly',
    week(
      Array.from({ length: 24 }, (_, hour) => (hour < 6 ? 1 : 0)),
      1,
    ),
    1,
    'By definition: one run from midnight to six, every night',
  ),
};

/** The week of a named shape. */
export function demandShape(name: ShapeName): DemandShape {
  return shapes[name];
}

/** A week from the user's own 168 hourly figures in any unit; throws where there are not 168 or they sum to nothing. */
export function importedShape(
  hourly: readonly number[],
  withinHour = 1.25,
): Omit<DemandShape, 'name'> {
  if (hourly.length !== 168 || hourly.some((value) => !(value >= 0)))
    throw new Error(`a week needs 168 figures of 0 or more, got ${hourly.length}`);
  const mean = hourly.reduce((sum, value) => sum + value, 0) / 168;
  if (mean === 0) throw new Error('a week needs at least one hour with load');
  const weights = hourly.map((value) => value / mean);
  return {
    weights,
    withinHour,
    peakToMean: Math.max(...weights),
    troughToMean: Math.min(...weights),
    basis: 'Imported',
  };
}
