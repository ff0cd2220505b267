import { localTextStorage } from './journal.ts';

/** Where the user last was; `route` is the hash of the page's address. */
export interface Place {
  session: string;
  scenario: string;
  route: string;
}

const key = 'weighbridge.place';

function tabTextStorage(): Storage | null {
  try {
    return globalThis.sessionStorage ?? null;
  } catch {
    return null;
  }
}

/** Remembers the place for this tab's next reload and for the next visit; does nothing where it cannot. */
export function rememberPlace(place: Place): void {
  for (const storage of [tabTextStorage(), localTextStorage()]) {
    try {
      storage?.setItem(key, JSON.stringify(place));
    } catch {
      // Full: the place is a convenience, the sessions are not touched.
    }
  }
}

/** The place of this tab, else of the last visit, else null. */
export const lastPlace = (): Place | null =>
  readPlace(tabTextStorage()?.getItem(key)) ?? readPlace(localTextStorage()?.getItem(key));

/** A stored place, or null where the text is none. */
export function readPlace(text: string | null | undefined): Place | null {
  if (!text || text.length > 2_000) return null;
  try {
    const raw = JSON.parse(text) as Partial<Record<keyof Place, unknown>> | null;
    const { session, scenario, route } = raw ?? {};
    if (typeof session !== 'string' || typeof scenario !== 'string') return null;
    if (typeof route !== 'string' || !route.startsWith('#')) return null;
    return { session, scenario, route };
  } catch {
    return null;
  }
}
