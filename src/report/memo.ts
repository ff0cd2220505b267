import type { Analysis } from '#engine/analysis.ts';
import type { Catalogue, ClaimBook } from '#catalog/types.ts';
import { redactedScenario } from '#profile/redact.ts';
import type { StressResult } from '#engine/stress/result.ts';
import type { Scenario } from '#profile/session.ts';
import type { Attachment, Block, Report } from './blocks.ts';
import { withoutPromise } from './commitment.ts';
import { dayText } from './dates.ts';
import { attributionBlocks, methodBlocks } from './memo/method.ts';
import { recommendationBlocks } from './memo/opening.ts';
import { sectionsOf, type Edition } from './memo/sections.ts';
import { shortName } from './names.ts';
import { count } from './numbers.ts';

export type { Edition } from './memo/sections.ts';

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
  edition?: Edition;
  /** Ids of sections that are left out. */
  without?: readonly string[];
  claims?: ClaimBook | null;
  /** The stress cards, where they were run on this analysis. */
  stress?: readonly StressResult[] | null;
  /** Leaves out notes, replaced figures and negotiated terms; said on the first page. */
  redacted?: boolean;
  /** The session file, carried inside a PDF; said on the first page. */
  attachment?: Attachment;
}

const editionNames: Record<Edition, string> = {
  board: 'Board memo',
  architecture: 'Architecture report',
};

/** A report without its blocks, and these one by one: a long report can be written a little at a time. */
export interface Draft {
  report: Omit<Report, 'blocks'>;
  blocks: Iterator<Block>;
}

/** A report of one scenario: for a board at most six pages of A4, for architects everything; the same blocks on screen and on paper. */
export function memo(input: MemoInput): Report {
  return { ...frame(input), blocks: [...written(input)] };
}

/** The same, with each block written when it is asked for. */
export const draft = (input: MemoInput): Draft => ({
  report: frame(input),
  blocks: written(input),
});

const titleOf = ({ edition = 'board', sessionName }: MemoInput): string =>
  `${editionNames[edition]}: ${shortName(sessionName, 120)}`;

function* written(input: MemoInput): Generator<Block> {
  yield head(input, titleOf(input));
  yield* said(input);
  yield* body(input);
}

function frame(input: MemoInput): Omit<Report, 'blocks'> {
  const { analysis, catalogue, date, app, attachment } = input;
  return {
    title: titleOf(input),
    subject: `How to run the AI of ${shortName(input.sessionName, 120)}, scenario ${shortName(input.scenario.name, 80)}`,
    language: 'en',
    foot: `${shortName(input.sessionName, 40)} · ${shortName(input.scenario.name, 40)} · ${dayText(date)}`,
    meta: {
      edition: analysis?.edition ?? catalogue?.edition ?? '',
      seed: analysis?.seed ?? 0,
      app,
      engine: analysis?.engine ?? '',
      draws: analysis?.draws ?? 0,
      date,
    },
    ...(attachment ? { attachment } : {}),
  };
}

function head({ scenario, analysis, date }: MemoInput, title: string): Block {
  return {
    kind: 'title',
    text: title,
    subtitle: [
      `Prepared ${dayText(date)}`,
      `Scenario “${shortName(scenario.name, 80)}”`,
      ...(analysis
        ? [
            `catalogue of ${dayText(analysis.edition)}`,
            `${count(analysis.draws, 4)} futures over ${analysis.months} months`,
          ]
        : []),
    ].join(' · '),
  };
}

/** What a reader must know before handing the document on. */
function said({
  redacted = false,
  attachment,
  without = [],
  edition = 'board',
}: MemoInput): Block[] {
  const titles = sectionsOf[edition].filter((s) => without.includes(s.id)).map((s) => s.title);
  const notes = [
    attachment
      ? `This file carries the session itself (${attachment.name}): whoever opens it in Weighbridge sees every answer${redacted ? ' that was not withheld' : ' and note'}.`
      : '',
    redacted ? 'Notes, replaced prices and negotiated terms are withheld in this copy.' : '',
    titles.length > 0 ? `Left out of this copy: ${titles.join('; ')}.` : '',
  ].filter(Boolean);
  return notes.length === 0 ? [] : [{ kind: 'note', text: [notes.join(' ')] }];
}

function* body(input: MemoInput): Generator<Block> {
  const { catalogue, claims = null, stress = null, without = [] } = input;
  const { edition = 'board', redacted = false } = input;
  const analysis = input.analysis && (redacted ? withoutPromise(input.analysis) : input.analysis);
  const scenario = redacted ? redactedScenario(input.scenario) : input.scenario;
  yield* recommendationBlocks(scenario, analysis);
  if (!analysis) {
    yield* attributionBlocks();
    return;
  }
  if (analysis.workloads.length === 0) {
    yield* methodBlocks(scenario, analysis);
    yield* attributionBlocks();
    return;
  }
  const reckoned = {
    scenario,
    analysis: redacted ? withheld(analysis) : analysis,
    catalogue,
    claims,
    stress,
  };
  for (const { id, blocks } of sectionsOf[edition])
    if (!without.includes(id)) yield* blocks(reckoned);
}

/** Inputs with the user's words and replaced figures taken out; the results stay. */
function withheld(analysis: Analysis): Analysis {
  const inputs = analysis.inputs
    .filter((row) => row.by !== 'override')
    .map((row) =>
      row.by === 'you' || row.by === 'import' || row.by === 'template'
        ? { ...row, source: 'withheld' }
        : row,
    );
  return { ...analysis, inputs };
}
