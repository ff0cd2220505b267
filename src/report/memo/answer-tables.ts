import type { Catalogue } from '#catalog/types.ts';
import type { Scenario } from '#profile/session.ts';
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

/** Every answer in force with its giver and source. */
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
