import type { Analysis, Summary } from '#engine/analysis.ts';
import type { Figure } from '../blocks.ts';
import { dumbbell } from '../charts/dumbbell.ts';
import type { Measure, Ranged } from '../charts/measures.ts';
import { smallMultiples } from '../charts/small-multiples.ts';
import type { Theme } from '../charts/theme.ts';
import { horizon } from '../horizon.ts';
import { shortName } from '../names.ts';
import { count, money, percent } from '../numbers.ts';
import { chosen } from '../verdict.ts';

/** One scenario of a comparison; the first of a list is the baseline. */
export interface Compared {
  name: string;
  analysis: Analysis;
}

/** The measures of the whole mix that are compared, those without any figure left out. */
export function comparedMeasures(scenarios: readonly Compared[]): Measure[] {
  const [first] = scenarios;
  const measure = (
    name: string,
    of: (analysis: Analysis) => Ranged | null,
    show: (x: number) => string = money,
  ): Measure => ({
    name,
    values: scenarios.map(({ analysis }) => of(analysis) ?? { value: null }),
    show,
  });
  const all = [
    measure(`Cost over ${horizon(first?.analysis.months ?? 0)}`, (a) =>
      ranged(a.portfolio?.recommended),
    ),
    measure('Bills and people', (a) => plain(withoutFailures(a))),
    measure('Failed tasks', (a) => plain(a.portfolio?.recommendedParts.failures)),
    measure('Saving against today', (a) => ranged(a.portfolio?.saving)),
    measure('Cheaper than today in', (a) => shareOf(a), percent),
    measure('Mean regret', (a) => plain(regretOf(a))),
  ];
  return all.filter((m) => m.values.some((v) => v.value !== null));
}

const ranged = (summary: Summary | null | undefined): Ranged | null =>
  summary ? { value: summary.mean, range: [summary.p10, summary.p90] } : null;

const plain = (value: number | null | undefined): Ranged => ({ value: value ?? null });

function shareOf({ portfolio }: Analysis): Ranged {
  return plain(portfolio?.betterThanToday);
}

const withoutFailures = ({ portfolio }: Analysis): number | null =>
  portfolio && portfolio.recommended.mean - portfolio.recommendedParts.failures;

/** Mean of what the recommended mix loses by not knowing the future. */
function regretOf({ portfolio, workloads }: Analysis): number | null {
  if (!portfolio) return null;
  return workloads.reduce((sum, w) => sum + (chosen(w)?.regret ?? 0), 0);
}

/** Two scenarios as a dumbbell, three or four as small multiples, on the measures of the whole mix. */
export function compareFigure(scenarios: readonly Compared[], theme: Theme, width: number): Figure {
  const names = scenarios.map((s) => shortName(s.name));
  const draws = Math.max(0, ...scenarios.map((s) => s.analysis.draws));
  const data = {
    title: compareHeading(scenarios),
    subtitle:
      'Averages; a thin line spans 8 futures in 10; each measure on its own scale from zero',
    measures: comparedMeasures(scenarios),
    source: `${count(draws, 4)} futures, the same for all`,
  };
  const [first, second, ...more] = names;
  return first !== undefined && second !== undefined && more.length === 0
    ? dumbbell({ ...data, series: [first, second] }, theme, width)
    : smallMultiples({ ...data, series: names }, theme, width);
}

/** What the comparison comes to: "Air-gapped costs $4.4m more than Base case". */
export function compareHeading(scenarios: readonly Compared[]): string {
  const known = scenarios.flatMap(({ name, analysis }) =>
    analysis.portfolio ? [{ name: shortName(name), usd: analysis.portfolio.recommended.mean }] : [],
  );
  const [base, other] = known;
  if (!base || !other) return 'There is nothing to compare yet';
  if (known.length > 2) {
    const ordered = [...known].sort((a, b) => a.usd - b.usd);
    const [least, most] = [ordered[0] ?? base, ordered[ordered.length - 1] ?? other];
    return `${least.name} costs least, ${most.name} ${money(most.usd - least.usd, most.usd)} more`;
  }
  const difference = other.usd - base.usd;
  if (money(other.usd) === money(base.usd))
    return `${other.name} costs about as much as ${base.name}`;
  return `${other.name} costs ${money(Math.abs(difference), base.usd)} ${difference > 0 ? 'more' : 'less'} than ${base.name}`;
}
