import type { Scenario, Session } from '#profile/session.ts';
import { lastScenario } from './address.ts';
import type { Address } from './address.ts';
import { activeScenario } from './edit.ts';

/** A scenario named by an address. */
export interface SideName {
  session: string;
  scenario: string;
}

/** At most so many scenarios side by side. */
export const mostSides = 4;

/** A side of a comparison: the scenario, or why there is none. */
export type Side = SideName &
  (
    | { state: 'ready'; of: Session; shown: Scenario }
    | { state: 'reading' }
    | { state: 'no-session'; words: string }
    | { state: 'no-scenario'; of: Session }
  );

/** A session that was read, or why it could not be. */
export type SessionRead = Session | { words: string };

/** The sides named after `#/compare/`: session and scenario by turns, each pair once. */
export function sideNames(rest: readonly string[]): SideName[] {
  const names: SideName[] = [];
  for (let i = 0; i < rest.length && names.length < mostSides; i += 2) {
    const name = { session: rest[i] ?? '', scenario: rest[i + 1] ?? lastScenario };
    const isNew = names.every((n) => n.session !== name.session || n.scenario !== name.scenario);
    if (isNew) names.push(name);
  }
  return names;
}

/** The address of these sides, after `#/compare/`. */
export const sideRest = (names: readonly SideName[]): string[] =>
  names.flatMap(({ session, scenario }) => [session, scenario]);

/** The sides with their scenarios, from the sessions read so far. */
export function sidesOf(
  names: readonly SideName[],
  sessions: ReadonlyMap<string, SessionRead>,
): Side[] {
  return names.map((name): Side => {
    const of = sessions.get(name.session);
    if (of === undefined) return { ...name, state: 'reading' };
    if ('words' in of) return { ...name, state: 'no-session', words: of.words };
    const shown =
      name.scenario === lastScenario
        ? activeScenario(of)
        : of.scenarios.find((s) => s.id === name.scenario);
    if (shown === undefined) return { ...name, state: 'no-scenario', of };
    return { session: of.id, scenario: shown.id, state: 'ready', of, shown };
  });
}

/**
 * The two sides that a session suggests for a scenario: the older one is the baseline, because
 * scenarios are copies of those before them. One where there is no other.
 */
export function suggestedSides(session: Session, scenario: string): SideName[] {
  const all = session.scenarios.map((s) => ({ session: session.id, scenario: s.id }));
  const shown = all.find((s) => s.scenario === scenario) ?? all[0];
  const other = all.find((s) => s !== shown);
  if (!shown || !other) return shown ? [shown] : [];
  return all[0] === shown ? [shown, other] : [other, shown];
}

/** An address of a comparison within one session, as the address that names both sides. */
export function comparisonOf(within: SideName & { rest: readonly string[] }): Address {
  const { session, scenario, rest } = within;
  const others = rest.slice(0, 1).map((other) => ({ session, scenario: other }));
  return { page: 'compare', session: null, rest: sideRest([{ session, scenario }, ...others]) };
}
