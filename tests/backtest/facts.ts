import { readCatalogue } from '#catalog/catalogue.ts';
import { monthsBetween } from '#catalog/dates.ts';
import { currentEdition } from '#catalog/edition.ts';
import { readHistory } from '#catalog/history.ts';
import { currentHistory } from '#catalog/history-edition.ts';
import type { PriceSeries } from '#catalog/types/history.ts';
import type { Step } from './estimators.ts';

/** The current edition and its histories. */
export const { catalogue } = readCatalogue(currentEdition);
export const { history } = readHistory(currentHistory, catalogue);

/** Day of the newest prices. */
export const pricesEnd = '2026-11-10';

/** A price that returns to the one before within so many months was a slip of the list. */
const slipMonths = 1;

/** Months from 2023-01-01 to a date; throws for what is no date, because the tables are checked. */
export function monthOf(date: string): number {
  const months = monthsBetween('2023-01-01', date);
  if (months === null) throw new Error(`no date: ${date}`);
  return months;
}

/** Price of three input tokens and one output token, in USD per million. */
export function blended(input: number, output: number): number {
  return (3 * input + output) / 4;
}

/**
 * Blended list price of one model over time; its undated first price holds from `released`. Null for a
 * corrected list entry; slips that return within a month and planned prices are left out.
 */
export function pricePath(series: PriceSeries, released: string | null): Step[] | null {
  if (series.quality === 'correction') return null;
  const steps = series.points.flatMap((point) => {
    const date = point.date ?? released;
    if (date === null || date > pricesEnd) return [];
    const value = blended(point.inputUsdPerMtok, point.outputUsdPerMtok);
    return [{ month: monthOf(date), value }];
  });
  const kept = steps.filter((step, i) => {
    const before = steps[i - 1];
    const after = steps[i + 1];
    const returns = before !== undefined && after !== undefined && before.value === after.value;
    return !(returns && after.month - step.month <= slipMonths);
  });
  return kept.filter((step, i) => step.value !== kept[i - 1]?.value);
}
