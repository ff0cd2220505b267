import type { Analysis, InputRow } from '#engine/analysis.ts';
import type { Block } from '../blocks.ts';
import { inputRange } from '../inputs.ts';
import { givenByUser, giverName, listed, shortName } from '../names.ts';
import { plural } from '../numbers.ts';
import { thresholds } from '../threshold.ts';
import { worthRows } from '../worth.ts';

/** The `most` assumptions that matter most, each with its range, who said so and from where; the rest is counted. */
export function assumptionBlocks(analysis: Analysis, most: number): Block[] {
  if (analysis.inputs.length === 0) return [];
  const rows = ranked(analysis).slice(0, most);
  const hidden = analysis.inputs.length - rows.length;
  const names = new Map(analysis.workloads.map((w) => [w.id, shortName(w.name, 28)]));
  const rest =
    hidden > 0
      ? ` ${plural(hidden, 'further one', 'further ones')} matter less or not at all.`
      : '';
  return [
    { kind: 'heading', level: 2, text: 'Assumptions and who said so' },
    {
      kind: 'paragraph',
      text: [
        `${whoGave(analysis.inputs)} ${hidden > 0 ? 'The table holds those that weigh most.' : 'The table holds them all, those that weigh most first.'}${rest}`,
      ],
    },
    {
      kind: 'table',
      title: 'Uncertain inputs, from the end one in ten falls below to the end one in ten is above',
      columns: [
        { title: 'Input', align: 'left', width: 0.31 },
        { title: 'Range', align: 'left', width: 0.25 },
        { title: 'Said by', align: 'left', width: 0.13 },
        { title: 'Source', align: 'left', width: 0.31 },
      ],
      rows: rows.map((row) => {
        const owner = names.get(row.owner);
        return [
          owner === undefined ? { text: row.label } : { text: row.label, note: owner },
          { text: inputRange(row) },
          { text: giverName(row.by) },
          { text: sourceText(row) },
        ];
      }),
      rowHeaders: true,
      note: 'Grades of evidence: A measured by several, B measured once or narrowly, C indirect, D judgement.',
    },
  ];
}

/** "Of 121 uncertain inputs, 12 by you and 9 by the template were given; the others are dated defaults …". */
function whoGave(inputs: readonly InputRow[]): string {
  const you = inputs.filter((row) => givenByUser(row.by)).length;
  const template = inputs.filter((row) => row.by === 'template').length;
  const givers = [
    ...(you > 0 ? [`${you} by you`] : []),
    ...(template > 0 ? [`${template} by the template`] : []),
  ];
  const others = 'dated defaults or figures of the catalogue';
  const all = plural(inputs.length, 'uncertain input');
  return givers.length === 0
    ? `All ${all} are ${others}.`
    : `Of ${all}, ${listed(givers)} were given; the others are ${others}.`;
}

function sourceText({ source, grade }: InputRow): string {
  const said = source === '' ? 'no source stated' : shortName(source, 90);
  return grade === null ? said : `${said} (grade ${grade})`;
}

/** Worth first, then flips, then what the user gave, then the rest, in the order of the engine. */
function ranked(analysis: Analysis): InputRow[] {
  const worth = worthRows(analysis).map((row) => row.input.key);
  const flips = thresholds(analysis).map((t) => t.flip.key);
  const rank = (row: InputRow): number => {
    const first = worth.indexOf(row.key);
    if (first >= 0) return first;
    const second = flips.indexOf(row.key);
    if (second >= 0) return 1000 + second;
    return givenByUser(row.by) ? 2000 : 3000;
  };
  return analysis.inputs
    .map((row, i) => ({ row, at: rank(row), i }))
    .sort((a, b) => a.at - b.at || a.i - b.i)
    .map(({ row }) => row);
}
