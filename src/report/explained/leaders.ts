import type { WorkloadResult } from '#engine/analysis.ts';
import { rate } from '../numbers.ts';
import { figureOf, say, type Sentence } from '../sentence.ts';
import { optionWords } from './table.ts';

/** Who leads by three readings of failures, one sentence each; a single one where all agree. */
export function leaderLines(workload: WorkloadResult): Sentence[] {
  const leaders = workload.explanation?.leaders;
  if (!leaders) return [];
  const { failuresPriced, atQualityBar, noFailureCost, qualityBar } = leaders;
  const { sentence } = optionWords(workload);
  const who = (id: string | null) => (id === null ? 'nothing' : sentence(id));
  const bar = figureOf({ of: 'bar', workload: workload.id })(rate(qualityBar));
  if (failuresPriced === atQualityBar && failuresPriced === noFailureCost) {
    return [
      say`${capitalised(who(failuresPriced))} leads whether failures are priced, held to a bar of ${bar} or left out.`,
    ];
  }
  return [
    [`With failures priced: ${who(failuresPriced)}.`],
    say`Cheapest to run of those that succeed in ${bar} or more: ${who(atQualityBar)}.`,
    [`With no cost of failures at all: ${who(noFailureCost)}.`],
  ];
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
