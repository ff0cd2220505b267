/**
 * `npm run survey [-- --workloads N]`: which kind of option leads over random workloads, and which
 * priors decide: every prior is set to its P10 and to its P90 in all futures, and the leading kinds and
 * the best kind of each future are compared with before. Writes `tests/survey/survey.json`.
 */
import { writeFileSync } from 'node:fs';
import type { OptionKind } from '#engine/analysis.ts';
import { futuresOf, shippedCatalogue, type Futures } from '#engine/futures.ts';
import { workloadInputs } from '#engine/inputs/workload-inputs.ts';
import { worldInputs, type WorldKey } from '#engine/inputs/world-inputs.ts';
import { workloadTable } from '#engine/inputs/input-table.ts';
import { normalQuantile } from '#engine/numerics/normal-quantile.ts';
import { assemble } from '#engine/options/assemble.ts';
import type { SimOption } from '#engine/options/sim-option.ts';
import { situationOf } from '#engine/options/situation.ts';
import { workloadSource } from '#engine/simulate/workload-block.ts';
import { emptyTotals } from '#engine/simulate/totals.ts';
import { runBlock } from '#engine/simulate/workload-run.ts';
import { worldBlock, worldSource } from '#engine/world/world-block.ts';
import type { World } from '#engine/world/world.ts';
import type { Workload } from '#profile/session.ts';
import { defaultSeed } from '#profile/session.ts';
import { randomWorkload } from './workloads.ts';

const at = process.argv.indexOf('--workloads');
const count = at < 0 ? 160 : Number(process.argv[at + 1]);
const { edition } = shippedCatalogue();
const request = {
  organisation: {},
  workloads: [],
  overrides: [],
  edition,
  seed: defaultSeed,
  blocks: 1,
};
const f = futuresOf(request);
const draws = f.outlook.length;

/** A column in which every future has the quantile of the whole. */
function fixed(values: Float64Array, level: number): Float64Array {
  const sorted = values.slice().sort();
  return new Float64Array(values.length).fill(sorted[Math.round(level * (sorted.length - 1))]!);
}

interface Verdict {
  leader: OptionKind | null;
  best: (OptionKind | null)[];
}

interface Prepared {
  workload: Workload;
  options: SimOption[];
  run(world: World, input?: string, level?: number): Verdict;
}

function verdict(options: readonly SimOption[], costs: readonly Float64Array[]): Verdict {
  const mean = (values: Float64Array) => values.reduce((a, b) => a + b, 0) / values.length;
  let leader: number | null = null;
  costs.forEach((cost, k) => {
    if (leader === null || mean(cost) < mean(costs[leader]!)) leader = k;
  });
  const kind = (k: number | null) => (k === null ? null : options[k]!.option.kind);
  const best = Array.from({ length: draws }, (_, i) => {
    let least: number | null = null;
    costs.forEach((cost, k) => {
      if (least === null || cost[i]! < costs[least]![i]!) least = k;
    });
    return kind(least);
  });
  return { leader: kind(leader), best };
}

function prepare(workload: Workload, futures: Futures): Prepared {
  const s = situationOf(workload, futures.org, futures.catalogue);
  const options = assemble(s).options.filter((o) => o.option.eligible);
  const table = workloadTable(f.catalogue, workload, s.values, f.calibrated, f.table, f.draws);
  return {
    workload,
    options,
    run(world, input, level) {
      const key = `${workload.id}.${input}`;
      const column = table.values.get(key);
      const values = new Map(table.values);
      if (input !== undefined && level !== undefined && column)
        values.set(key, fixed(column, level));
      const own = workloadSource(
        workload,
        s.values,
        { ...table, values },
        f.table,
        s.testedLag,
        f.draws,
      );
      const totals = options.map(() => emptyTotals(draws));
      runBlock(options, { w: own.block(0), world, discount: f.discount }, 0, totals);
      return verdict(
        options,
        totals.map((t) => t.cost),
      );
    },
  };
}

