import type { Analysis } from '#engine/analysis.ts';
import { kindName, kindOn, listed, shortName } from '#report/names.ts';
import { chosen } from '#report/verdict.ts';
import type { Difference } from '../../state/differences.ts';

/** How many answers differ and what that does to the recommendation, in a sentence or two. */
export function headline(
  rows: readonly Difference[],
  a: Analysis | undefined,
  b: Analysis | undefined,
): string {
  const differing = rows.filter((row) => !row.same).length;
  if (differing === 0) return 'No answer differs, so the recommendation is the same.';
  const count =
    differing === 1 ? 'Only one answer differs.' : `${differing} of ${rows.length} answers differ.`;
  if (a === undefined || b === undefined) return count;
  const moves = a.workloads.flatMap((w) => {
    const other = b.workloads.find((o) => o.id === w.id);
    const [x, y] = [chosen(w), other && chosen(other)];
    if (!x || !y || x.option.kind === y.option.kind) return [];
    return [`${shortName(w.name)} from ${kindOn(x.option.kind)} to ${kindOn(y.option.kind)}`];
  });
  const it = differing === 1 ? 'It' : 'Together they';
  if (moves.length === 0) {
    return `${count} ${it} ${differing === 1 ? 'changes' : 'change'} amounts, not what to run on.`;
  }
  return `${count} ${it} ${differing === 1 ? 'moves' : 'move'} ${listed(moves)}.`;
}

/** What a side recommends for a workload, in a few words. */
export function choiceText(analysis: Analysis, id: string): { text: string; note: string } {
  const workload = analysis.workloads.find((w) => w.id === id);
  if (workload === undefined) return { text: 'not in this scenario', note: '' };
  const pick = chosen(workload);
  if (pick === null) return { text: 'nothing is left', note: '' };
  return { text: kindName(pick.option.kind), note: pick.option.modelName };
}
