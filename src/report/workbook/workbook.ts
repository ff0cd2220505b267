import type { Analysis } from '#engine/analysis.ts';
import type { Source } from '#catalog/types.ts';
import { chosen, optionAt } from '../verdict.ts';
import { assumptionSheet, sourceSheet } from './assumption-sheet.ts';
import { byMonthSheet } from './by-month-sheet.ts';
import { inputSheet } from './input-sheet.ts';
import { monthlySheet } from './monthly-sheet.ts';
import { optionSheet } from './option-sheet.ts';
import type { Workbook } from './sheet.ts';
import { summarySheet, type SummaryInput } from './summary-sheet.ts';
import { togetherSheet } from './together-sheet.ts';

export interface WorkbookInput extends SummaryInput {
  /** Names of offers by key. */
  offerNames: Readonly<Record<string, string>>;
  sources: readonly Source[];
  /** ISO date of the session. */
  date: string;
}

/** Ids of the ways that the workbook works out month by month: recommended, leader, runner-up and today's of each workload. */
export function wantedOptions(analysis: Analysis): Record<string, string[]> {
  return Object.fromEntries(
    analysis.workloads.map((w) => {
      const others = [w.leader, w.runnerUp, w.today].map((i) => optionAt(w, i)?.option.id);
      const picks = [chosen(w)?.option.id, ...others];
      return [w.id, [...new Set(picks.filter((id) => id !== undefined))]];
    }),
  );
}

/** The run at median inputs as a workbook with live formulas, beside the means of all futures. */
export function workbookOf(input: WorkbookInput): Workbook {
  const { analysis, median, sessionName, scenarioName } = input;
  const inputs = inputSheet(median, (key) => input.offerNames[key] ?? key);
  const monthly = monthlySheet(median, inputs);
  return {
    title: `${sessionName}: ${scenarioName}`,
    description: `Catalogue edition ${analysis.edition}, seed ${analysis.seed}, engine ${analysis.engine}, ${analysis.draws} futures`,
    date: input.date,
    sheets: [
      summarySheet(input, monthly.ranges),
      inputs.sheet,
      byMonthSheet(median, monthly.ranges),
      monthly.sheet,
      optionSheet(analysis),
      togetherSheet(analysis),
      assumptionSheet(analysis),
      sourceSheet(input.sources),
    ],
  };
}
