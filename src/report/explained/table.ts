import type { WorkloadResult } from '#engine/analysis.ts';
import type { Block, Cell, Column } from '../blocks.ts';
import { kindOn, kindShort, optionDetail } from '../names.ts';

/** A table of a report, on a page or in a document. */
export type TableBlock = Extract<Block, { kind: 'table' }>;

/** A table whose first column names its rows; `columns` are title and width, right-aligned from a `>` in front. */
export function tableOf(
  title: string,
  columns: readonly (readonly [title: string, width: number])[],
  rows: Cell[][],
  note?: string,
): TableBlock {
  return {
    kind: 'table',
    title,
    columns: columns.map(([name, width]): Column => ({
      title: name.replace('>', ''),
      align: name.startsWith('>') ? 'right' : 'left',
      width,
    })),
    rows,
    rowHeaders: true,
    ...(note === undefined ? {} : { note }),
  };
}

/** Words for an option of a workload by its id: kind and model in a cell, the kind alone in a sentence. */
export function optionWords(workload: WorkloadResult) {
  const of = (id: string) => workload.options.find((o) => o.option.id === id)?.option;
  return {
    cell(id: string): Cell {
      const option = of(id);
      return option ? { text: kindShort(option.kind), note: optionDetail(option) } : { text: id };
    },
    /** "a small closed model (GPT-6 Nano at OpenAI)". */
    sentence(id: string): string {
      const option = of(id);
      if (!option) return id;
      const detail = optionDetail(option);
      return detail ? `${kindOn(option.kind)} (${detail})` : kindOn(option.kind);
    },
    /** The kind, with the model where another option of these is of the same kind. */
    brief(id: string, among: readonly string[]): string {
      const option = of(id);
      if (!option) return id;
      const isOne = among.every((a) => a === id || of(a)?.kind !== option.kind);
      const kind = kindShort(option.kind).replace(/^[A-Z](?=[a-z])/, (c) => c.toLowerCase());
      return isOne ? kind : `${kind} (${option.modelName})`;
    },
  };
}
