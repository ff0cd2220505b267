import { analysisHash } from '#engine/fingerprint.ts';
import type { Analysis } from '#engine/analysis.ts';
import { ATTRIBUTIONS } from '#catalog/attribution.ts';
import type { Scenario } from '#profile/session.ts';
import type { Block, Inline } from '../blocks.ts';
import { dayText } from '../dates.ts';
import { horizon } from '../horizon.ts';
import { shortName } from '../names.ts';
import { count } from '../numbers.ts';
import { ownTest } from '../verdict.ts';

/** How the figures come about, in the words of one page for a board. */
export function methodBlocks(scenario: Scenario, analysis: Analysis): Block[] {
  const futures = count(analysis.draws, 4);
  return [
    { kind: 'heading', level: 2, text: 'Method and what stays unknown' },
    {
      kind: 'paragraph',
      text: [
        `Each of ${futures} simulated futures draws the three outlooks, the movement of prices, GPU rents and capability, dated events and every uncertain input, and lives ${horizon(analysis.months)} with each way to run each workload. The same futures are used for all ways and scenarios, so a difference is a difference in the answers. Costs are dollars discounted to today: bills or GPUs, people, migration, evaluation, events, and the cost of failed tasks. The recommendation is the lowest mean. A range says that 8 futures in 10 lie within it; a share of futures is counted by kind of option and comes with its 95 % error. Rules rule out and are never weighed.`,
      ],
    },
    {
      kind: 'paragraph',
      text: [
        `The run can be repeated to the last digit: catalogue edition ${analysis.edition}, seed ${analysis.seed}, engine ${analysis.engine}, fingerprint of the answers ${analysis.requestHash} and of the result ${analysisHash(analysis)}.`,
      ],
    },
    { kind: 'list', items: unknowns(scenario, analysis).map((text) => [text]) },
  ];
}

/** What the figures cannot say, and what could not be used. */
function unknowns(scenario: Scenario, analysis: Analysis): string[] {
  const untested = analysis.workloads.filter((w) => ownTest(scenario, w.id) === null);
  const problems = analysis.problems.slice(0, 4).map((text) => shortName(text, 240));
  const unsaid = analysis.problems.length - problems.length;
  return [
    'Latency, regions and tenancy of an API are not in the catalogue: confirm them with the vendor.',
    ...(untested.length > 0
      ? [
          `The quality of open against closed models on your own work is an estimate from public and private tests for ${untested.length === analysis.workloads.length ? 'every workload' : `${untested.length} of ${analysis.workloads.length} workloads`}; only your own test settles it.`,
        ]
      : []),
    `Prices and models were read to ${dayText(analysis.edition)}. They move monthly, and a new model can appear on any day.`,
    ...problems,
    ...(unsaid > 0 ? [`${unsaid} further remarks stand on the Answers page.`] : []),
  ];
}

/** Sources whose licences ask to be named, with their addresses. */
export function attributionBlocks(): Block[] {
  const items = ATTRIBUTIONS.flatMap(({ name, licence, url }, i): Inline[] => [
    i === 0 ? '' : '; ',
    { text: name, href: url },
    ` (${licence})`,
  ]);
  return [
    { kind: 'heading', level: 2, text: 'Data used' },
    {
      kind: 'note',
      text: ['The catalogue draws on ', ...items, '. Prices are facts published by the vendors.'],
    },
  ];
}
