import type { Mark } from './charts/mark.ts';
import type { OriginKey } from './origin-key.ts';

/** Text with its links; a link is printed as text too. `origin` says what a figure is a figure of. */
export type Inline = string | { text: string; href?: string; strong?: boolean; origin?: OriginKey };

export interface Column {
  title: string;
  align: 'left' | 'right';
  /** Share of the table's width; the shares of one table sum to 1. */
  width: number;
}

export interface Cell {
  text: string;
  /** Second line in smaller type. */
  note?: string;
  /** What the figure of this cell is a figure of. */
  origin?: OriginKey;
}

/** A chart drawn for one theme and size; `summary` is its finding and serves as alt text. */
export interface Figure {
  title: string;
  subtitle: string;
  summary: string;
  width: number;
  height: number;
  marks: Mark[];
  source?: string;
  /** What its figures are figures of. */
  origin?: OriginKey;
  /** The same numbers as a table. */
  table: { columns: Column[]; rows: Cell[][] };
}

/** What a report is made of. The page preview, the PDF and the text exports all read these blocks. */
export type Block =
  | { kind: 'title'; text: string; subtitle?: string }
  | { kind: 'heading'; level: 2 | 3; text: string }
  | { kind: 'paragraph'; text: Inline[]; lead?: boolean }
  | { kind: 'list'; items: Inline[][] }
  | {
      kind: 'table';
      title: string;
      columns: Column[];
      rows: Cell[][];
      rowHeaders: boolean;
      note?: string;
    }
  | { kind: 'figure'; figure: Figure }
  | { kind: 'note'; text: Inline[] }
  | { kind: 'page-break' };

/** A text file that travels inside a PDF. */
export interface Attachment {
  name: string;
  /** What it is, for the reader's list of attachments. */
  description: string;
  text: string;
}

export interface Report {
  title: string;
  subject: string;
  language: 'en';
  /** Running foot: what, which scenario, when. */
  foot: string;
  meta: {
    edition: string;
    seed: number;
    app: string;
    engine: string;
    draws: number;
    /** ISO date of the document, said in its metadata; the edition where there is none. */
    date?: string;
  };
  blocks: Block[];
  attachment?: Attachment;
}
