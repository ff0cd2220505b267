import type { BacktestLine, PriorFit } from '#catalog/fits/fit.ts';
import type { Catalogue } from '#catalog/types/catalogue.ts';
import type { Quantiles } from '#catalog/types/common.ts';
import type { Cell, Column } from '../blocks.ts';
import { exact } from '../catalogue/field.ts';
import { priorUnits } from '../catalogue/priors.ts';
import { count, percent } from '../numbers.ts';

const nameOf = (id: string, catalogue: Catalogue): string =>
  catalogue.priors.get(id)?.name ??
  (id === 'hostLife' ? 'Months until a host drops a version' : id);

/** Each prior run forward: how often its 80 % band held what came, before and after the fit. */
export function backtestTable(
  lines: readonly BacktestLine[],
  catalogue: Catalogue,
): { columns: Column[]; rows: Cell[][] } {
  const right = (title: string, width: number): Column => ({ title, align: 'right', width });
  return {
    columns: [
      { title: 'Prior', align: 'left', width: 0.34 },
      { title: 'Against', align: 'left', width: 0.24 },
      right('Looks', 0.1),
      right('Held before the fit', 0.11),
      right('Held now', 0.11),
      right('What came, over the median', 0.1),
    ],
    rows: lines.map((line): Cell[] => {
      const thin = line.tooThin ? { note: 'too few to claim' } : {};
      return [
        { text: nameOf(line.prior, catalogue), note: line.prior },
        {
          text: line.series,
          note:
            line.horizonMonths === null
              ? `over its own span, to ${line.until}`
              : `${line.horizonMonths} months ahead, to ${line.until}`,
        },
        { text: count(line.n, 3), note: `of ${count(line.starts, 3)} starts` },
        { text: percent(line.coverageOld) },
        { text: percent(line.coverageFitted), ...thin },
        { text: exact(Number(line.biasFitted.toPrecision(2))) },
      ];
    }),
  };
}

const decisions = {
  replace: 'Replaced',
  widen: 'Widened',
  keep: 'Kept',
} as const;

/** What a fit did to a range, in words. */
export function fitWords(fit: PriorFit, catalogue: Catalogue): { title: string; change: string } {
  const prior = catalogue.priors.get(fit.id);
  const unit = prior ? ` ${priorUnits[prior.unit]}` : '';
  const range = ({ p10, p50, p90 }: Quantiles) => `${exact(p10)} · ${exact(p50)} · ${exact(p90)}`;
  const change =
    fit.decision === 'keep' ? range(fit.fitted) : `${range(fit.old)} became ${range(fit.fitted)}`;
  return {
    title: `${nameOf(fit.id, catalogue)} (${fit.id})`,
    change: `${decisions[fit.decision]}: ${change}${unit}. The history alone, ${count(fit.n, 3)} looks: ${range(fit.seen)}.`,
  };
}
