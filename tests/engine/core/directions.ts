import type { Analysis, OptionKind, WorkloadResult } from '#engine/analysis.ts';
import { round } from './golden.ts';

/** What trials of the model led one to expect of a kind of case, and where it does not hold why. */
interface Direction {
  template: string;
  workload: number;
  expected: string;
  agrees: (w: WorkloadResult) => boolean;
  reason: (w: WorkloadResult) => string;
}

const kind = (w: WorkloadResult): OptionKind | undefined => w.options[w.pick ?? -1]?.option.kind;
const best = (w: WorkloadResult, of: OptionKind) =>
  w.options.find((o) => o.option.kind === of && o.option.eligible);
const usd = (value: number | undefined): string =>
  value === undefined ? 'none' : `$${round(value)}`;
const kinds =
  (...wanted: OptionKind[]) =>
  (w: WorkloadResult): boolean =>
    wanted.includes(kind(w)!);
const against =
  (of: OptionKind) =>
  (w: WorkloadResult): string => {
    const pick = w.options[w.pick!]!;
    const other = best(w, of);
    return `Means over three years: ${usd(pick.cost.mean)} for what is recommended, ${usd(other?.cost.mean)} for the best ${of}; of that ${usd(pick.parts.failures)} and ${usd(other?.parts.failures)} are failures.`;
  };

const directions: Direction[] = [
  {
    template: 'document-extraction',
    workload: 0,
    expected: 'Routine work goes to a small closed tier',
    agrees: kinds('closed-small'),
    reason: against('closed-small'),
  },
  {
    template: 'nightly-enrichment',
    workload: 0,
    expected: 'Large narrow volume goes open by computed break-even, tuned only if measured',
    agrees: kinds('hosted-open', 'self-rented', 'self-owned', 'tuned', 'floor-spill'),
    reason: (w) =>
      `${against('hosted-open')(w)} Small closed tiers fell to a tenth within a year, so that open weights have no price left to win by here; at a cost of nothing for failures ${w.explanation?.leaders.noFailureCost ?? 'nothing'} leads.`,
  },
  {
    template: 'customer-chat',
    workload: 0,
    expected: 'Chat stays closed, its kind decided by quality and price',
    agrees: kinds('closed-top', 'closed-small', 'closed-tenancy', 'router-closed'),
    reason: against('closed-small'),
  },
  {
    template: 'coding-agents',
    workload: 0,
    expected: 'Coding agents stay closed, with the router nearly tied',
    agrees: (w) => {
      const router = best(w, 'router-closed') ?? best(w, 'router-open');
      const leader = w.options[w.leader!]!;
      return (
        kinds('closed-top', 'closed-small', 'closed-tenancy')(w) &&
        router !== undefined &&
        router.cost.mean < 1.15 * leader.cost.mean
      );
    },
    reason: against('router-closed'),
  },
  {
    template: 'coding-agents',
    workload: 1,
    expected: 'Small edits need less than the top tier',
    agrees: kinds('closed-small', 'hosted-open'),
    reason: against('closed-top'),
  },
  {
    template: 'start-up',
    workload: 0,
    expected: 'Open-ended work in small volume stays closed',
    agrees: kinds('closed-top', 'closed-small'),
    reason: against('closed-top'),
  },
  {
    template: 'eu-bank',
    workload: 0,
    expected: 'In a named region: closed in the region, or hosted open where that is barred',
    agrees: kinds('closed-tenancy', 'hosted-open', 'router-closed', 'router-open'),
    reason: against('closed-tenancy'),
  },
  {
    template: 'public-sector',
    workload: 0,
    expected: 'With an origin barred and data in a region: what is left of closed or open there',
    agrees: kinds('closed-tenancy', 'hosted-open', 'router-closed', 'router-open'),
    reason: against('closed-tenancy'),
  },
  {
    template: 'air-gapped-clinic',
    workload: 0,
    expected: 'Without a network only owned hardware is left',
    agrees: kinds('self-owned'),
    reason: against('self-owned'),
  },
  {
    template: 'air-gapped-clinic',
    workload: 1,
    expected: 'Without a network only owned hardware is left',
    agrees: kinds('self-owned'),
    reason: against('self-owned'),
  },
];

/** The answers on the templates beside the directions that trials of the model gave, as a page for people. */
export function directionsText(analysisFor: (id: string) => Analysis): string {
  const rows = directions.map(({ template, workload, expected, agrees, reason }) => {
    const w = analysisFor(template).workloads[workload]!;
    const pick = w.options[w.pick!]!;
    const share = w.kinds.find((k) => k.kind === pick.option.kind)?.share ?? 0;
    const says = agrees(w);
    const answer = `${pick.option.kind}: ${pick.option.modelName}, ${usd(pick.cost.mean)}; its kind is cheapest in ${Math.round(share * 100)} of 100 futures${w.tooClose ? ', too close to call' : ''}`;
    return `## ${w.name}\n\n- Expected: ${expected}.\n- Answer: ${answer}.\n- ${says ? 'Agrees' : 'Disagrees'}. ${reason(w)}\n`;
  });
  const agreed = rows.filter((row) => row.includes('- Agrees.')).length;
  return `# Answers on the templates beside the directions that trials gave\n\nWritten by the golden test from 8,192 futures each; ${agreed} of ${rows.length} agree. Where they do not, the figures say why, and nothing was tuned to make them.\n\n${rows.join('\n')}`;
}
