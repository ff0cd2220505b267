import type { Estimate } from '#profile/question.ts';
import type { Demand } from '#engine/analysis.ts';
import { count, money } from '#report/numbers.ts';

/** 30.44 days of 24 hours, in seconds, as in every other sum of the app. */
const secondsPerMonth = 730.5 * 3600;

/** Below this many a second, a rate is said by the day. */
const leastPerSecond = 0.1;

const daysPerMonth = 730.5 / 24;

/**
 * What an answer amounts to, in a sentence, or undefined where there is nothing to add. `demand` is
 * the reckoning of the same answers, or undefined while there is none.
 */
export function derivedFact(
  question: string,
  value: unknown,
  demand: Demand | undefined,
): string | undefined {
  switch (question) {
    case 'requests': {
      if (value === null || value === undefined) return undefined;
      const { low, high } = value as Estimate;
      const isRare = high / secondsPerMonth < leastPerSecond;
      const per = isRare ? daysPerMonth : secondsPerMonth;
      const peak =
        demand === undefined || isRare
          ? ''
          : `, about ${count(demand.requestsPerSecondPeak)} at the peak of your week`;
      return `That is ${count(low / per)} to ${count(high / per)} requests a ${isRare ? 'day' : 'second'} on average${peak}.`;
    }
    case 'tokensIn':
    case 'tokensOut':
      return demand && `With your requests that makes ${count(demand.tokensPerDay)} tokens a day.`;
    case 'today':
    case 'todayModel':
    case 'boundUsd':
      return demand?.usdPerMonthToday == null
        ? undefined
        : `By the price list that is a bill of about ${money(demand.usdPerMonthToday)} a month today.`;
    case 'users':
      return demand?.usdPerUserMonth == null
        ? undefined
        : `That is ${money(demand.usdPerUserMonth)} a month for each person.`;
    default:
      return undefined;
  }
}
