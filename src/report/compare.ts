import type { Analysis } from '#engine/analysis.ts';
import type { Figure } from './blocks.ts';
import { dumbbell, type DumbbellData } from './charts/dumbbell.ts';
import type { Theme } from './charts/theme.ts';
import { horizon } from './horizon.ts';
import { shortName } from './names.ts';
import { futuresCell, money } from './numbers.ts';
import { chosen } from './verdict.ts';

/** One scenario of a comparison; the first of a list is the baseline. */
export interface Compared {
  name: string;
  analysis: Analysis;
}

/** Two to four scenarios on the measures of the whole mix, each measure on its own scale. */
export function compareFigure(scenarios: readonly Compared[], theme: Theme, width: number): Figure {
  const measure = (
    name: string,
    of: (analysis: Analysis) => number | null | undefined,
    show: (x: number) => string,
  ): DumbbellData['measures'][number] => ({
    name,
    values: scenarios.map(({ analysis }) => of(analysis) ?? null),
    show,
  });
  const [first] = scenarios;
  const span = first ? horizon(first.analysis.months) : 'the period';
  return dumbbell(
    {
      title: compareHeading(scenarios),
      scenarios: scenarios.map((s) => shortName(s.name)),
      measures: [
        measure(`Cost over ${span}`, (a) => a.portfolio?.recommended.mean, money),
        measure('One in ten above', (a) => a.portfolio?.recommended.p90, money),
        measure('Failed tasks', (a) => a.portfolio?.recommendedParts.failures, money),
        measure('Saving against today', (a) => a.portfolio?.saving?.mean, money),
        measure('Cheaper than today, of 100', (a) => a.portfolio?.betterThanToday, futuresCell),
        measure('Regret', regretOf, money),
      ],
    },
    theme,
    width,
  );
}

/** Mean of what the recommended mix loses by not knowing the future. */
function regretOf({ portfolio, workloads }: Analysis): number | null {
  if (!portfolio) return null;
  return workloads.reduce((sum, w) => sum + (chosen(w)?.regret ?? 0), 0);
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
