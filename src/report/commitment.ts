import type { Analysis, CommittedSpend } from '#engine/analysis.ts';
import { horizon } from './horizon.ts';
import { capital, optionName } from './names.ts';
import { eightInTen, futures, money, months, percent } from './numbers.ts';
import { runs, type Origin } from './origin.ts';
import { figureOf, say, type Sentence } from './sentence.ts';
import { togetherChoices } from './together.ts';

const f = figureOf({ of: 'commitment' });

/** The least spend promised to a provider, and how the choice uses it; null where nothing is promised. */
const committedOf = ({ portfolio }: Analysis): CommittedSpend | null =>
  portfolio?.choice.committed ?? null;

/** The same figures with nothing said about what is promised to whom, for a copy that withholds it. */
export function withoutPromise(analysis: Analysis): Analysis {
  const { portfolio } = analysis;
  if (!portfolio?.choice.committed) return analysis;
  const choice = { ...portfolio.choice, committed: null };
  return { ...analysis, portfolio: { ...portfolio, choice } };
}

/** How much of a promised spend is used, and what is paid for nothing; empty where nothing is promised. */
export function commitmentSentence(analysis: Analysis): Sentence {
  const committed = committedOf(analysis);
  if (!committed) return [];
  const { provider, usdPerYear, months: left, usedShare, unused, chanceUnused } = committed;
  const promise = say`the ${f(money(usdPerYear))} a year promised to ${provider} for another ${f(months(left))}`;
  if (chanceUnused === 0) return say`All of ${promise} is used in every future.`;
  if (usedShare === 0)
    return say`Nothing of ${promise} is used by what is recommended: ${f(money(unused.mean))} is paid for nothing.`;
  return say`Of ${promise}, what is recommended uses ${f(percent(usedShare))}. On average ${f(money(unused.mean))} is paid for nothing (${f(eightInTen(unused.p10, unused.p90))}); something is in ${f(futures(chanceUnused))}.`;
}

/** The same as rows of a name and a value in words. */
export function commitmentRows(
  analysis: Analysis,
): { name: string; text: string; note?: string }[] {
  const committed = committedOf(analysis);
  if (!committed) return [];
  const { usdPerYear, months: left, usedShare, unused, chanceUnused, promisedUsd } = committed;
  return [
    {
      name: 'Least spend',
      text: `${money(usdPerYear)} a year`,
      note: `for another ${months(left)}`,
    },
    {
      name: `Within ${horizon(analysis.months)}, discounted`,
      text: money(promisedUsd),
      note: `of which ${percent(usedShare)} is used`,
    },
    {
      name: 'Paid for nothing, in the total',
      text: money(unused.mean, unused.p90),
      note: eightInTen(unused.p10, unused.p90),
    },
    { name: 'Something is paid for nothing in', text: futures(chanceUnused) },
  ];
}

/** Where the figures of a promised spend come from. */
export function commitmentOrigin(analysis: Analysis): Origin | undefined {
  const committed = committedOf(analysis);
  if (!committed) return undefined;
  const changed = togetherChoices(analysis).filter(({ reason }) => reason === 'commitment');
  return {
    title: `Promised to ${committed.provider}`,
    value: money(committed.unused.mean),
    how: `In each of ${runs(analysis)} and each contract year: the least spend, less what the chosen ways are billed for tokens there, and at least nothing. It is paid as tokens with the bills of the year’s last month and discounted like them; staying as you are pays its own. Contract years are counted back from the end of the promise; of the running one, and of one that ends after ${horizon(analysis.months)}, the part within counts. Bills count as they are before events, because who is cut off owes nothing, and of a router or a floor with spill only the part that the provider answers.`,
    parts: [
      ...commitmentRows(analysis).map(({ name, text, note = '' }) => ({
        name,
        value: text,
        how: note === '' ? '' : `${capital(note)}.`,
        inputs: [],
      })),
      ...changed.map(({ name, chosen, alone }) => ({
        name,
        value: '',
        how:
          chosen.id === alone.id
            ? `Stays on ${optionName(chosen)}, although another is easier to undo.`
            : `Runs on ${optionName(chosen)} because of it; alone it would on ${optionName(alone)}.`,
        inputs: [],
      })),
    ],
  };
}
