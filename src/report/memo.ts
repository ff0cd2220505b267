import type { Analysis } from '#engine/analysis.ts';
import type { Catalogue } from '#catalog/types.ts';
import type { Scenario } from '#profile/session.ts';
import type { Block, Report } from './blocks.ts';
import { light } from './charts/theme.ts';
import { claimOf } from './claim.ts';
import { dayText } from './dates.ts';
import { reopenBlocks, ruledOutBlocks } from './memo/closing.ts';
import { assumptionBlocks } from './memo/assumptions.ts';
import { priceBlocks } from './memo/price-table.ts';
import { attributionBlocks, methodBlocks } from './memo/method.ts';
import { flipBlocks, mixInWords, outlookBlocks, worthBlocks } from './memo/uncertainty.ts';
import { workloadTable } from './memo/workload-table.ts';
import { mixFan, mixWhy } from './mix-figures.ts';
import { shortName } from './names.ts';
import { count, money } from './numbers.ts';
import { byCost } from './verdict.ts';
import { ownFigureBlocks } from './own-figures.ts';
import { shareFigure } from './workload-figures.ts';

export interface MemoInput {
  sessionName: string;
  scenario: Scenario;
  /** Null where nothing could be reckoned: the memo then says so. */
  analysis: Analysis | null;
  catalogue: Catalogue | null;
  /** ISO date to print. */
  date: string;
  /** Version of the app. */
  app: string;
}

/** Width of the figures in pixels; the page scales them to its own. */
const figureWidth = 620;

/** The board memo: at most six pages of A4, the same blocks on screen and on paper. */
export function memo({ sessionName, scenario, analysis, catalogue, date, app }: MemoInput): Report {
  const name = shortName(sessionName, 120);
  const scenarioName = shortName(scenario.name, 80);
  const head: Block = {
    kind: 'title',
    text: `Board memo: ${name}`,
    subtitle: [
      `Prepared ${dayText(date)}`,
      `Scenario “${scenarioName}”`,
      ...(analysis
        ? [
            `catalogue of ${dayText(analysis.edition)}`,
            `${count(analysis.draws, 4)} futures over ${analysis.months} months`,
          ]
        : []),
    ].join(' · '),
  };
  return {
    title: `Board memo: ${name}`,
    subject: `How to run the AI of ${name}, scenario ${scenarioName}`,
    language: 'en',
    foot: `${shortName(sessionName, 40)} · ${shortName(scenario.name, 40)} · ${dayText(date)}`,
    meta: {
      edition: analysis?.edition ?? catalogue?.edition ?? '',
      seed: analysis?.seed ?? 0,
      app,
      engine: analysis?.engine ?? '',
      draws: analysis?.draws ?? 0,
      date,
    },
    blocks: [
      head,
      ...(analysis ? body(scenario, analysis, catalogue) : missing()),
      ...attributionBlocks(),
    ],
  };
}

const missing = (): Block[] => [
  { kind: 'heading', level: 2, text: 'Recommendation' },
  {
    kind: 'paragraph',
    text: [
      'There is no result for this scenario, so this memo can recommend nothing. Open the scenario, let it be reckoned, and print again.',
    ],
    lead: true,
  },
];

function body(scenario: Scenario, analysis: Analysis, catalogue: Catalogue | null): Block[] {
  const claim = claimOf(scenario, analysis);
  const opening: Block[] = [
    { kind: 'heading', level: 2, text: 'Recommendation' },
    { kind: 'paragraph', text: [{ text: claim.heading, strong: true }], lead: true },
    { kind: 'paragraph', text: [claim.lead] },
    ...(claim.points.length > 0
      ? [{ kind: 'list', items: claim.points.map((text) => [text]) } as const]
      : []),
  ];
  if (analysis.workloads.length === 0) return [...opening, ...methodBlocks(scenario, analysis)];
  return [
    ...opening,
    ...costBlocks(analysis),
    ...workloadTable(scenario, analysis),
    ...whyBlocks(analysis),
    ...flipBlocks(scenario, analysis),
    ...shareBlocks(analysis),
    ...worthBlocks(analysis),
    ...outlookBlocks(analysis),
    ...reopenBlocks(scenario, analysis, catalogue),
    ...ruledOutBlocks(analysis),
    ...assumptionBlocks(analysis),
    ...priceBlocks(analysis, catalogue),
    ...ownFigureBlocks(scenario.overrides, catalogue),
    ...methodBlocks(scenario, analysis),
  ];
}

function costBlocks(analysis: Analysis): Block[] {
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

function whyBlocks(analysis: Analysis): Block[] {
  if (!analysis.portfolio) return [];
  return [
    { kind: 'heading', level: 2, text: 'Why' },
    { kind: 'figure', figure: mixWhy(analysis, light, figureWidth) },
  ];
}

/** The share of futures of the dearest workload; the table has the others. */
function shareBlocks(analysis: Analysis): Block[] {
  const [largest] = byCost(analysis.workloads);
  if (!largest || largest.kinds.length === 0) return [];
  const figure = shareFigure(largest, analysis, light, figureWidth);
  const title =
    analysis.workloads.length > 1 ? `${shortName(largest.name)}: ${figure.title}` : figure.title;
  return [{ kind: 'figure', figure: { ...figure, title } }];
}
