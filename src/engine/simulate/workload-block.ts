import type { Workload } from '#profile/session.ts';
import { scores, uniforms, type Draws, type InputTable } from '../inputs/draw-input.ts';
import type { WorkloadValues } from '../inputs/in-force.ts';
import {
  workloadInputs,
  workloadScores,
  type WorkloadInputKey,
} from '../inputs/workload-inputs.ts';
import { candidateInputs, worldInputs } from '../inputs/world-inputs.ts';
import { exp } from '../numerics/exp.ts';
import { log } from '../numerics/log.ts';
import { globalDimension, workloadDimension } from '../sampling/dimensions.ts';
import { DRAWS_PER_BLOCK } from '../sampling/draw-table.ts';
import { months } from '../world/period.ts';
import { testedLogit } from './own-test.ts';
import type { SwitchingCosts } from './plan.ts';
import type { Lag } from './policy.ts';
import type { WorkloadDraws } from './workload-draws.ts';

/** Share of the first evaluation that keeping it up costs each month: $3k a month beside $30k once. */
export const evaluationUpkeep = 0.1;

const couplingFactor = { light: 0.5, normal: 1, deep: 2 } as const;

/** Migration of a build that is easy, and of one that is hard to move, against the one in force. */
export function portabilityOf(coupling: keyof typeof couplingFactor) {
  const now = couplingFactor[coupling];
  return { light: couplingFactor.light / now, deep: couplingFactor.deep / now };
}

/** exp of growth by month: `g^((1 − e^(−kt))/(12k))` with a half-life of a year, so growth fades. */
export const fading = Float64Array.from({ length: months }, (_, t) => {
  const k = 0.6931471805599453 / 12;
  return (1 - exp(-k * t)) / (12 * k);
});

/** A workload's draws over the whole run; `block` cuts one block out of it. */
export interface WorkloadSource {
  /** What changing an option later costs, over all draws. */
  switching: Omit<SwitchingCosts, 'discount'>;
  block(index: number): WorkloadDraws;
}

