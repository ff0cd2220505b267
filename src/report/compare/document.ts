import type { Block, Cell, Column, Report } from '../blocks.ts';
import { light } from '../charts/theme.ts';
import { dayText } from '../dates.ts';
import { attributionBlocks } from '../memo/method.ts';
import { shortName } from '../names.ts';
import { count } from '../numbers.ts';
import {
  attributionFigure,
  attributionFinding,
  attributionTable,
  type Attribution,
} from './attribution.ts';
import { compareFigure, compareHeading, type Compared } from './figures.ts';
import { optionsTable } from './options.ts';

/** An answer that is not the same everywhere, in words, one text for each scenario. */
export interface DifferingAnswer {
  question: string;
  owner: string;
  values: string[];
}

export interface ComparisonInput {
  scenarios: readonly Compared[];
  /** What the comparison comes to, in sentences. */
  lead: readonly string[];
  differing: readonly DifferingAnswer[];
  /** What makes the difference between the first and one of the others, where it was worked out. */
  explained: { attribution: Attribution; other: number } | null;
  /** ISO date to print. */
  date: string;
  /** Version of the app. */
  app: string;
}

const figureWidth = 620;

/** Two to four scenarios side by side as a document of the same blocks as the memo. */
export function comparisonReport(input: ComparisonInput): Report {
  const { scenarios, date, app } = input;
  const [base] = scenarios;
  const names = scenarios.map((s) => shortName(s.name, 60));
  const title = `Comparison: ${names.join(' · ')}`;
  const draws = base?.analysis.draws ?? 0;
  return {
    title,
    subject: compareHeading(scenarios),
    language: 'en',
    foot: `${shortName(names.join(' · '), 70)} · ${dayText(date)}`,
    meta: {
      edition: base?.analysis.edition ?? '',
      seed: base?.analysis.seed ?? 0,
      app,
      engine: base?.analysis.engine ?? '',
      draws,
      date,
    },
    blocks: [
      {
        kind: 'title',
        text: title,
        subtitle: [
          `Prepared ${dayText(date)}`,
          `baseline “${names[0] ?? ''}”`,
          `${count(draws, 4)} futures, the same for all`,
        ].join(' · '),
      },
      { kind: 'heading', level: 2, text: 'What the difference is' },
      {
        kind: 'paragraph',
        text: [{ text: `${compareHeading(scenarios)}.`, strong: true }],
        lead: true,
      },
      ...input.lead.map((text): Block => ({ kind: 'paragraph', text: [text] })),
      { kind: 'figure', figure: compareFigure(scenarios, light, figureWidth) },
      ...optionBlocks(scenarios),
      ...differingBlocks(input, names),
      ...explainedBlocks(input),
      ...methodBlocks(scenarios),
      ...attributionBlocks(),
    ],
  };
}

function optionBlocks(scenarios: readonly Compared[]): Block[] {
  return [
    { kind: 'heading', level: 2, text: 'What each workload should run on' },
    {
      kind: 'table',
      title: 'Recommendation for each workload in each scenario',
      ...optionsTable(scenarios),
      rowHeaders: true,
    },
  ];
}

function differingBlocks({ differing }: ComparisonInput, names: readonly string[]): Block[] {
  const heading: Block = { kind: 'heading', level: 2, text: 'Which answers differ' };
  if (differing.length === 0) return [heading, { kind: 'paragraph', text: ['No answer differs.'] }];
  const columns = [
    { title: 'Answer', align: 'left', width: 0.34 } as const,
    ...names.map((title): Column => ({ title, align: 'left', width: 0.66 / names.length })),
  ];
  const rows = differing.map(({ question, owner, values }): Cell[] => [
    { text: question, ...(owner === '' ? {} : { note: owner }) },
    ...values.map((text): Cell => ({ text })),
  ]);
  return [
    heading,
    { kind: 'table', title: 'Answers that are not the same', columns, rows, rowHeaders: true },
  ];
}

function explainedBlocks({ scenarios, explained }: ComparisonInput): Block[] {
  const [base, other] = [scenarios[0], explained && scenarios[explained.other]];
  const [from, to] = [base, other].map((s) => s?.analysis.portfolio?.recommended.mean);
  if (!explained || !base || !other || from === undefined || to === undefined) return [];
  const { attribution } = explained;
  const names = [base.name, other.name] as const;
  return [
    { kind: 'heading', level: 2, text: 'What makes the difference' },
    {
      kind: 'paragraph',
      text: [
        `${attributionFinding(attribution, names)}. Each answer was changed alone, once from “${shortName(base.name)}” and once from “${shortName(other.name)}”; its effect is the mean of the two. What comes about only where answers meet stands as “Together”.`,
      ],
    },
    {
      kind: 'figure',
      figure: attributionFigure(
        attribution,
        names,
        [from, to],
        base.analysis.months,
        light,
        figureWidth,
      ),
    },
    {
      kind: 'table',
      title: 'Effect of each answer on the cost',
      ...attributionTable(attribution),
      rowHeaders: true,
    },
  ];
}

function methodBlocks(scenarios: readonly Compared[]): Block[] {
  const items = scenarios.map(({ name, analysis }): [string] => [
    `${shortName(name, 60)}: catalogue edition ${analysis.edition}, seed ${analysis.seed}, engine ${analysis.engine}, fingerprint of the answers ${analysis.requestHash}.`,
  ]);
  return [
    { kind: 'heading', level: 2, text: 'How to repeat it' },
    {
      kind: 'paragraph',
      text: [
        'All scenarios live through the same futures, so a difference in a figure is a difference in the answers.',
      ],
    },
    { kind: 'list', items },
  ];
}
