import type { Analysis } from '#engine/analysis.ts';
import { costParts } from '#engine/analysis.ts';
import type { Catalogue } from '#catalog/types.ts';
import { dayText } from './dates.ts';
import { horizon } from './horizon.ts';
import { outlookNames, partName } from './names.ts';
import { count, eightInTen, futures, money, percent } from './numbers.ts';
import { costOrigin, listOf, nameOf, runs, type Origin } from './origin.ts';
import { chosen } from './verdict.ts';

type Part = Origin['parts'][number];

/** What each workload brings to the total, with all inputs of its cost. */
function byWorkload(analysis: Analysis): Part[] {
  return analysis.workloads.flatMap((workload): Part[] => {
    const pick = chosen(workload);
    if (pick === null) return [];
    const { parts } = costOrigin(analysis, workload, pick);
    const inputs = new Map(parts.flatMap((p) => p.inputs).map((input) => [input.name, input]));
    return [
      {
        name: workload.name,
        value: money(pick.cost.mean),
        how: `${nameOf(pick)}. The parts and their rules open in the table by workload.`,
        inputs: [...inputs.values()],
      },
    ];
  });
}

/** Cost, saving and share of futures of the recommended mix. */
export function mixOrigin(analysis: Analysis): Origin | undefined {
  const { portfolio } = analysis;
  if (portfolio === null) return undefined;
  const { recommended, recommendedParts, today, saving, betterThanToday, betterThanTodayError } =
    portfolio;
  const { committed } = portfolio.choice;
  const plain = (name: string, value: string, how = ''): Part => ({ name, value, how, inputs: [] });
  return {
    title: `Cost over ${horizon(analysis.months)}: everything recommended`,
    value: `${money(recommended.mean)} (${eightInTen(recommended.p10, recommended.p90)})`,
    how: `The sum over workloads in each of ${runs(analysis)}, with what is shared counted once, discounted to today; then the mean, and the range that 8 futures in 10 lie in. Staying as you are is summed over the workloads in use, future by future, and the saving is the difference there.`,
    parts: [
      ...(today ? [plain('Staying as you are', money(today.mean))] : []),
      ...(saving
        ? [plain('Saving', `${money(saving.mean)} (${eightInTen(saving.p10, saving.p90)})`)]
        : []),
      ...(betterThanToday === null
        ? []
        : [
            plain(
              'Costs less than staying',
              futures(betterThanToday, betterThanTodayError ?? undefined),
              'The share of futures in which the saving is above nothing; ± is the 95 % half-width from eight independent sets of futures.',
            ),
          ]),
      plain(
        'Mean regret',
        money(analysis.workloads.reduce((sum, w) => sum + (chosen(w)?.regret ?? 0), 0)),
        'What the mix costs on average beyond the cheapest way of each workload in each future.',
      ),
      ...costParts
        .filter((part) => recommendedParts[part] !== 0)
        .map((part) => plain(`Of the total: ${partName(part)}`, money(recommendedParts[part]))),
      ...(committed
        ? [
            plain(
              `Of that in ${partName('tokens')}: promised to ${committed.provider} and not used`,
              money(committed.unused.mean),
              'The rest of each contract year’s least spend.',
            ),
          ]
        : []),
      ...byWorkload(analysis),
    ],
  };
}

/** What choosing for all workloads together changes. */
export function togetherOrigin(analysis: Analysis): Origin | undefined {
  const { portfolio } = analysis;
  if (portfolio === null) return undefined;
  const { choice } = portfolio;
  return {
    title: 'Choosing for all workloads together',
    value: money(choice.sharedPeopleUsd + choice.pooledGpusUsd),
    how: `One way for each workload is chosen for the least mean of the sum over ${runs(analysis)}. People of one team and spare GPUs of one kind are counted once; a ceiling of the organisation holds where the sum keeps it in nine futures of ten.${choice.committed ? ` What is promised to ${choice.committed.provider} and not used is in the sum.` : ''}`,
    parts: [
      {
        name: 'Shared people',
        value: money(choice.sharedPeopleUsd),
        how: 'A team for each workload, less one for all.',
        inputs: [],
      },
      {
        name: 'Shared spare GPUs',
        value: money(choice.pooledGpusUsd),
        how: 'One spare for each kind of GPU instead of one for each fleet.',
        inputs: [],
      },
      ...choice.caps.map((cap) => ({
        name: `Ceiling: ${cap.cap}`,
        value: futures(cap.chanceKept),
        how: 'The share of futures in which it is kept.',
        inputs: [],
      })),
      listOf(
        'Answers about the organisation',
        analysis.inputs.filter((row) => row.owner === 'org'),
      ),
    ],
  };
}

