import type { Catalogue } from '#catalog/types.ts';
import type { Override, Scenario } from '#profile/session.ts';
import { answerGroups, type AnswerGroup } from '../answers.ts';
import type { Block, Column } from '../blocks.ts';
import { giverName, shortName } from '../names.ts';
import { plural } from '../numbers.ts';

const columns: Column[] = [
  { title: 'Question', align: 'left', width: 0.24 },
  { title: 'Answer', align: 'left', width: 0.27 },
  { title: 'Said by', align: 'left', width: 0.13 },
  { title: 'Why, and from where', align: 'left', width: 0.36 },
];

/** Every answer in force with its giver and source, and every figure of the catalogue that was replaced. */
export function answerBlocks(scenario: Scenario, catalogue: Catalogue | null): Block[] {
  const groups = answerGroups(scenario, catalogue);
  const asked = groups.reduce((n, { rows }) => n + rows.length, 0);
  return [
    { kind: 'heading', level: 2, text: 'Every answer' },
    {
      kind: 'paragraph',
      text: [
        `${plural(asked, 'question is', 'questions are')} asked under these answers. What nobody answered stands at its dated default.${scenario.note === '' ? '' : ` On the scenario: ${shortName(scenario.note, 600)}`}`,
      ],
    },
    ...groups.map(table),
    ...overrideTable(scenario.overrides),
  ];
}

const table = ({ title, rows }: AnswerGroup): Block => ({
  kind: 'table',
  title: `Answers: ${shortName(title, 80)}`,
  columns,
  rows: rows.map(({ label, value, by, grade, source }) => [
    { text: label },
    { text: value },
    { text: giverName(by) },
    {
      text: `${shortName(source === '' ? 'no reason stated' : source, 400)}${grade === null ? '' : ` (grade ${grade})`}`,
    },
  ]),
  rowHeaders: true,
});

function overrideTable(overrides: readonly Override[]): Block[] {
  if (overrides.length === 0) return [];
  return [
    {
      kind: 'table',
      title: 'Figures of the catalogue replaced by your own',
      columns: [
        { title: 'Record', align: 'left', width: 0.4 },
        { title: 'Field', align: 'left', width: 0.25 },
        { title: 'Yours', align: 'right', width: 0.13 },
        { title: 'Note', align: 'left', width: 0.22 },
      ],
      rows: overrides.map(({ table: where, key, field, value, note }) => [
        { text: shortName(key, 80), note: where },
        { text: field },
        { text: String(value) },
        { text: shortName(note ?? 'none', 200) },
      ]),
      rowHeaders: true,
    },
  ];
}
