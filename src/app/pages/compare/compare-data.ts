import type { Analysis } from '#engine/analysis.ts';
import type { DumbbellData } from '#report/charts/dumbbell.ts';
import { horizon } from '#report/horizon.ts';
import { kindName, kindOn, listed, shortName } from '#report/names.ts';
import { money, percent } from '#report/numbers.ts';
import { chosen } from '#report/verdict.ts';
import type { Difference } from '../../state/differences.ts';

type Pair<T> = readonly [T, T];

/** Two analyses on the measures that decide, as a chart. */
export function compareData(names: Pair<string>, pair: Pair<Analysis>): DumbbellData {
  const over = horizon(pair[0].months);
  const measure = (
    name: string,
    value: (analysis: Analysis) => number | null | undefined,
    show: (x: number) => string = money,
  ) => ({ name, values: pair.map((analysis) => value(analysis) ?? null), show });
  return {
    title: costTitle(names, pair),
    scenarios: names,
    measures: [
      measure(`Cost over ${over}`, (a) => a.portfolio?.recommended.mean),
      measure('without failures', (a) => withoutFailures(a)),
      measure('Failed tasks', (a) => a.portfolio?.recommendedParts.failures),
      measure('Mean regret', (a) => sum(a.workloads.map((w) => chosen(w)?.regret ?? 0))),
      measure('Saving against today', (a) => a.portfolio?.saving?.mean),
      measure('Beats today in', (a) => a.portfolio?.betterThanToday, percent),
    ].filter(({ values }) => values.some((value) => value !== null)),
    source: `Averages over ${pair[0].draws.toLocaleString('en')} futures, the same for both`,
  };
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

const withoutFailures = ({ portfolio }: Analysis) =>
  portfolio === null ? null : portfolio.recommended.mean - portfolio.recommendedParts.failures;

function costTitle([first, second]: Pair<string>, [a, b]: Pair<Analysis>): string {
  const [x, y] = [a.portfolio?.recommended.mean, b.portfolio?.recommended.mean];
  if (x === undefined || y === undefined) return 'One side has no recommendation';
  const gap = money(Math.abs(x - y));
  if (gap === money(0)) return 'Both cost the same';
  return `${shortName(x < y ? first : second, 40)} costs ${gap} less`;
}

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
