import type { WorkloadResult } from '#engine/analysis.ts';
import { rate } from '../numbers.ts';
import { optionWords } from './table.ts';

/** Who leads by three readings of failures, one sentence each; a single one where all agree. */
export function leaderLines(workload: WorkloadResult): string[] {
  const leaders = workload.explanation?.leaders;
  if (!leaders) return [];
  const { failuresPriced, atQualityBar, noFailureCost, qualityBar } = leaders;
  const { sentence } = optionWords(workload);
  const say = (id: string | null) => (id === null ? 'nothing' : sentence(id));
  if (failuresPriced === atQualityBar && failuresPriced === noFailureCost) {
    return [
      `${capitalised(say(failuresPriced))} leads whether failures are priced, held to a bar of ${rate(qualityBar)} or left out.`,
    ];
  }
  return [
    `With failures priced: ${say(failuresPriced)}.`,
    `Cheapest to run of those that succeed in ${rate(qualityBar)} or more: ${say(atQualityBar)}.`,
    `With no cost of failures at all: ${say(noFailureCost)}.`,
  ];
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
