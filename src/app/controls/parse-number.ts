/** A number read from text, or what is wrong with the text in words that hold a right example. */
export type Parsed<V> = { ok: true; value: V } | { ok: false; problem: string };

/** Powers of ten behind a number; `m` is a million, as in money, never a thousandth. */
const suffixes: Record<string, number> = {
  '': 0,
  k: 3,
  thousand: 3,
  m: 6,
  mn: 6,
  mio: 6,
  million: 6,
  b: 9,
  bn: 9,
  billion: 9,
  t: 12,
  tn: 12,
  trillion: 12,
};

const numberShape =
  /^([+-]?)(\d{1,3}(?:[,'\s]\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?|[.,]\d+)(e[+-]?\d+)?\s*(%|[a-z]*)$/;

const grouped = /^\d{1,3}(?:[,'\s]\d{3})+(?:\.\d+)?$/;

interface Piece {
  digits: string;
  exponent: number;
  suffix: string;
}

function tidy(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('−', '-')
    .replaceAll(/[\u00a0\u2009\u202f]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function piece(text: string): Piece | undefined {
  const match = numberShape.exec(text.replace(/^\$\s*/, '').replace(/\s*(usd|dollars?)$/, ''));
  if (match === null) return undefined;
  const [, sign = '', body = '', exponent = '', suffix = ''] = match;
  if (suffix !== '%' && !Object.hasOwn(suffixes, suffix)) return undefined;
  const plain = grouped.test(body) ? body.replaceAll(/[,'\s]/g, '') : body.replace(',', '.');
  return { digits: `${sign}${plain}`, exponent: Number(exponent.slice(1) || '0'), suffix };
}

/** The decimal point is moved in the text, so that 7 % is exactly the double nearest to 0.07. */
function valueOf({ digits, exponent, suffix }: Piece, share: boolean): number {
  const shift = suffix === '%' || (share && suffix === '') ? -2 : (suffixes[suffix] ?? 0);
  return Number(`${digits}e${exponent + shift}`);
}

function complaint(text: string, share: boolean): string {
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  if (/[€£¥₹]|eur|gbp/i.test(text)) return `Amounts are in US dollars: convert “${shown}” first.`;
  const examples = share ? '30 or 30%' : '1200, 1,200, 5k or 1.2m';
  return `“${shown}” is not a number we can read: write it like ${examples}.`;
}

/** Reads one number; with `share` a bare `30` and `30%` are both 0.3. */
export function parseNumber(text: string, share = false): Parsed<number> {
  const found = piece(tidy(text));
  if (found === undefined) return { ok: false, problem: complaint(text.trim(), share) };
  if (found.suffix === '%' && !share) {
    return { ok: false, problem: `“${text.trim()}” is a share; here a plain number is needed.` };
  }
  const value = valueOf(found, share);
  if (Number.isFinite(value)) return { ok: true, value };
  return { ok: false, problem: `“${text.trim()}” is too large to reckon with.` };
}

/** Splits `7-18`, `7 to 18` or `7…18` into its two texts; undefined where the text is not a range. */
export function splitRange(text: string): [string, string] | undefined {
  const match = /^(.*?\d[\s%a-z]*?)\s*(?:\bto\b|-|–|—|\.{2,3}|…)\s*(\$?\s*[\d.,].*)$/i.exec(
    tidy(text).replaceAll('to', ' to '),
  );
  if (match === null) return undefined;
  const low = match[1]?.trim() ?? '';
  const high = match[2]?.trim() ?? '';
  return low === '' || /e$/.test(low) ? undefined : [low, high];
}

/**
 * Reads a range written in one text. A suffix at the end holds for both ends (`60-180m`), unless
 * that would turn the range upside down (`500-1.2m`).
 */
export function parseRange(text: string, share = false): Parsed<[number, number]> | undefined {
  const parts = splitRange(text);
  if (parts === undefined) return undefined;
  const low = parseNumber(parts[0], share);
  const high = parseNumber(parts[1], share);
  if (!low.ok) return low;
  if (!high.ok) return high;
  const lowPiece = piece(parts[0]);
  const highPiece = piece(parts[1]);
  if (lowPiece?.suffix === '' && highPiece !== undefined && highPiece.suffix !== '') {
    const carried = valueOf({ ...lowPiece, suffix: highPiece.suffix }, share);
    if (carried <= high.value) return { ok: true, value: [carried, high.value] };
  }
  return { ok: true, value: [low.value, high.value] };
}
