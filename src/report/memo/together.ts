import type { Analysis } from '#engine/analysis.ts';
import type { Block, Cell } from '../blocks.ts';
import { kindName, optionDetail, shortName } from '../names.ts';
import { ceilings, togetherChoices, togetherMethod } from '../together.ts';

/**
 * The choice for all workloads together: why one is not on its own leader, and the ceilings. `whole`
 * lists every workload, else only those whose choice the others change.
 */
export function togetherBlocks(analysis: Analysis, whole: boolean): Block[] {
  const choices = togetherChoices(analysis).filter(
    ({ reason }) => whole || (reason !== 'own-leader' && reason !== 'easier-to-undo'),
  );
  const blocks = [
    ...(choices.length > 0 ? [choiceTable(choices)] : []),
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
