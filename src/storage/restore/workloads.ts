import { workloadQuestions } from '#profile/workload.ts';
import type { Workload } from '#profile/session.ts';
import { limits } from '#profile/session.ts';
import type { Repairs } from './fields.ts';
import { distinctIds, quoted, readItems, readText, sayUnknown } from './fields.ts';
import { readAnswers } from './answers.ts';

/** Names that stand for other owners of inputs and may not be a workload's id. */
const otherOwners = ['org', 'organisation', 'world'];

/** The workloads of a scenario, each with an id and a slot of its own. */
export function readWorkloads(raw: unknown, where: string, repairs: Repairs): Workload[] {
  const items = readItems(raw, `${where}, workloads`, limits.workloads, repairs);
  const ids = distinctIds(
    items.map((item) => item['id']),
    'workload',
    otherOwners,
  );
  const slots = distinctSlots(items.map((item) => item['slot']));
  return items.map((fields, i) => {
    const name = readText(
      fields['name'],
      { name: `${where}, workload name`, most: limits.nameLength, absent: `Workload ${i + 1}` },
      repairs,
    );
    const here = `${where}, workload ${quoted(name)}`;
    const { id = '', renumbered = false } = ids[i] ?? {};
    const { slot = i, moved = false } = slots[i] ?? {};
    if (fields['name'] === undefined) repairs.push(`${here}: it had no name.`);
    if (renumbered)
      repairs.push(`${here}: its id was missing, unusable or taken; it is ${id} now.`);
    if (moved) repairs.push(`${here}: its slot was missing, unusable or taken; it is ${slot} now.`);
    sayUnknown(fields, ['id', 'name', 'slot', 'answers'], here, repairs);
    const answers = readAnswers(fields['answers'], workloadQuestions, here, repairs);
    return { id, name, slot, answers };
  });
}

function distinctSlots(raws: readonly unknown[]): { slot: number; moved: boolean }[] {
  const usable = (raw: unknown): raw is number =>
    Number.isInteger(raw) && Number(raw) >= 0 && Number(raw) < limits.workloads;
  const owned = new Set(raws.filter(usable));
  const given = new Set<number>();
  let next = 0;
  return raws.map((raw) => {
    if (usable(raw) && !given.has(raw)) {
      given.add(raw);
      return { slot: raw, moved: false };
    }
    while (owned.has(next)) next++;
    return { slot: next++, moved: true };
  });
}
