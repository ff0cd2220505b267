import type { Scenario } from '#profile/session.ts';
import type { Analysis, OptionKind, WorkloadResult } from '#engine/analysis.ts';
import { kindTo, listed, shortName } from './names.ts';
import { selfHostingVerdict } from './self-hosting.ts';
import { chosen, optionAt, ownTest, sameService, verdictOf, type Verdict } from './verdict.ts';

interface Group {
  text: (names: string) => string;
  names: string[];
  /** Money at stake, for the order of the clauses. */
  weight: number;
}

/** How a heading says that something stays: "keep coding agents closed". */
const staying: Record<OptionKind, string> = {
  'closed-top': 'closed',
  'closed-small': 'closed',
  'closed-tenancy': 'closed in your region or tenancy',
  'hosted-open': 'on hosted open weights',
  'self-rented': 'on rented GPUs',
  'self-owned': 'on your own hardware',
  tuned: 'on the fine-tuned model',
  'router-closed': 'on the router',
  'router-open': 'on the router',
  'floor-spill': 'on rented GPUs with an API for peaks',
};

/** At most so many clauses about workloads, and so many names in one. */
const mostClauses = 3;
const mostNames = 2;

/** Characters of all clauses about workloads together: about three lines of a page. */
const mostCharacters = 190;

/** The clauses of a heading, largest money first, workloads with the same advice in one. */
export function clauses(scenario: Scenario, analysis: Analysis): string[] {
  if (analysis.workloads.length === 0) return ['describe a workload to get a recommendation'];
  const groups = new Map<string, Group>();
  for (const result of analysis.workloads) {
    const { key, text } = advice(result, ownTest(scenario, result.id) !== null);
    const group = groups.get(key) ?? { text, names: [], weight: 0 };
    group.names.push(shortName(result.name, analysis.workloads.length > 3 ? 36 : 60));
    group.weight += chosen(result)?.cost.mean ?? 0;
    groups.set(key, group);
  }
  const ordered = [...groups.values()].sort((a, b) => b.weight - a.weight);
  const said: string[] = [];
  let length = 0;
  for (const group of ordered.slice(0, mostClauses)) {
    const text = group.text(named(group.names));
    length += text.length;
    if (said.length > 0 && length > mostCharacters) break;
    said.push(text);
  }
  const unsaid = ordered.slice(said.length).reduce((n, g) => n + g.names.length, 0);
  const rest =
    unsaid > 0 ? [unsaid === 1 ? 'the table has one more' : `the table has ${unsaid} more`] : [];
  const negative = selfHostingVerdict(analysis);
  return [...said, ...rest, ...(negative ? [negative.clause] : [])];
}

function named(names: string[]): string {
  if (names.length <= mostNames + 1) return listed(names);
  return listed([...names.slice(0, mostNames), `${names.length - mostNames} others`]);
}

interface Advice {
  key: string;
  text: (names: string) => string;
}

function advice(result: WorkloadResult, tested: boolean): Advice {
  const verdict = verdictOf(result, tested);
  const pick = chosen(result);
  if (verdict === 'nothing-left' || !pick)
    return { key: 'nothing-left', text: (names) => `nothing is left for ${names}` };
  const { kind } = pick.option;
  const today = optionAt(result, result.today);
  const stays = today !== null && sameService(pick, today);
  return {
    key: `${verdict}/${kind}/${String(stays)}`,
    text: (names) => sentence(verdict, kind, names, result, stays),
  };
}

function sentence(
  verdict: Exclude<Verdict, 'nothing-left'>,
  kind: OptionKind,
  names: string,
  result: WorkloadResult,
  stays: boolean,
): string {
  switch (verdict) {
    case 'does-not-pay':
      return `do not start ${names} under these rules`;
    case 'too-close':
      return `${names}: too close to call; ${stays ? `stay ${staying[kind]}` : `take ${kindTo(kind)}`}`;
    case 'measure':
      return `test ${names} ${until(result, kind, stays)}`;
    case 'keep':
      return `keep ${names} ${staying[kind]}`;
    case 'another-model':
      return `keep ${names} ${staying[kind]} with another model`;
    case 'move':
      return `move ${names} to ${kindTo(kind)}`;
    case 'start':
      return `start ${names} on ${kindTo(kind)}`;
  }
}

function until(result: WorkloadResult, kind: OptionKind, stays: boolean): string {
  if (stays) return `and stay ${staying[kind]} until then`;
  const today = optionAt(result, result.today);
  if (today?.option.kind === kind) return 'before changing the model';
  if (today) return `before moving to ${kindTo(kind)}`;
  return `before you choose; ${kindTo(kind)} leads so far`;
}
