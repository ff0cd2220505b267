import { kindOn, listed, shortName } from '../names.ts';
import { chosen } from '../verdict.ts';
import type { Compared } from './figures.ts';
import { workloadSides } from './options.ts';

/** How many answers differ and what that does to the recommendation, in a sentence or two. */
export function differenceSentence(
  [base, other]: readonly [Compared | null, Compared | null],
  { differing, of }: { differing: number; of: number },
): string {
  if (differing === 0) return 'No answer differs, so the recommendation is the same.';
  const count =
    differing === 1 ? 'Only one answer differs.' : `${differing} of ${of} answers differ.`;
  if (!base || !other) return count;
  const moves = movesBetween(base, other);
  const [they, s] = differing === 1 ? ['It', 's'] : ['Together they', ''];
  if (moves.length === 0) return `${count} ${they} change${s} amounts, not what to run on.`;
  const most = 3;
  const more = moves.length - most;
  const said = more > 0 ? [...moves.slice(0, most), `${more} more`] : moves;
  return `${count} ${they} move${s} ${listed(said)}.`;
}

function movesBetween(base: Compared, other: Compared): string[] {
  return workloadSides([base, other]).flatMap(({ name, results: [a, b] }) => {
    const [x, y] = [a && chosen(a), b && chosen(b)];
    if (!x || !y || x.option.kind === y.option.kind) return [];
    return [`${shortName(name)} from ${kindOn(x.option.kind)} to ${kindOn(y.option.kind)}`];
  });
}
