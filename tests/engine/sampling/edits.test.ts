import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shippedCatalogue } from '#engine/futures.ts';
import { outlookWeights } from '#engine/inputs/outlook-weights.ts';
import { outlookOf, uniforms } from '#engine/inputs/draw-input.ts';
import { organisationValues, workloadValues } from '#engine/inputs/in-force.ts';
import { workloadTable, worldTable } from '#engine/inputs/input-table.ts';
import { outlookColumn } from '#engine/inputs/world-inputs.ts';
import { globalDimension } from '#engine/sampling/dimensions.ts';
import {
  type Answer,
  freeSlot,
  type OrganisationAnswers,
  type Workload,
  type WorkloadAnswers,
} from '#profile/session.ts';

const draws = { seed: 7, blocks: 1 };
const catalogue = shippedCatalogue();
const says = <V>(value: V): Answer<V> => ({ value, by: 'you' });

interface Scenario {
  readonly organisation: OrganisationAnswers;
  readonly workloads: readonly Workload[];
}

/** One edit, and the start of the keys of all inputs it may move. */
interface Edited {
  readonly scenario: Scenario;
  readonly moves: readonly string[];
}

type Edit = (scenario: Scenario, step: number) => Edited;

const range = fc
  .tuple(fc.double({ min: 0.02, max: 0.9, noNaN: true }), fc.double({ min: 1.05, max: 1.1 }))
  .map(([low, factor]) => ({ low, high: low * factor }));

function answered(which: number, key: string, answer: WorkloadAnswers): Edit {
  return ({ organisation, workloads }) => {
    const at = which % Math.max(1, workloads.length);
    const target = workloads[at];
    if (target === undefined) return { scenario: { organisation, workloads }, moves: [] };
    const edited = { ...target, answers: { ...target.answers, ...answer } };
    return {
      scenario: { organisation, workloads: workloads.with(at, edited) },
      moves: [`${target.id}.${key}`],
    };
  };
}

const estimates = ['requests', 'tokensIn', 'tokensOut', 'noticed', 'growth', 'failureCost'];

const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc
    .tuple(fc.nat(9), fc.constantFrom(...estimates), range)
    .map(([which, key, value]) => answered(which, key, { [key]: says(value) })),
  // What an option is made of: no input moves.
  fc
    .tuple(fc.nat(9), fc.constantFrom('closed-top', 'hosted-open', 'self-rented'))
    .map(([which, today]) => answered(which, '!', { today: says(today) } as WorkloadAnswers)),
  fc
    .tuple(fc.nat(9), fc.constantFrom('anywhere', 'tenancy', 'air-gapped'))
    .map(([which, place]) => answered(which, '!', { dataPlace: says(place) } as WorkloadAnswers)),
  range.map(({ low, high }): Edit => ({ organisation, workloads }) => ({
    scenario: {
      organisation: { ...organisation, engineerCost: says({ low: low * 1e5, high: high * 1e5 }) },
      workloads,
    },
    moves: ['org.engineerCost'],
  })),
  fc.constant<Edit>(({ organisation, workloads }, step) => {
    const slot = freeSlot(workloads);
    const added = { id: `n${step}`, name: `New ${step}`, slot, answers: {} };
    return {
      scenario: { organisation, workloads: [...workloads, added] },
      moves: [`n${step}.`],
    };
  }),
  fc.nat(9).map((which): Edit => ({ organisation, workloads }) => {
    const gone = workloads[which % Math.max(1, workloads.length)];
    return {
      scenario: { organisation, workloads: workloads.filter((w) => w !== gone) },
      moves: gone === undefined ? [] : [`${gone.id}.`],
    };
  }),
  fc.constant<Edit>(({ organisation, workloads }) => ({
    scenario: { organisation, workloads: workloads.toReversed() },
    moves: [],
  })),
);

/** Every input's values by key. */
function valuesOf({ organisation, workloads }: Scenario): Map<string, Float64Array> {
  const org = organisationValues(organisation);
  const u = uniforms(globalDimension(outlookColumn), draws);
  const outlook = outlookOf(u, outlookWeights(org, catalogue));
  const circumstances = { jurisdiction: 'eu', sector: 'private' } as const;
  const world = worldTable(catalogue, org, circumstances, outlook, draws);
  const all = new Map(world.values);
  for (const w of workloads) {
    const own = workloadTable(catalogue, w, workloadValues(w.answers), false, world, draws);
    for (const [key, values] of own.values) all.set(key, values);
  }
  return all;
}

function sameBits(a: Float64Array | undefined, b: Float64Array): boolean {
  return a !== undefined && a.length === b.length && a.every((x, i) => Object.is(x, b[i]));
}

const start: Scenario = {
  organisation: {},
  workloads: [0, 1].map((slot) => ({ id: `w${slot}`, name: `W ${slot}`, slot, answers: {} })),
};

describe('any sequence of edits', () => {
  test('moves the inputs that it edits and leaves the bits of all others', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 12 }), (edits) => {
        let scenario = start;
        let before = valuesOf(scenario);
        edits.forEach((apply, step) => {
          const { scenario: next, moves } = apply(scenario, step);
          const after = valuesOf(next);
          for (const [key, values] of before) {
            if (moves.some((prefix) => key.startsWith(prefix))) continue;
            expect(sameBits(after.get(key), values), `${key} after edit ${step}`).toBe(true);
          }
          for (const key of after.keys()) {
            if (!before.has(key))
              expect(
                moves.some((m) => key.startsWith(m)),
                key,
              ).toBe(true);
          }
          scenario = next;
          before = after;
        });
      }),
      { numRuns: 40 },
    );
  });
});
