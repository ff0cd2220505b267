/** Where the user is. Everything but the list of sessions belongs to one scenario of one session. */
export type Address =
  { page: 'sessions' } | { page: CasePage; session: string; scenario: string; rest: string[] };

export const casePages = ['questions', 'answers', 'recommendation', 'compare', 'report'] as const;
export type CasePage = (typeof casePages)[number];

const isCasePage = (text: string): text is CasePage =>
  (casePages as readonly string[]).includes(text);

/** Stands for the scenario that was open last, in addresses of a session that was not read yet. */
export const lastScenario = '-';

/** The part after `#` for an address, such as `#/case/s-1/c-1/questions/org/jurisdiction`. */
export function hashOf(address: Address): string {
  if (address.page === 'sessions') return '#/';
  const parts = ['case', address.session, address.scenario, address.page, ...address.rest];
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
  const [head, session, scenario, page, ...rest] = parts;
  if (head !== 'case' || !session || !scenario) return { page: 'sessions' };
  if (rest.some((part) => part === undefined)) return { page: 'sessions' };
  return {
    page: page !== undefined && isCasePage(page) ? page : 'questions',
    session,
    scenario,
    rest: rest.filter((part): part is string => !!part),
  };
}
