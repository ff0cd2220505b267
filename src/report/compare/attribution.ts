import type { Analysis, OptionKind } from '#engine/analysis.ts';
import type { Figure } from '../blocks.ts';
import type { Theme } from '../charts/theme.ts';
import { waterfall } from '../charts/waterfall.ts';
import { horizon } from '../horizon.ts';
import { listed, shortName } from '../names.ts';
import { money, moneyUnit } from '../numbers.ts';
import { chosen } from '../verdict.ts';
import { changeName, type Change } from './changes.ts';

/** What is kept of an analysis to explain a difference: the cost of the whole and what each workload runs on. */
export interface Outcome {
  usd: number | null;
  kinds: ReadonlyMap<string, OptionKind>;
}

export function outcomeOf({ portfolio, workloads }: Analysis): Outcome {
  return {
    usd: portfolio?.recommended.mean ?? null,
    kinds: new Map(
      workloads.flatMap((w) => {
        const pick = chosen(w);
        return pick ? [[w.name, pick.option.kind] as const] : [];
      }),
    ),
  };
}

/** What one change does by itself. */
export interface Effect {
  name: string;
  /** Mean of its effect when made first and when made last, dollars. */
  usd: number;
  /** Workloads that it moves to another kind of option when made first, by name. */
  moves: string[];
}

export interface Attribution {
  /** Second minus first, dollars. */
  total: number;
  /** Largest first. */
  effects: Effect[];
  /** What only comes about where changes meet: the total less all effects. */
  together: number;
}

/** A change with what came of it alone from either end. */
export interface Tried {
  change: Pick<Change, 'owner' | 'label'>;
  first: Outcome;
  second: Outcome;
}

/**
 * The difference between two scenarios by the changes between them: each changed alone from both
 * ends and averaged, the remainder kept as interaction. Null where a side has no cost.
 */
export function attributionOf(a: Outcome, b: Outcome, tried: readonly Tried[]): Attribution | null {
  if (a.usd === null || b.usd === null) return null;
  const [from, to] = [a.usd, b.usd];
  const effects = tried.flatMap(({ change, first, second }): Effect[] => {
    if (first.usd === null || second.usd === null) return [];
    const usd = (first.usd - from + (to - second.usd)) / 2;
    const moves = [...first.kinds].flatMap(([name, kind]) => {
      const before = a.kinds.get(name);
      return before !== undefined && before !== kind ? [name] : [];
    });
    return [{ name: changeName(change), usd, moves }];
  });
  effects.sort((x, y) => Math.abs(y.usd) - Math.abs(x.usd) || (x.name < y.name ? -1 : 1));
  const total = to - from;
  return { total, effects, together: effects.reduce((rest, e) => rest - e.usd, total) };
}

/** Steps of the picture that bear a name; the others are joined. */
const mostSteps = 9;

/** From the cost of one scenario to that of the other through what makes the difference. */
export function attributionFigure(
  attribution: Attribution,
  [a, b]: readonly [string, string],
  [from, to]: readonly [number, number],
  months: number,
  theme: Theme,
  width: number,
): Figure {
  const { effects, together } = attribution;
  const named = effects.slice(0, effects.length > mostSteps ? mostSteps - 1 : mostSteps);
  const rest = effects.slice(named.length);
  const steps = [
    ...named.map(({ name, usd }) => ({ name, usd })),
    ...(rest.length > 0
      ? [{ name: `${rest.length} others`, usd: rest.reduce((sum, e) => sum + e.usd, 0) }]
      : []),
    ...(together === 0 ? [] : [{ name: 'Together', usd: together }]),
  ];
  const unit = moneyUnit([from, to]);
  return waterfall(
    {
      title: attributionFinding(attribution, [a, b]),
      subtitle: `Cost over ${horizon(months)}, ${unit.name}: each answer changed alone from both ends, the mean of the two; Together: what comes about only where they meet`,
      from: { name: shortName(a), usd: from, colour: theme.option['hosted-open'] },
      steps,
      to: { name: shortName(b), usd: to, colour: theme.option['closed-top'] },
    },
    theme,
    width,
  );
}

/** Effects below this share of the whole move are not named in the finding. */
const worthNaming = 0.1;

/** What makes the difference, in a sentence. */
export function attributionFinding(
  { total, effects, together }: Attribution,
  [, b]: readonly [string, string],
): string {
  const size = effects.reduce((sum, e) => sum + Math.abs(e.usd), Math.abs(together));
  const main = effects.filter((e) => Math.abs(e.usd) >= worthNaming * size).slice(0, 2);
  if (money(total) === '$0' && main.length === 0) return 'Nothing that differs moves the cost';
  if (main.length === 0) return `No single answer makes the difference of ${shortName(b)}`;
  const said = main.map(
    (e) => `${e.name} ${e.usd < 0 ? 'saves' : 'adds'} ${money(Math.abs(e.usd))}`,
  );
  return listed(said);
}

/** Each change with its effect and what it moves alone, as rows of a table. */
export function attributionTable({ total, effects, together }: Attribution): Figure['table'] {
  const signed = (usd: number): string => (usd > 0 ? `+${money(usd)}` : money(usd));
  return {
    columns: [
      { title: 'Answer', align: 'left', width: 0.5 },
      { title: 'Effect on cost', align: 'right', width: 0.2 },
      { title: 'Moves by itself', align: 'left', width: 0.3 },
    ],
    rows: [
      ...effects.map((e) => [
        { text: e.name },
        { text: signed(e.usd) },
        { text: e.moves.length === 0 ? 'nothing' : listed(e.moves.map((m) => shortName(m))) },
      ]),
      [
        { text: 'Together' },
        { text: signed(together) },
        { text: 'what comes about only where the answers meet' },
      ],
      [{ text: 'Difference' }, { text: signed(total) }, { text: '' }],
    ],
  };
}
