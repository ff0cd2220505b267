import type { CapCheck, ChoiceReason, JointChoice, WorkloadResult } from '../analysis.ts';
import type { PeopleBand } from '../money/people.ts';
import { mean } from '../decision/summary.ts';
import type { Commitment } from '../options/commitment.ts';
import { brokenBy, capCheck, chanceKept, type Ceilings } from './caps.ts';
import { committedSpend, promisedUsd, unusedMeter } from './commitment.ts';
import type { Finalist } from './finalist.ts';
import { leastSum, type Candidate, type Score } from './search.ts';
import { fleetsOf, sharing, type Sharing } from './sharing.ts';

/** One workload in the choice for all: its result and the finalists that the rules allow, cheapest first. */
export interface Contender {
  result: WorkloadResult;
  finalists: readonly Finalist[];
}

/** The finalist chosen for each contender, what they share, and how it was found. */
export interface Joint {
  chosen: Finalist[];
  shared: Sharing;
  choice: JointChoice;
}

/** What the organisation says about all workloads together. */
export interface Household {
  ceilings: Ceilings;
  bands: readonly PeopleBand[];
  indifferenceUsd: number;
  commitment: Commitment | null;
}

/**
 * One option per workload for the least mean of the sum, future by future: one team for all own fleets,
 * shared spares, and ceilings that hold in nine futures of ten. Where a workload is too close to call, the
 * option that is easier to undo is taken if that costs no more than what is too small to act on.
 */
export function jointChoice(
  contenders: readonly Contender[],
  draws: number,
  household: Household,
): Joint {
  const { ceilings, bands, indifferenceUsd, commitment } = household;
  const lists = contenders.map(({ finalists }) => undominated(finalists));
  const pick = (choice: readonly number[]): Finalist[] => choice.map((k, w) => lists[w]![k]!);
  const unused = commitment ? unusedMeter(draws, commitment) : () => 0;
  const score = (list: readonly Finalist[]): Score => scored(list, draws, household, unused);
  const found = leastSum(
    lists.map((list) => list.map(candidateOf)),
    (choice) => score(pick(choice)),
    commitment ? promisedUsd(commitment.years) : 0,
  );
  const chosen = pick(found.choice);
  let usd = found.score.usd;
  const reasons = contenders.map(({ result, finalists }, w): ChoiceReason => {
    const { options, leader, easierToUndo } = result;
    const ownLeader = options[leader!]!.option.id;
    const easier = easierToUndo === null ? null : options[easierToUndo]!.option.id;
    if (easier !== null && chosen[w]!.option === ownLeader && easier !== ownLeader) {
      const other = finalists.find((f) => f.option === easier);
      const before = chosen[w]!;
      // A little more, because sums in another order differ in their last digits.
      const least = Math.max(indifferenceUsd, -(result.lead?.mean ?? 0)) + 1e-9 * usd;
      if (other) {
        chosen[w] = other;
        const { usd: then, broken } = score(chosen);
        if (broken <= found.score.broken && then <= usd + least) usd = then;
        else {
          chosen[w] = before;
          // It is held back by the commitment if it would have been taken without.
          const lost = unused(chosen.with(w, other)) - unused(chosen);
          if (lost > 0 && broken <= found.score.broken && then - lost <= usd + least)
            return 'commitment';
        }
      }
    }
    if (chosen[w]!.option === ownLeader) return 'own-leader';
    if (chosen[w]!.option === easier) return 'easier-to-undo';
    const own = finalists.find((f) => f.option === ownLeader);
    if (own) {
      const gained = unused(chosen.with(w, own)) - unused(chosen);
      if (gained > 0 && chosen[w]!.mean - own.mean <= gained + 1e-9 * usd) return 'commitment';
    }
    const { fleet } = chosen[w]!;
    if (!fleet) return 'cap';
    const pooled = chosen.some((f, v) => v !== w && f.fleet?.pool === fleet.pool);
    return pooled ? 'pooled-gpus' : 'shared-team';
  });
  const shared = sharing(fleetsOf(chosen), draws, bands);
  const caps = capsOf(chosen, shared, ceilings, draws);
  return {
    chosen,
    shared,
    choice: {
      choices: contenders.map(({ result }, w) => ({
        workload: result.id,
        option: chosen[w]!.option,
        own: result.options[result.leader!]!.option.id,
        reason: reasons[w]!,
      })),
      sharedPeopleUsd: mean(shared.peopleUsd),
      pooledGpusUsd: mean(shared.gpuUsd),
      committed: commitment && committedSpend(chosen, draws, commitment),
      method: found.method,
      boundUsd: found.boundUsd,
      caps,
      capsBroken: brokenBy(caps.map((c) => c.chanceKept)) > 1e-9,
    },
  };
}

const candidateOf = ({ mean: usd, fleet, creditUsd }: Finalist): Candidate => ({
  mean: usd,
  mostSaved: fleet ? fleet.meanPeopleUsd + fleet.mostSpareUsd : 0,
  credit: creditUsd,
});

/**
 * Without what can never be the better choice: of options that share nothing and break no cap only the
 * cheapest counts, and those that could save more than they cost beyond it.
 */
function undominated(finalists: readonly Finalist[]): Finalist[] {
  const plain = finalists.find((f) => !f.fleet && !f.hardwareUsd);
  if (!plain) return [...finalists];
  return finalists.filter((f) => {
    if (f === plain) return true;
    const { mean: usd, mostSaved, credit } = candidateOf(f);
    return usd - mostSaved - credit < plain.mean;
  });
}

function scored(
  chosen: readonly Finalist[],
  draws: number,
  { ceilings, bands }: Household,
  unused: (chosen: readonly Finalist[]) => number,
): Score {
  const fleets = fleetsOf(chosen);
  const usd = chosen.reduce((sum, f) => sum + f.mean, 0) + unused(chosen);
  if (fleets.length === 0) return { usd, broken: 0 };
  if (fleets.length === 1 && ceilings.people === null && ceilings.capexUsd === null)
    return { usd, broken: 0 };
  const shared = sharing(fleets, draws, bands);
  const chances: number[] = [];
  if (ceilings.people !== null) chances.push(chanceKept(shared.team, ceilings.people));
  if (ceilings.capexUsd !== null)
    chances.push(chanceKept(hardwareOf(chosen, draws), ceilings.capexUsd));
  return { usd: usd - mean(shared.peopleUsd) - mean(shared.gpuUsd), broken: brokenBy(chances) };
}

function hardwareOf(chosen: readonly Finalist[], draws: number): Float64Array {
  const sum = new Float64Array(draws);
  for (const { hardwareUsd } of chosen)
    if (hardwareUsd) for (let i = 0; i < draws; i++) sum[i]! += hardwareUsd[i]!;
  return sum;
}

function capsOf(
  chosen: readonly Finalist[],
  shared: Sharing,
  ceilings: Ceilings,
  draws: number,
): CapCheck[] {
  const { people, capexUsd } = ceilings;
  return [
    ...(people === null ? [] : [capCheck('people', people, shared.team)]),
    ...(capexUsd === null ? [] : [capCheck('capex', capexUsd, hardwareOf(chosen, draws))]),
    ...chosen.flatMap(({ monthly }) => (monthly ? [monthly] : [])),
  ];
}
