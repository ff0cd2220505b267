import type { Analysis } from '#engine/analysis.ts';
import { capital, optionName } from '../names.ts';
import { ceilings, togetherChoices, togetherMethod } from '../together.ts';
import { figure, heads, text, type Sheet, type SheetCell } from './sheet.ts';

/** The choice for all workloads together: what each runs on, what it would choose alone and why, what is promised to a provider, and the ceilings. */
export function togetherSheet(analysis: Analysis): Sheet {
  const method = togetherMethod(analysis);
  return {
    name: 'Together',
    widths: [32, 52, 52, 60],
    frozen: 1,
    rows: [
      [text('The choice for all workloads together', 'title')],
      ...(method === '' ? [] : [[text(method, 'note')]]),
      heads('Workload', 'Chosen', 'Alone', 'Because'),
      ...togetherChoices(analysis).map(({ name, chosen, alone, why }): SheetCell[] => [
        text(name),
        text(optionName(chosen)),
        text(optionName(alone)),
        text(capital(why)),
      ]),
      ...promise(analysis),
      [],
      heads(
        'Ceiling',
        'Of',
        'At most',
        'Needed, mean',
        'One in ten above',
        'Kept, share of futures',
      ),
      ...ceilings(analysis).map(({ name, of, check }): SheetCell[] => [
        text(name),
        text(of ?? 'all workloads'),
        figure(check.allowed, check.cap === 'people' ? 'factor' : undefined),
        figure(check.needed.mean, check.cap === 'people' ? 'factor' : undefined),
        figure(check.needed.p90, check.cap === 'people' ? 'factor' : undefined),
        figure(check.chanceKept, 'share'),
      ]),
    ],
  };
}

/** A least spend promised to a provider; no rows where there is none. */
function promise({ portfolio }: Analysis): SheetCell[][] {
  const committed = portfolio?.choice.committed;
  if (!committed) return [];
  const { provider, usdPerYear, months, promisedUsd, usedShare, unused, chanceUnused } = committed;
  return [
    [],
    heads(
      'Promised to',
      'Least spend a year',
      'Months left',
      'Within the period, discounted',
      'Used, share',
      'Paid for nothing, mean',
      'One in ten below',
      'One in ten above',
      'Something paid for nothing, share of futures',
    ),
    [
      text(provider),
      figure(usdPerYear),
      figure(months, 'factor'),
      figure(promisedUsd),
      figure(usedShare, 'share'),
      figure(unused.mean),
      figure(unused.p10),
      figure(unused.p90),
      figure(chanceUnused, 'share'),
    ],
  ];
}
