import type { Analysis } from '#engine/analysis.ts';
import type { Block, Cell } from '../blocks.ts';
import { kindName, optionDetail, shortName } from '../names.ts';
import { commitmentRows } from '../commitment.ts';
import { ceilings, isChanged, togetherChoices, togetherMethod } from '../together.ts';

/**
 * The choice for all workloads together: why one is not on its own leader, what is promised, and the ceilings. `whole`
 * lists every workload, else only those whose choice the others change.
 */
export function togetherBlocks(analysis: Analysis, whole: boolean): Block[] {
  const choices = togetherChoices(analysis).filter((choice) => whole || isChanged(choice));
  const blocks = [
    ...(choices.length > 0 ? [choiceTable(choices)] : []),
    ...commitmentTable(analysis),
    ...ceilingTable(analysis, whole),
  ];
  if (blocks.length === 0) return [];
  const method = togetherMethod(analysis);
  return [
    { kind: 'heading', level: 2, text: 'All workloads together' },
    ...(method === '' ? [] : [{ kind: 'paragraph', text: [method] } satisfies Block]),
    ...blocks,
  ];
}

function choiceTable(choices: ReturnType<typeof togetherChoices>): Block {
  return {
    kind: 'table',
    title: 'What is chosen for all, and what each would choose alone',
    columns: [
      { title: 'Workload', align: 'left', width: 0.22 },
      { title: 'Chosen', align: 'left', width: 0.27 },
      { title: 'Alone', align: 'left', width: 0.27 },
      { title: 'Because', align: 'left', width: 0.24 },
    ],
    rows: choices.map(({ name, chosen, alone, why }): Cell[] => [
      { text: shortName(name, 60) },
      { text: kindName(chosen.kind), note: optionDetail(chosen) },
      chosen.id === alone.id
        ? { text: 'the same' }
        : { text: kindName(alone.kind), note: optionDetail(alone) },
      { text: why },
    ]),
    rowHeaders: true,
  };
}

function commitmentTable(analysis: Analysis): Block[] {
  const committed = analysis.portfolio?.choice.committed;
  if (!committed) return [];
  return [
    {
      kind: 'table',
      title: `Promised to ${committed.provider}`,
      columns: [
        { title: 'What', align: 'left', width: 0.5 },
        { title: 'How much', align: 'right', width: 0.5 },
      ],
      rows: commitmentRows(analysis).map(({ name, text, note }): Cell[] => [
        { text: name },
        { text, ...(note === undefined ? {} : { note }) },
      ]),
      rowHeaders: true,
      note: 'What is not used is paid at the end of each contract year; only bills for tokens from this provider count.',
    },
  ];
}

function ceilingTable(analysis: Analysis, whole: boolean): Block[] {
  // A ceiling that nothing needs is no news for a board.
  const found = ceilings(analysis).filter(({ check }) => whole || check.needed.p90 > 0);
  if (found.length === 0) return [];
  return [
    {
      kind: 'table',
      title: 'Ceilings under this choice',
      columns: [
        { title: 'Ceiling', align: 'left', width: 0.36 },
        { title: 'At most', align: 'right', width: 0.2 },
        { title: 'Needed', align: 'right', width: 0.24 },
        { title: 'Kept in, of 100 futures', align: 'right', width: 0.2 },
      ],
      rows: found.map(({ name, of, check: { allowed, needed, chanceKept }, show }): Cell[] => [
        { text: name, note: of === null ? 'all workloads' : shortName(of, 60) },
        { text: show(allowed) },
        { text: show(needed.mean), note: `${show(needed.p10)}–${show(needed.p90)}` },
        { text: String(Math.floor(100 * chanceKept)), ...broken(chanceKept) },
      ]),
      rowHeaders: true,
      note: 'A ceiling holds where it is kept in nine futures of ten.',
    },
  ];
}

const broken = (chanceKept: number) => (chanceKept < 0.9 ? { note: 'does not hold' } : {});
