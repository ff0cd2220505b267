import type { Session } from '#profile/session.ts';
import { defaultSeed, limits, profileVersion } from '#profile/session.ts';
import { isFields, plainCopy } from './plain.ts';
import type { Fields } from './plain.ts';
import type { Repairs } from './fields.ts';
import {
  distinctIds,
  isId,
  quoted,
  readInstant,
  readItems,
  readText,
  sayUnknown,
} from './fields.ts';
import { migrated } from './migrations.ts';
import { readScenario } from './scenario.ts';

/** A session fit for use with one sentence for each repair, or one sentence why there is none. */
export type Restored = { session: Session; repairs: string[] } | { refused: string };

const fieldNames = [
  'id',
  'name',
  'createdAt',
  'changedAt',
  'profileVersion',
  'edition',
  'seed',
  'scenarios',
  'activeScenario',
  'origin',
];

/** The edition of a record that names none; no catalogue has this name. */
export const unknownEdition = 'unknown';
const beginning = '1970-01-01T00:00:00.000Z';
const repairsShown = 200;

/**
 * The one door for every stored or imported session: pure, never throws, builds the session field
 * by field and says what it changed. A session that is already in order comes back unchanged.
 */
export function restoreSession(raw: unknown): Restored {
  const plain = plainCopy(raw);
  if ('refused' in plain) return { refused: `This session cannot be read: ${plain.refused}.` };
  if (!isFields(plain.copy)) return { refused: 'This is not a session: it has no fields.' };
  const current = inCurrentVersion(plain.copy);
  if ('refused' in current) return current;
  const repairs: Repairs = [];
  const session = readSession(current.fields, repairs);
  if (session === null) {
    return { refused: 'This session cannot be read: its "scenarios" should be a list.' };
  }
  const more = repairs.length - repairsShown;
  if (more > 0) repairs.splice(repairsShown, more, `And ${more} more repairs of this kind.`);
  return { session, repairs };
}

function inCurrentVersion(fields: Fields): { fields: Fields } | { refused: string } {
  const version = fields['profileVersion'];
  if (typeof version !== 'number' || !Number.isInteger(version)) {
    return { refused: 'This is not a session: its "profileVersion" should be a whole number.' };
  }
  if (version > profileVersion) {
    return {
      refused: `This session was saved by a newer Weighbridge (profile version ${version}; this one reads up to ${profileVersion}). Open it there, or update this one by reloading.`,
    };
  }
  const current = migrated(fields, version, profileVersion);
  return current === null
    ? { refused: `This session has profile version ${version}, which never existed.` }
    : { fields: current };
}

function readSession(fields: Fields, repairs: Repairs): Session | null {
  if (!Array.isArray(fields['scenarios'])) return null;
  sayUnknown(fields, fieldNames, 'Session', repairs);
  const absentName = 'Untitled session';
  const name = readText(
    fields['name'],
    { name: 'Session, name', most: limits.nameLength, absent: absentName },
    repairs,
  );
  if (fields['name'] === undefined)
    repairs.push(`The session had no name; it is ${absentName} now.`);
  let id = 'session';
  if (isId(fields['id'])) id = fields['id'];
  else repairs.push(`The session's id was missing or unusable; it is ${id} now.`);
  const scenarios = readScenarios(fields['scenarios'], repairs);
  const first = scenarios[0]?.id ?? '';
  const active = scenarios.find((s) => s.id === fields['activeScenario'])?.id ?? first;
  if (active !== fields['activeScenario']) {
    repairs.push('The session does not say which of its scenarios is open; it is the first now.');
  }
  const origin = readText(
    fields['origin'],
    { name: 'Session, origin', most: limits.nameLength, absent: '' },
    repairs,
  );
  return {
    id,
    name,
    ...readDates(fields, repairs),
    profileVersion,
    edition: readEdition(fields['edition'], repairs),
    seed: readSeed(fields['seed'], repairs),
    scenarios,
    activeScenario: active,
    ...(typeof fields['origin'] === 'string' ? { origin } : {}),
  };
}

function readScenarios(raw: unknown[], repairs: Repairs) {
  const items = readItems(raw, 'Scenarios', limits.scenarios, repairs);
  if (items.length === 0) {
    repairs.push('The session had no scenario; an empty one was added.');
    items.push({ name: 'Scenario 1', id: 'scenario-1' });
  }
  const ids = distinctIds(
    items.map((item) => item['id']),
    'scenario',
  );
  return items.map((item, i) => {
    const { id = '', renumbered = false } = ids[i] ?? {};
    const scenario = readScenario(item, id, `Scenario ${i + 1}`, repairs);
    if (renumbered) {
      const where = `Scenario ${quoted(scenario.name)}`;
      repairs.push(`${where}: its id was missing, unusable or taken; it is ${id} now.`);
    }
    return scenario;
  });
}

function readDates(fields: Fields, repairs: Repairs): { createdAt: string; changedAt: string } {
  const created = readInstant(fields['createdAt']);
  const changed = readInstant(fields['changedAt']);
  const createdAt = created ?? changed ?? beginning;
  const changedAt = changed ?? createdAt;
  for (const [what, read, used] of [
    ['created', created, createdAt],
    ['last changed', changed, changedAt],
  ] as const) {
    if (read === null) repairs.push(`When the session was ${what} is not known; taken as ${used}.`);
  }
  return { createdAt, changedAt };
}

function readEdition(raw: unknown, repairs: Repairs): string {
  if (typeof raw === 'string' && /^[\w.-]{1,40}$/.test(raw)) return raw;
  repairs.push('The session does not say which edition of the catalogue it was made with.');
  return unknownEdition;
}

function readSeed(raw: unknown, repairs: Repairs): number {
  if (Number.isInteger(raw) && Number(raw) >= 0 && Number(raw) <= 0xffff_ffff) return Number(raw);
  repairs.push(`The session's seed was missing or unusable; it is ${defaultSeed} now.`);
  return defaultSeed;
}