export function workloadSource(
  workload: Workload,
  values: WorkloadValues,
  table: InputTable,
  world: InputTable,
  testedLag: Lag | null,
  d: Draws,
): WorkloadSource {
  const q = (id: string) => table.values.get(`${workload.id}.${id}`)!;
  const input = (id: WorkloadInputKey) => q(id);
  const org = (id: string) => world.values.get(`org.${id}`)!;
  const own = (column: number) => scores(workloadDimension(workload.slot, column), d);
  const shared = (key: keyof typeof candidateInputs) =>
    scores(globalDimension(candidateInputs[key].column), d);
  const test = values.tested.value;
  const reference = test
    ? testedLogit(test.closedPassed, test.closedTried, own(workloadScores.tested))
    : q('successToday').map(logOdds);
  const all = {
    tokensIn: q('tokensIn'),
    tokensOut: q('tokensOut'),
    repeated: q('repeated'),
    reference,
    ceiling: q('ceiling').map(logOdds),
    qualityLoss: input('qualityLoss'),
    taskMoves: q('taskMoves'),
    noticed: q('noticed'),
    unnoticedUsd: q('failureCost'),
    noticedUsd: q('noticedCost'),
    migrationUsd: input('migration').map(
      (m) => m * couplingFactor[values.coupling.value ?? 'normal'],
    ),
    evaluationUsd: q('evaluationCost'),
    outageUsdPerDay: q('outage'),
    hostShortfall: input('hostShortfall'),
    routedShare: input('routedShare'),
    misrouted: input('misrouted'),
    falseAlarms: input('falseAlarms'),
    tuningGain: input('tuningGain'),
    tuningLuck: uniforms(workloadDimension(workload.slot, workloadScores.tuningLuck), d),
    tuningCycleUsd: input('tuningCycle'),
    setupUsd: input('setupWeeks').map((w, i) => (w * org('engineerCost')[i]!) / 52),
    engineerUsdPerYear: org('engineerCost'),
    independenceUsdPerYear: org('independence'),
    powerUsdPerKwh: org('powerPrice'),
    efficiencyScore: own(workloadScores.efficiency),
    peopleScore: own(workloadInputs.people.column),
    closedTopScore: shared('closedTopLag'),
    closedSmallScore: shared('closedSmallLag'),
    openScore: scores(globalDimension(worldInputs.lag.column), d),
    rentScore: shared('gpuRent'),
  };
  const testedOpen = test
    ? testedLogit(test.openPassed, test.openTried, own(workloadScores.testedOpen))
    : null;
  const requests = q('requests');
  const growth = q('growth');
  const tokenGrowth = q('tokenGrowth');
  const { migrationUsd, evaluationUsd, setupUsd } = all;
  return {
    switching: { migrationUsd, evaluationUsd, setupUsd },
    block(index) {
      const from = index * DRAWS_PER_BLOCK;
      const cut = (column: Float64Array) => column.subarray(from, from + DRAWS_PER_BLOCK);
      const { volume, load } = demand(requests, growth, tokenGrowth, from);
      // Written out: blocks put together from entries would have a shape each, and engines read those slowly.
      return {
        draws: DRAWS_PER_BLOCK,
        volume,
        load,
        tokensIn: cut(all.tokensIn),
        tokensOut: cut(all.tokensOut),
        repeated: cut(all.repeated),
        reference: cut(all.reference),
        ceiling: cut(all.ceiling),
        qualityLoss: cut(all.qualityLoss),
        taskMoves: cut(all.taskMoves),
        noticed: cut(all.noticed),
        unnoticedUsd: cut(all.unnoticedUsd),
        noticedUsd: cut(all.noticedUsd),
        migrationUsd: cut(all.migrationUsd),
        evaluationUsd: cut(all.evaluationUsd),
        outageUsdPerDay: cut(all.outageUsdPerDay),
        hostShortfall: cut(all.hostShortfall),
        routedShare: cut(all.routedShare),
        misrouted: cut(all.misrouted),
        falseAlarms: cut(all.falseAlarms),
        tuningGain: cut(all.tuningGain),
        tuningLuck: cut(all.tuningLuck),
        tuningCycleUsd: cut(all.tuningCycleUsd),
        setupUsd: cut(all.setupUsd),
        engineerUsdPerYear: cut(all.engineerUsdPerYear),
        independenceUsdPerYear: cut(all.independenceUsdPerYear),
        powerUsdPerKwh: cut(all.powerUsdPerKwh),
        efficiencyScore: cut(all.efficiencyScore),
        peopleScore: cut(all.peopleScore),
        closedTopScore: cut(all.closedTopScore),
        closedSmallScore: cut(all.closedSmallScore),
        openScore: cut(all.openScore),
        rentScore: cut(all.rentScore),
        deferrable: values.deferrable.value ?? 0,
        testedOpen: testedOpen && cut(testedOpen),
        testedLag,
        privateWork: values.seenWork.value === 'private',
        runsToday: (values.today.value ?? 'none') !== 'none',
      };
    },
  };
}

/** Requests of each month of one block, as they are and in requests of today's size. */
function demand(
  requests: Float64Array,
  growth: Float64Array,
  tokenGrowth: Float64Array,
  from: number,
): Pick<WorkloadDraws, 'volume' | 'load'> {
  const volume = new Float64Array(DRAWS_PER_BLOCK * months);
  const load = new Float64Array(DRAWS_PER_BLOCK * months);
  for (let i = 0; i < DRAWS_PER_BLOCK; i++) {
    const first = requests[from + i]!;
    const rate = log(growth[from + i]!);
    const tokens = log(tokenGrowth[from + i]!);
    for (let t = 0; t < months; t++) {
      const monthly = first * exp(rate * fading[t]!);
      volume[i * months + t] = monthly;
      load[i * months + t] = monthly * exp(tokens * fading[t]!);
    }
  }
  return { volume, load };
}

const logOdds = (p: number): number => log(p / (1 - p));
