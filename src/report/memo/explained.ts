import type { Analysis, WorkloadResult } from '#engine/analysis.ts';
import type { Block } from '../blocks.ts';
import { flipTable } from '../explained/flips.ts';
import { gapTable } from '../explained/gaps.ts';
import { inquiryTable, stopText } from '../explained/inquiry.ts';
import { leaderLines } from '../explained/leaders.ts';
import { outlookNote, outlookTable } from '../explained/outlooks.ts';
import { planLines } from '../explained/plan.ts';
import { relaxationLines } from '../explained/relaxations.ts';
import type { Sentence } from '../sentence.ts';

/** What explains the answer on one workload: who leads by other readings, the plan to change later, flips, gaps, outlooks, questions and rules. */
export function explainedBlocks(analysis: Analysis, workload: WorkloadResult): Block[] {
  const lines = [...leaderLines(workload), ...planLines(workload), ...relaxationLines(workload)];
  const [note, stop] = [outlookNote(workload), stopText(analysis, workload)];
  const paragraph = (text: Sentence): Block[] =>
    text.length === 0 ? [] : [{ kind: 'paragraph', text }];
  const table = (block: Block | null): Block[] => (block === null ? [] : [block]);
  return [
    ...(lines.length > 0 ? [{ kind: 'list', items: lines } satisfies Block] : []),
    ...table(outlookTable(workload)),
    ...paragraph(note),
    ...table(flipTable(analysis, workload)),
    ...table(gapTable(workload)),
    ...table(inquiryTable(analysis, workload)),
    ...paragraph(stop),
  ];
}
