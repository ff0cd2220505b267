import type { Analysis, WorkloadResult } from '#engine/analysis.ts';
import { horizon } from './horizon.ts';
import { kindName, optionDetail, shortName } from './names.ts';
import { futuresCell, money, moneyUnit } from './numbers.ts';
import type { OriginKey } from './origin-key.ts';
import { figureOf, say, type Sentence } from './sentence.ts';
import { chosen, isCloseCall } from './verdict.ts';

/** One line of a before and after; `moved` where a reader would see a difference. */
export interface Move {
  name: string;
  before: string;
  after: string;
  moved: boolean;
  /** What its figures are figures of; none for words. */
  origin?: OriginKey;
}

const ofMix: OriginKey = { of: 'mix' };

/** What an analysis of changed answers moves against the one before: the choices first, then the money. */
export function moves(before: Analysis, after: Analysis): Move[] {
  const line = (name: string, first: string, second: string): Move => ({
    name,
    before: first,
    after: second,
    moved: first !== second,
  });
  const [a, b] = [before.portfolio, after.portfolio];
  const amounts = (pick: (p: NonNullable<typeof a>) => number | null | undefined) =>
    [a, b].map((p) => (p ? pick(p) : null));
  const paid = (name: string, pick: (p: NonNullable<typeof a>) => number | null | undefined) => {
    const usd = amounts(pick);
    if (usd.every((x) => x === null || x === undefined)) return [];
    const unit = moneyUnit(usd);
    const show = (x: number | null | undefined) =>
      x === null || x === undefined
        ? '–'
        : `$${unit.show(x)}${unit.short.slice(1)}`.replace('$−', '−$');
    return [{ ...line(name, show(usd[0]), show(usd[1])), origin: ofMix }];
  };
  return [
    ...before.workloads.map((w) => {
      const other = after.workloads.find((o) => o.id === w.id);
      return line(shortName(w.name), choiceWords(w), other ? choiceWords(other) : 'not there');
    }),
    ...paid(`Cost over ${horizon(before.months)}`, (p) => p.recommended.mean),
    ...paid('of that, failed tasks', (p) => p.recommendedParts.failures),
    ...paid('Saving against today', (p) => p.saving?.mean),
    ...(a?.betterThanToday == null
      ? []
      : [
          {
            ...line(
              'Cheaper than today, of 100 futures',
              futuresCell(a.betterThanToday, a.betterThanTodayError),
              futuresCell(b?.betterThanToday, b?.betterThanTodayError),
            ),
            origin: ofMix,
          },
        ]),
  ];
}

function choiceWords(workload: WorkloadResult): string {
  const pick = chosen(workload);
  if (pick === null) return 'Nothing is left';
  const close = isCloseCall(workload) ? ', too close to call' : '';
  return `${kindName(pick.option.kind)}: ${optionDetail(pick.option)}${close}`;
}

/** What a change does, in a sentence: which choices move, or by how much the cost does. */
export function movesSentence(before: Analysis, after: Analysis): Sentence {
  const turned = before.workloads.filter((w) => {
    const other = after.workloads.find((o) => o.id === w.id);
    const [x, y] = [chosen(w), other && chosen(other)];
    return x?.option.kind !== y?.option.kind;
  });
  const [x, y] = [before.portfolio?.recommended.mean, after.portfolio?.recommended.mean];
  const gap = x === undefined || y === undefined ? 0 : y - x;
  const cost =
    money(x) === money(y)
      ? ['the cost stays the same']
      : say`the cost ${gap > 0 ? 'rises' : 'falls'} by ${figureOf(ofMix)(money(Math.abs(gap)))}`;
  if (turned.length === 0) return say`No choice moves; ${cost}.`;
  const names = turned.map((w) => shortName(w.name));
  const what = names.length === 1 ? (names[0] ?? '') : `${names.length} workloads`;
  return say`The choice for ${what} moves; ${cost}.`;
}
