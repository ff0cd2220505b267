import { dsvFormat } from 'd3-dsv';
import type { Catalogue } from '#catalog/types/catalogue.ts';
import type { Question } from '#profile/question.ts';
import { limits } from '#profile/session.ts';
import type { Answer, Scenario } from '#profile/session.ts';
import { workloadQuestions } from '#profile/workload.ts';
import { cellValue, plain } from './pasted-cell.ts';
import type { CellValue } from './pasted-cell.ts';

/** One row of a pasted table, read: a new workload, or answers for one of the same name. */
export interface PastedRow {
  name: string;
  /** Id of the workload of that name that is there already. */
  existing: string | null;
  answers: Record<string, Answer>;
  /** Cells that could not be read, in words; they are left out. */
  problems: string[];
}

export interface Pasted {
  rows: PastedRow[];
  /** Titles of columns that name no question. */
  unknownColumns: string[];
  /** Labels of the questions that the columns answer. */
  columns: string[];
  /** Why nothing can be taken, or null. */
  problem: string | null;
}

const questions: Record<string, Question> = workloadQuestions;
const byPaste = (q: Question) => q.kind !== 'evaluation' && q.kind !== 'weights';

/** Titles that a table to fill in begins with. */
export const pasteTitles: readonly string[] = [
  'Name',
  ...Object.values(questions)
    .filter(byPaste)
    .map((q) => q.label),
];

function questionIdOf(title: string): string | undefined {
  const wanted = plain(title.replace(/\(.*\)$/, ''));
  return Object.entries(questions).find(
    ([id, q]) => byPaste(q) && (plain(id) === wanted || plain(q.label) === wanted),
  )?.[0];
}

const isNameColumn = (title: string) => ['name', 'workload', 'usecase'].includes(plain(title));

/** Tabs as from a spreadsheet, else semicolons or commas. `parseRows` alone: `parse` makes functions from text. */
function rowsOf(text: string): string[][] {
  const head = text.split('\n', 1)[0] ?? '';
  const delimiter = head.includes('\t') ? '\t' : head.includes(';') ? ';' : ',';
  return dsvFormat(delimiter)
    .parseRows(text.replaceAll('\r\n', '\n').trim())
    .filter((row) => row.some((cell) => cell.trim() !== ''));
}

/**
 * Reads a table of workloads: titles in the first row, one workload in each row below. A single
 * number where a range is asked stands for so many percent (`give`) below and above it.
 */
export function readPasted(
  text: string,
  scenario: Scenario,
  catalogue: Catalogue | undefined,
  give: number,
): Pasted {
  const [titles = [], ...rows] = rowsOf(text);
  const nameAt = titles.findIndex(isNameColumn);
  const known = titles.map((title, i) => (i === nameAt ? undefined : questionIdOf(title)));
  const read: Pasted = {
    rows: [],
    columns: known.flatMap((id) => (id === undefined ? [] : [questions[id]?.label ?? id])),
    unknownColumns: titles.filter(
      (title, i) => i !== nameAt && known[i] === undefined && title.trim() !== '',
    ),
    problem: null,
  };
  if (text.trim() === '') return read;
  if (nameAt < 0) {
    return { ...read, problem: 'The first row must name the columns, and one must be “Name”.' };
  }
  if (rows.length === 0) return { ...read, problem: 'There is no row below the titles.' };
  read.rows = rows.map((cells, r) => {
    const row = emptyRow(cells[nameAt] ?? '', r, scenario);
    known.forEach((id, c) => {
      const cell = (cells[c] ?? '').trim();
      const question = id === undefined ? undefined : questions[id];
      if (id === undefined || question === undefined || cell === '') return;
      const value = cellValue(question, cell, catalogue, give);
      if ('problem' in value) row.problems.push(`${question.label}: ${value.problem}`);
      else row.answers[id] = answerOf(value, give);
    });
    return row;
  });
  const added = read.rows.filter((row) => row.existing === null).length;
  const room = limits.workloads - scenario.workloads.length;
  if (added > room) {
    return {
      ...read,
      problem: `The table adds ${added} workloads and this scenario has room for ${room}.`,
    };
  }
  return read;
}

function emptyRow(cell: string, index: number, scenario: Scenario): PastedRow {
  const name =
    cell.replaceAll(/\s+/g, ' ').trim().slice(0, limits.nameLength) || `Workload ${index + 1}`;
  const existing = scenario.workloads.find((w) => plain(w.name) === plain(name))?.id ?? null;
  return { name, existing, answers: {}, problems: [] };
}

const answerOf = (
  { value, spread }: Exclude<CellValue, { problem: string }>,
  give: number,
): Answer =>
  spread === undefined
    ? { value, by: 'import' }
    : { value, by: 'import', note: `Pasted as one number; taken as ±${give} %` };