/** Cost of the mix within each outlook. */
export function outlooksOrigin(analysis: Analysis): Origin {
  return {
    title: 'The three outlooks',
    value: '',
    how: `Each of ${runs(analysis)} belongs to one outlook, drawn by its weight: your answer about the outlooks, or else the weights that go by the evidence. The cost is the mean over the futures of one outlook; what is lost there is that cost less the sum of the cheapest way of each workload in it.`,
    parts: [
      ...outlookNames.map((name, i) => ({
        name,
        value: money(analysis.portfolio?.byOutlook[i]),
        how: `${percent(analysis.outlookShares[i])} of futures.`,
        inputs: [],
      })),
    ],
  };
}

/** The cost after a year that should make one look again. */
export function overspendOrigin(analysis: Analysis): Origin {
  return {
    title: 'Cost of the first year',
    value: money(analysis.portfolio?.recommendedFan.p90[12]),
    how: `What the mix has cost after 12 months, discounted: only one in ten of ${runs(analysis)} lies above. To pass it earlier says that the answers below are off.`,
    parts: byWorkload(analysis),
  };
}

/** Days on which to look again. */
export function momentsOrigin(analysis: Analysis): Origin {
  return {
    title: 'Days to look again',
    value: '',
    how: `The review is on the first day of a month after the catalogue of ${dayText(analysis.edition)}; days of retirement and announced prices are those of the price list. A frequency beside a lane is the share of ${runs(analysis)} in which the plan has changed by then.`,
    parts: byWorkload(analysis).map((part) => ({ ...part, inputs: [] })),
  };
}

/** Prices of one row of a price list. */
export function offerOrigin(catalogue: Catalogue | null, key: string): Origin | undefined {
  const offer = catalogue?.offers.get(key);
  if (offer === undefined) return undefined;
  const { name, provider, priceChange } = offer;
  return {
    title: `List price: ${name} at ${provider}`,
    value:
      priceChange === null
        ? ''
        : `${money(priceChange.inputUsdPerMtok)} in, ${money(priceChange.outputUsdPerMtok)} out`,
    how: 'Published by the vendor; the Catalogue has the row with its source and the day it was read.',
    parts: [],
  };
}

/** All inputs, workload by workload. */
function inputsByOwner({ inputs, workloads }: Analysis): Part[] {
  const owners = [
    ...workloads.map(({ id, name }) => ({ id, name })),
    { id: 'org', name: 'The organisation' },
    { id: 'world', name: 'The world' },
  ];
  return owners.map(({ id, name }) =>
    listOf(
      name,
      inputs.filter((row) => row.owner === id),
    ),
  );
}

/** How many inputs there are, and who gave them. */
export function inputsOrigin(analysis: Analysis): Origin {
  return {
    title: 'Uncertain inputs',
    value: count(analysis.inputs.length, 4),
    how: 'Every input that was drawn anew in each future, with its range, who said so and the source.',
    parts: inputsByOwner(analysis),
  };
}

/** How the figures were made. */
export function runOrigin(analysis: Analysis): Origin {
  const part = (name: string, value: string): Part => ({ name, value, how: '', inputs: [] });
  return {
    title: 'How these figures were made',
    value: `${runs(analysis)} over ${horizon(analysis.months)}`,
    how: 'Each future draws outlook, prices, rents, capability, events and every uncertain input, and lives through all months with each way to run each workload. The same answers, catalogue and seed give the same figures to the last digit.',
    parts: [
      part('Catalogue of', dayText(analysis.edition)),
      part('Seed', String(analysis.seed)),
      part('Engine', analysis.engine),
      part('Fingerprint of the answers', analysis.requestHash),
      ...inputsByOwner(analysis),
    ],
  };
}
