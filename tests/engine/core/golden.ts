import type {
  Analysis,
  CostBreakdown,
  OptionResult,
  RuledOut,
  Summary,
  WorkloadResult,
} from '#engine/analysis.ts';
import { analyse } from '#engine/analyse.ts';
import { shippedCatalogue } from '#engine/futures.ts';
import type { Template } from '#profile/templates/index.ts';

/** Analysis of a template as it is handed out, on all draws. */
export function analysisOf(template: Template): Analysis {
  const ids = { session: 's', scenario: 'c', workload: (i: number) => `w${i}` };
  const { edition } = shippedCatalogue();
  const { scenarios, seed } = template.make(ids, '2026-11-24T09:00:00.000Z', edition);
  const [scenario] = scenarios;
  if (!scenario) throw new Error(`${template.id} has no scenario`);
  const { organisation, workloads, overrides } = scenario;
  return analyse({
    organisation,
    workloads,
    overrides,
    edition,
    seed,
    blocks: 8,
  });
}

/** Three significant digits with k, M or G: finer moves of a golden would be noise. */
export function round(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const units = [
    [1e9, 'G'],
    [1e6, 'M'],
    [1e3, 'k'],
  ] as const;
  const digits = Number(value.toPrecision(3));
  const unit = units.find(([size]) => Math.abs(digits) >= size);
  return unit ? `${Number((digits / unit[0]).toPrecision(3))}${unit[1]}` : String(digits);
}

const usd = (value: number): string => (value < 0 ? `-$${round(-value)}` : `$${round(value)}`);
const percent = (share: number): string => `${Math.round(share * 100)}`;
/** Half of a 95 % interval in points; a tenth of a point is what 8,192 draws can tell. */
const error = (share: number): string => (share * 100).toFixed(1);
const range = (s: Summary): string => `${usd(s.mean)} (${usd(s.p10)} to ${usd(s.p90)})`;

/** Parts above half a percent of the whole, in their order. */
function partsOf(parts: CostBreakdown): string {
  const entries = Object.entries(parts);
  const all = entries.reduce((sum, [, value]) => sum + Math.abs(value), 0);
  return entries
    .filter(([, value]) => Math.abs(value) > all / 200)
    .map(([part, value]) => `${part} ${usd(value)}`)
    .join(', ');
}

function optionLines(title: string, o: OptionResult): string[] {
  const { sizing } = o;
  return [
    `  ${title}: ${o.option.id}${o.option.eligible ? '' : ' (against the rules)'}`,
    `    cost ${range(o.cost)}, run cost ${usd(o.runCost.mean)}, regret ${usd(o.regret)}`,
    `    share ${percent(o.share)} ± ${error(o.shareError)} %, success ${percent(o.successNow)} to ${percent(o.successEnd)} %`,
    `    ${partsOf(o.parts)}`,
    ...(sizing
      ? [
          `    ${sizing.gpus} × ${sizing.gpu}, ${round(sizing.requestsPerSecondPerReplica)} requests/s a replica, used ${percent(sizing.utilisation)} %, ${sizing.people} people`,
        ]
      : []),
  ];
}

/** Candidates left out by reason, kinds together. */
function ruledOutLine(list: readonly RuledOut[]): string {
  const counts = new Map<string, { kinds: Set<string>; candidates: number }>();
  for (const r of list) {
    const seen = counts.get(r.constraint) ?? { kinds: new Set(), candidates: 0 };
    seen.kinds.add(r.kind);
    seen.candidates += r.candidates;
    counts.set(r.constraint, seen);
  }
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([reason, { kinds, candidates }]) => `${reason} ${candidates} in ${kinds.size}`)
    .join(', ');
}

function workloadLines(w: WorkloadResult): string[] {
  const at = (index: number | null) => (index === null ? undefined : w.options[index]);
  const [leader, second, today] = [at(w.leader), at(w.runnerUp), at(w.today)];
  return [
    `${w.name} (${w.archetype}, ${round(w.demand.requestsPerMonth)} requests a month)`,
    ...(leader
      ? optionLines(w.tooClose ? 'leads, too close to call' : 'leads', leader)
      : ['  nothing is left']),
    ...(second ? optionLines('second', second) : []),
    ...(w.lead ? [`  lead over the second: ${range(w.lead)}`] : []),
    ...(today && today !== leader && today !== second ? optionLines('today', today) : []),
    ...(today && (today === leader || today === second) ? [`  today: ${today.option.id}`] : []),
    `  cheapest to run: ${at(w.withoutFailures)?.option.id ?? 'none'}; under caution: ${at(w.cautious)?.option.id ?? 'none'}`,
    ...(w.plan
      ? [
          `  plan: start ${w.plan.start}, later ${w.plan.later}: changes at 12 in ${percent(w.plan.changedAt12)} %, at 24 in ${percent(w.plan.changedAt24)} %; saves ${usd(w.plan.savingUsd)} (${usd(w.plan.savingIfLightUsd)} built light, ${usd(w.plan.savingIfDeepUsd)} deep)`,
        ]
      : []),
    `  kinds: ${w.kinds.map((k) => `${k.kind} ${percent(k.share)} ± ${error(k.error)}`).join(', ')}`,
    `  ruled out: ${ruledOutLine(w.ruledOut)}`,
    '',
  ];
}

/** An analysis as text for people: rounded, one fact a line, so that a change shows what moved. */
export function goldenText(template: Template, analysis: Analysis): string {
  const p = analysis.portfolio;
  return [
    `${template.title}`,
    `${analysis.draws} futures of ${analysis.months} months, catalogue of ${analysis.edition}; outlooks ${analysis.outlookShares.map(percent).join(' / ')}`,
    '',
    ...analysis.workloads.flatMap(workloadLines),
    ...(p
      ? [
          `All together ${range(p.recommended)}; by outlook ${p.byOutlook.map(usd).join(' / ')}`,
          ...(p.today && p.saving
            ? [
                `As today ${range(p.today)}; saving ${range(p.saving)}, cheaper in ${percent(p.betterThanToday ?? 0)} ± ${error(p.betterThanTodayError ?? 0)} %`,
              ]
            : []),
        ]
      : ['Nothing to add up']),
    ...analysis.problems.map((problem) => `! ${problem}`),
    '',
  ].join('\n');
}
