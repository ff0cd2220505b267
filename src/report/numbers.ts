import { isShare } from '#profile/check.ts';

/** What stands where a figure is missing. */
export const notKnown = 'not known';

type Figure = number | null | undefined;

const scales = [
  { per: 1e12, suffix: 'tn' },
  { per: 1e9, suffix: 'bn' },
  { per: 1e6, suffix: 'm' },
  { per: 1e3, suffix: 'k' },
] as const;

const known = (x: Figure): x is number => typeof x === 'number' && Number.isFinite(x);

const significant = (x: number, digits: number): number => Number(x.toPrecision(digits));

/** The sign in front of a currency: a true minus, never a hyphen. */
const sign = (x: number): string => (x < 0 ? '−' : '');

/**
 * Dollars in prose with two significant digits: "$2.1m", "−$40k", "$0.07". Beside a larger amount
 * (`like`) the unit is that one's, down to a tenth of it: "$0.9m" beside "$1.2m".
 */
export function money(usd: Figure, like: Figure = usd): string {
  if (!known(usd)) return notKnown;
  const size = significant(Math.abs(usd), 2);
  if (size === 0) return '$0';
  if (size >= 1e15) return usd < 0 ? 'less than −$1,000tn' : 'more than $1,000tn';
  const beside = known(like) ? significant(Math.abs(like), 2) : size;
  const larger = scales.find((s) => beside >= s.per);
  const isShared = larger !== undefined && beside >= size && size >= 0.095 * larger.per;
  const scale = isShared ? larger : scales.find((s) => size >= s.per);
  if (scale) return `${sign(usd)}$${oneOrNoDecimal(size / scale.per)}${scale.suffix}`;
  if (size >= 10) return `${sign(usd)}$${size.toFixed(0)}`;
  if (size >= 1) return `${sign(usd)}$${size.toFixed(2)}`;
  if (size >= 1e-4) return `${sign(usd)}$${cents(size)}`;
  return usd < 0 ? 'just below $0' : 'less than $0.0001';
}

const oneOrNoDecimal = (x: number): string => (x < 10 ? x.toFixed(1) : x.toFixed(0));

/** Parts of a dollar: at least two decimals, four at most. */
const cents = (x: number): string => (x < 0.1 ? String(Number(x.toFixed(4))) : x.toFixed(2));

/** Two ends in one unit: "$0.9m to $3.4m"; equal ends read "about $1.2m". */
export function moneyRange(low: Figure, high: Figure): string {
  if (!known(low) || !known(high)) return notKnown;
  const top = Math.max(Math.abs(low), Math.abs(high));
  const first = money(low, top);
  const last = money(high, top);
  return first === last ? `about ${last}` : `${first} to ${last}`;
}

/** P10 and P90 as people say them: "8 chances in 10: $0.9m to $3.4m". */
export const eightInTen = (low: Figure, high: Figure): string =>
  known(low) && known(high) ? `8 chances in 10: ${moneyRange(low, high)}` : notKnown;

/** A saving from its low to its high end: "$0.9m to $3.4m", "between a loss of $87k and a gain of $870k". */
export function savingRange(low: Figure, high: Figure): string {
  if (!known(low) || !known(high) || low >= 0 || high <= 0) return moneyRange(low, high);
  const top = Math.max(-low, high);
  return `between a loss of ${money(-low, top)} and a gain of ${money(high, top)}`;
}

/** A share of futures as whole futures, with its error where that is at least half a future: "52 of 100 futures (±1)". */
export function futures(share: Figure, error?: Figure): string {
  if (!known(share)) return notKnown;
  const give = known(error) && error >= 0.005 ? ` (±${Math.round(error * 100)})` : '';
  if (share > 0 && share < 0.005) return 'fewer than 1 of 100 futures';
  if (share < 1 && share > 0.995) return 'more than 99 of 100 futures';
  return `${Math.round(Math.max(0, Math.min(1, share)) * 100)} of 100 futures${give}`;
}

/** The same as a bare cell of a table: "52 ±1", "<1", ">99". */
export function futuresCell(share: Figure, error?: Figure): string {
  if (!known(share)) return notKnown;
  if (share > 0 && share < 0.005) return '<1';
  if (share < 1 && share > 0.995) return '>99';
  const give = known(error) && error >= 0.005 ? ` ±${Math.round(error * 100)}` : '';
  return `${Math.round(share * 100)}${give}`;
}

/** A fraction in whole percent: "80 %", "<1 %"; the space does not break. */
export function percent(fraction: Figure): string {
  if (!known(fraction)) return notKnown;
  if (fraction > 0 && fraction < 0.005) return '<1\u00a0%';
  if (fraction < 1 && fraction > 0.995) return '>99\u00a0%';
  return `${sign(Math.round(fraction * 100))}${Math.abs(Math.round(fraction * 100))}\u00a0%`;
}

