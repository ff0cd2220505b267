import type { Analysis, WorkloadResult } from '#engine/analysis.ts';
import type { Block } from '../blocks.ts';
import { flipTable } from '../explained/flips.ts';
import { gapTable } from '../explained/gaps.ts';
import { inquiryTable, stopText } from '../explained/inquiry.ts';
import { leaderLines } from '../explained/leaders.ts';
import { outlookNote, outlookTable } from '../explained/outlooks.ts';
import { relaxationLines } from '../explained/relaxations.ts';

/** What explains the answer on one workload: who leads by other readings, flips, gaps, outlooks, questions and rules. */
export function explainedBlocks(analysis: Analysis, workload: WorkloadResult): Block[] {
  const lines = [...leaderLines(workload), ...relaxationLines(workload)];
  const inquiry = inquiryTable(analysis, workload);
  const [note, stop] = [outlookNote(workload), stopText(analysis, workload)];
  const paragraph = (text: string): Block[] =>
    text === '' ? [] : [{ kind: 'paragraph', text: [text] }];
  const table = (block: Block | null): Block[] => (block === null ? [] : [block]);
  return [
    ...(lines.length > 0
      ? [{ kind: 'list', items: lines.map((text) => [text]) } satisfies Block]
      : []),
    ...table(outlookTable(workload)),
    ...paragraph(note),
    ...table(flipTable(analysis, workload)),
    ...table(gapTable(workload)),
    ...table(inquiry),
    // The table ends with it.
    ...(inquiry === null ? paragraph(stop) : []),
  ];
}
