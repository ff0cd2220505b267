import type { Analysis } from '#engine/analysis.ts';
import type { Scenario } from '#profile/session.ts';
import type { Block } from '../blocks.ts';
import { light } from '../charts/theme.ts';
import { claimOf } from '../claim.ts';
import { mixFan, mixWhy } from '../mix-figures.ts';
import { shortName } from '../names.ts';
import { money } from '../numbers.ts';
import { byCost } from '../verdict.ts';
import { shareFigure } from '../workload-figures.ts';
import { mixInWords } from './uncertainty.ts';

/** Width of the figures in pixels; the page scales them to its own. */
export const figureWidth = 620;

/** The claim with its reasons; what is missing where nothing was reckoned. */
export function recommendationBlocks(scenario: Scenario, analysis: Analysis | null): Block[] {
  const heading: Block = { kind: 'heading', level: 2, text: 'Recommendation' };
  if (!analysis)
    return [
      heading,
      {
        kind: 'paragraph',
        text: [
          'There is no result for this scenario, so nothing can be recommended. Open the scenario, let it be reckoned, and print again.',
        ],
        lead: true,
      },
    ];
  const claim = claimOf(scenario, analysis);
  return [
    heading,
    { kind: 'paragraph', text: [{ text: claim.heading, strong: true }], lead: true },
    { kind: 'paragraph', text: claim.lead },
    ...(claim.points.length > 0 ? [{ kind: 'list', items: claim.points } as const] : []),
  ];
}

/** Cost of the whole over the months, with its range. */
export function costBlocks(analysis: Analysis): Block[] {
  if (!analysis.portfolio) return [];
  const { recommended } = analysis.portfolio;
  return [
    { kind: 'heading', level: 2, text: 'What it costs' },
    {
      kind: 'paragraph',
      text: [
        `${mixInWords(analysis)}. One future in ten costs more than ${money(recommended.p90)}, one in ten less than ${money(recommended.p10, recommended.p90)}.`,
      ],
    },
    { kind: 'figure', figure: mixFan(analysis, light, figureWidth) },
  ];
}

/** What makes the difference to today, part by part. */
export function whyBlocks(analysis: Analysis): Block[] {
  if (!analysis.portfolio) return [];
  return [
    { kind: 'heading', level: 2, text: 'Why' },
    { kind: 'figure', figure: mixWhy(analysis, light, figureWidth) },
  ];
}

/** The share of futures of the dearest workload; the table has the others. */
export function shareBlocks(analysis: Analysis): Block[] {
  const [largest] = byCost(analysis.workloads);
  if (!largest || largest.kinds.length === 0) return [];
  const figure = shareFigure(largest, analysis, light, figureWidth);
  const title =
    analysis.workloads.length > 1 ? `${shortName(largest.name)}: ${figure.title}` : figure.title;
  return [{ kind: 'figure', figure: { ...figure, title } }];
}
