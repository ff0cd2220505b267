/** Where the user is. Outlook and Catalogue can be read without a session and a comparison names its own; the rest belongs to one scenario of one session. */
export type Address =
  | { page: PlainPage }
  /** Every chart with its edge cases, for developers; no link leads there. */
  | { page: 'gallery' }
  | { page: OpenPage; session: null; rest: string[] }
  | { page: CasePage; session: string; scenario: string; rest: string[] };

/** Pages about this device and no session; the first is the way home. */
const plainPages = ['sessions', 'device', 'privacy'] as const;
type PlainPage = (typeof plainPages)[number];

export const casePages = [
  'questions',
  'answers',
  'recommendation',
  'compare',
  'outlook',
  'catalogue',
  'report',
  'history',
] as const;
export type CasePage = (typeof casePages)[number];

/** Pages that are of use with no session open. */
export const openPages = ['compare', 'outlook', 'catalogue'] as const satisfies readonly CasePage[];
export type OpenPage = (typeof openPages)[number];

const oneOf = <P extends string>(pages: readonly P[], text: string | undefined): P | undefined =>
  pages.find((page) => page === text);

/** Stands for the scenario that was open last, in addresses of a session that was not read yet. */
export const lastScenario = '-';

/** The part after `#` for an address, such as `#/case/s-1/c-1/questions/org/jurisdiction`, `#/catalogue/gpus/h100-sxm` or `#/compare/s-1/c-1/s-1/c-2`. */
export function hashOf(address: Address): string {
  if (!('session' in address)) return address.page === 'sessions' ? '#/' : `#/${address.page}`;
  const parts =
    address.session === null
      ? [address.page, ...address.rest]
      : ['case', address.session, address.scenario, address.page, ...address.rest];
  return `#/${parts.map(encodeURIComponent).join('/')}`;
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}

/** Reads a hash; whatever it cannot read leads to the list of sessions. */
export function addressOf(hash: string): Address {
  const parts = hash
    .replace(/^#?\/?/, '')
    .split('/')
    .map(decoded);
  if (parts.some((part) => part === undefined)) return { page: 'sessions' };
  const [head, session, scenario, page, ...rest] = parts as string[];
  if (head === 'gallery') return { page: 'gallery' };
  const plain = oneOf(plainPages, head);
  if (plain !== undefined) return { page: plain };
  const open = oneOf(openPages, head);
  if (open !== undefined) return { page: open, session: null, rest: named(parts.slice(1)) };
  if (head !== 'case' || !session || !scenario) return { page: 'sessions' };
  return { page: oneOf(casePages, page) ?? 'questions', session, scenario, rest: named(rest) };
}

const named = (parts: readonly (string | undefined)[]): string[] =>
  parts.filter((part): part is string => !!part);
