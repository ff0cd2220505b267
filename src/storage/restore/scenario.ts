import { organisationQuestions } from '#profile/organisation.ts';
import type { Label, Scenario } from '#profile/session.ts';
import { limits } from '#profile/session.ts';
import { isFields } from './plain.ts';
import type { Fields } from './plain.ts';
import type { Repairs } from './fields.ts';
import { quoted, readInstant, readText, sayUnknown } from './fields.ts';
import { readAnswers } from './answers.ts';
import { readOverrides } from './overrides.ts';
import { readWorkloads } from './workloads.ts';

const draftsAtMost = 1_000;

/** One scenario under the given id and fallback name. */
export function readScenario(
  fields: Fields,
  id: string,
  fallbackName: string,
  repairs: Repairs,
): Scenario {
  const name = readText(
    fields['name'],
    { name: `${fallbackName}, name`, most: limits.nameLength, absent: fallbackName },
    repairs,
  );
  const where = `Scenario ${quoted(name)}`;
  if (fields['name'] === undefined) repairs.push(`${where}: it had no name.`);
  sayUnknown(
    fields,
    ['id', 'name', 'note', 'organisation', 'workloads', 'overrides', 'drafts', 'label'],
    where,
    repairs,
  );
  const label = readLabel(fields['label'], where, repairs);
  return {
    id,
    name,
    note: readText(
      fields['note'],
      { name: `${where}, note`, most: limits.noteLength, absent: '' },
      repairs,
    ),
    organisation: readAnswers(fields['organisation'], organisationQuestions, where, repairs),
    workloads: readWorkloads(fields['workloads'], where, repairs),
    overrides: readOverrides(fields['overrides'], where, repairs),
    drafts: readDrafts(fields['drafts'], where, repairs),
    ...(label === null ? {} : { label }),
  };
}

function readDrafts(raw: unknown, where: string, repairs: Repairs): Record<string, string> {
  if (raw === undefined) return {};
  if (!isFields(raw)) {
    repairs.push(`${where}: its unfinished entries are not readable and were left out.`);
    return {};
  }
  const drafts = Object.entries(raw).flatMap(([key, value]) => {
    if (!key.includes('.') || key.length > 300 || typeof value !== 'string') {
      repairs.push(`${where}: the unfinished entry ${quoted(key)} was left out.`);
      return [];
    }
    const field = { name: `${where}, entry ${quoted(key)}`, most: limits.draftLength, absent: '' };
    return [[key, readText(value, field, repairs)] as const];
  });
  if (drafts.length > draftsAtMost) {
    repairs.push(`${where}: more than ${draftsAtMost} unfinished entries; the rest was left out.`);
  }
  return Object.fromEntries(drafts.slice(0, draftsAtMost));
}

function readLabel(raw: unknown, where: string, repairs: Repairs): Label | null {
  if (raw === undefined) return null;
  const at = isFields(raw) ? readInstant(raw['at']) : null;
  if (!isFields(raw) || at === null) {
    repairs.push(`${where}: its last recommendation is not readable and was left out.`);
    return null;
  }
  const read = (key: 'text' | 'engine' | 'hash', most: number) =>
    readText(raw[key], { name: `${where}, recommendation, ${key}`, most, absent: '' }, repairs);
  sayUnknown(raw, ['text', 'engine', 'hash', 'at'], `${where}, recommendation`, repairs);
  return {
    text: read('text', limits.noteLength),
    engine: read('engine', limits.nameLength),
    hash: read('hash', limits.nameLength),
    at,
  };
}