/** A success rate, with more digits near 100 %, where they count: "71 %", "97.4 %", "99.86 %". */
export function rate(fraction: Figure): string {
  if (!known(fraction)) return notKnown;
  const missing = 1 - fraction;
  const digits = missing < 0.01 ? 2 : missing < 0.1 ? 1 : 0;
  return `${Number((fraction * 100).toFixed(digits))}\u00a0%`;
}

/** A chance as people say it: "3 chances in 100", "less than 1 chance in 100". */
export function chance(probability: Figure): string {
  if (!known(probability)) return notKnown;
  const hundred = Math.round(probability * 100);
  if (probability > 0 && probability < 0.005) return 'less than 1 chance in 100';
  if (probability < 1 && probability > 0.995) return 'more than 99 chances in 100';
  return `${hundred} ${hundred === 1 ? 'chance' : 'chances'} in 100`;
}

/** A count with so many significant digits: "420", "4,200", "12k", "3.1m". */
export function count(x: Figure, digits = 2): string {
  if (!known(x)) return notKnown;
  const size = significant(Math.abs(x), digits);
  if (size >= 1e15) return x < 0 ? 'less than −1,000tn' : 'more than 1,000tn';
  const scale = size >= 10_000 ? scales.find((s) => size >= s.per) : undefined;
  if (scale) return `${sign(x)}${Number((size / scale.per).toPrecision(digits))}${scale.suffix}`;
  return size === 0 ? '0' : `${sign(x)}${separated(size)}`;
}

function separated(x: number): string {
  const [whole = '0', part] = String(Number(x.toFixed(x < 1 ? 4 : 2))).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return part === undefined ? grouped : `${grouped}.${part}`;
}

/** A span of time: "1 month", "9 months". */
export function months(n: Figure): string {
  if (!known(n)) return notKnown;
  const text = count(n);
  return `${text} ${text === '1' ? 'month' : 'months'}`;
}

/** A number of things: "1 person", "3 people", "none". */
export const plural = (n: number, one: string, many = `${one}s`): string =>
  `${count(n, 3)} ${n === 1 ? one : many}`;

/** A quantity in the unit of its question: "30 %", "$0.05 a failure", "×1.4 a year", "12k requests a month". */
export function quantity(x: Figure, unit: string): string {
  if (!known(x)) return notKnown;
  const { text, rest } = inUnit(x, unit);
  return `${text}${rest}`;
}

/** Low and high end with the unit said once: "10k to 1m requests a month". */
export function quantityRange(low: Figure, high: Figure, unit: string): string {
  if (!known(low) || !known(high)) return notKnown;
  const first = inUnit(low, unit);
  const last = inUnit(high, unit);
  return first.text === last.text
    ? `${first.text}${first.rest}`
    : `${first.text} to ${last.text}${last.rest}`;
}

function inUnit(x: number, unit: string): { text: string; rest: string } {
  if (isShare(unit)) return { text: rateOrPercent(x), rest: unit.slice(1) };
  const probability = /^(?:chance|share)( a year| of [a-z]+)?$/.exec(unit);
  if (probability) return { text: percent(x), rest: probability[1] ?? '' };
  if (unit.startsWith('USD')) return { text: money(x), rest: unit.slice(3) };
  if (unit === 'x' || unit.startsWith('x '))
    return { text: `×${count(x, 3)}`, rest: unit.slice(1) };
  return { text: count(x), rest: unit === '' ? '' : ` ${unit}` };
}

const rateOrPercent = (x: number): string => (x > 0.9 && x < 1 ? rate(x) : percent(x));

/** One unit for all amounts of a table or chart, chosen by the largest. */
export interface MoneyUnit {
  /** Dollars per unit. */
  per: number;
  /** For subtitles and column heads: "$ million", "$m". */
  name: string;
  short: string;
  /** An amount in this unit without its name: "4.3", "−0.1", "120". */
  show: (usd: Figure) => string;
}

const unitNames = [
  { per: 1e12, name: '$ trillion', short: '$tn' },
  { per: 1e9, name: '$ billion', short: '$bn' },
  { per: 1e6, name: '$ million', short: '$m' },
  { per: 1e3, name: '$ thousand', short: '$k' },
  { per: 1, name: '$', short: '$' },
] as const;

/** The unit in which the largest of these amounts has one to three digits before the point. */
export function moneyUnit(amounts: readonly Figure[]): MoneyUnit {
  const top = Math.max(0, ...amounts.filter(known).map(Math.abs));
  const unit = unitNames.find((u) => top >= 0.95 * u.per) ?? unitNames[4];
  return { ...unit, show: (usd) => (known(usd) ? shownIn(usd / unit.per) : notKnown) };
}

function shownIn(x: number): string {
  const size = Math.abs(x);
  const text = size >= 9.95 ? separated(Math.round(size)) : size.toFixed(1);
  if (size > 0 && text === '0.0') return `${sign(x)}<0.1`.replace('−<', '>−');
  return size === 0 ? '0' : `${sign(x)}${text}`;
}