const world = (key?: WorldKey, level = 0.5): World => {
  const values = new Map(f.table.values);
  const ranks = new Map(f.table.ranks);
  if (key) {
    values.set(`world.${key}`, fixed(values.get(`world.${key}`)!, level));
    // The lag of today is drawn at the score of the lag to come.
    if (ranks.has(`world.${key}`))
      ranks.set(`world.${key}`, new Float64Array(draws).fill(normalQuantile(level)));
  }
  return worldBlock(worldSource(f.catalogue, { ...f.table, values, ranks }, f.draws), 0);
};

const prepared = Array.from({ length: count }, (_, i) => prepare(randomWorkload(i), f));
const asIs = world();
const before = prepared.map((p) => p.run(asIs));

const leads = new Map<string, number>();
const wins = new Map<string, number>();
for (const { leader, best } of before) {
  leads.set(leader ?? 'nothing left', (leads.get(leader ?? 'nothing left') ?? 0) + 1 / count);
  for (const kind of best)
    wins.set(kind ?? 'nothing left', (wins.get(kind ?? 'nothing left') ?? 0) + 1 / count / draws);
}

interface Moved {
  input: string;
  prior: string;
  label: string;
  /** Share of workloads whose leading kind changes, and of futures whose best kind does, at P10 and at P90. */
  leaders: [number, number];
  futures: [number, number];
}

function compared(after: readonly Verdict[]): { leaders: number; futures: number } {
  let leaders = 0;
  let futures = 0;
  after.forEach((a, i) => {
    const b = before[i]!;
    if (a.leader !== b.leader) leaders += 1 / count;
    a.best.forEach((kind, d) => {
      if (kind !== b.best[d]) futures += 1 / count / draws;
    });
  });
  return { leaders, futures };
}

const moved: Moved[] = [];
function tried(
  input: string,
  from: object,
  label: string,
  runs: (level: number) => Verdict[],
): void {
  const [low, high] = [0.1, 0.9].map((level) => compared(runs(level)));
  if (!low || !high) return;
  moved.push({
    input,
    prior: 'prior' in from ? String(from.prior) : 'judgement',
    label,
    leaders: [low.leaders, high.leaders],
    futures: [low.futures, high.futures],
  });
}
for (const [key, input] of Object.entries(worldInputs))
  tried(`world.${key}`, input.from, input.label, (level) => {
    const changed = world(key as WorldKey, level);
    return prepared.map((p) => p.run(changed));
  });
for (const [key, input] of Object.entries(workloadInputs))
  tried(`workload.${key}`, input.from, input.label, (level) =>
    prepared.map((p) => p.run(asIs, key, level)),
  );
const weight = (m: Moved) => Math.max(...m.futures);
moved.sort((a, b) => weight(b) - weight(a) || (a.input < b.input ? -1 : 1));

const rounded = (share: number) => Math.round(share * 1e4) / 1e4;
const listed = (shares: Map<string, number>) =>
  Object.fromEntries([...shares].sort((a, b) => b[1] - a[1]).map(([k, v]) => [k, rounded(v)]));
const report = {
  edition,
  workloads: count,
  draws,
  leads: listed(leads),
  wins: listed(wins),
  moved: moved.map((m) => ({
    ...m,
    leaders: m.leaders.map(rounded),
    futures: m.futures.map(rounded),
  })),
};
writeFileSync('tests/survey/survey.json', `${JSON.stringify(report, null, 2)}\n`);

const percent = (share: number) => `${(100 * share).toFixed(1)} %`.padStart(8);
console.log(
  `${count} random workloads, ${draws} futures each: leader of workloads, best of futures`,
);
for (const [kind, share] of Object.entries(report.leads))
  console.log(`${kind.padEnd(16)}${percent(share)}${percent(wins.get(kind) ?? 0)}`);
console.log('\nFutures and leaders whose kind changes with a prior at its P10 | P90');
for (const m of report.moved)
  console.log(
    `${m.prior.padEnd(10)}${m.label.slice(0, 60).padEnd(62)}${m.futures.map(percent).join(' |')}   ${m.leaders.map(percent).join(' |')}`,
  );
