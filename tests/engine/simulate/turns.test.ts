/** Rows are used again by whoever comes next: nothing of one workload or option may be left in another's. */
import { expect, test } from 'vitest';
import { costParts } from '#engine/analysis.ts';
import { futuresOf } from '#engine/futures.ts';
import { workloadTable } from '#engine/inputs/input-table.ts';
import { assemble } from '#engine/options/assemble.ts';
import { situationOf } from '#engine/options/situation.ts';
import { accounts, sumIndex, sumsEach } from '#engine/simulate/accounts.ts';
import { demand } from '#engine/simulate/demand.ts';
import { floorCalls } from '#engine/simulate/floor-fleet.ts';
import { heldFleet } from '#engine/simulate/holding.ts';
import { models } from '#engine/simulate/models.ts';
import { ownFleet } from '#engine/simulate/own-fleet.ts';
import { emptyTotals } from '#engine/simulate/totals.ts';
import { workloadSource } from '#engine/simulate/workload-block.ts';
import { runBlock } from '#engine/simulate/workload-run.ts';
import { example } from '#profile/templates/index.ts';
import { requestOf } from '../../bench/loop.ts';

const request = requestOf(example, 1);
const f = futuresOf(request);

function prepared(index: number) {
  const workload = request.workloads[index]!;
  const s = situationOf(workload, f.org, f.catalogue);
  const table = workloadTable(f.catalogue, workload, s.values, f.calibrated, f.table, f.draws);
  const own = workloadSource(workload, s.values, table, f.table, s.testedLag, f.draws);
  return { options: assemble(s).options, w: own.block(0) };
}
const workloads = request.workloads.map((_, i) => prepared(i));

/** All that is kept of each option. */
function kept(of: (typeof workloads)[number], options = of.options) {
  const totals = options.map(() => emptyTotals(f.outlook.length, undefined, true));
  runBlock(options, { w: of.w, world: f.blocks[0]!, discount: f.discount }, 0, totals);
  return totals;
}

/** Makes whatever is read before it is written show in every figure. */
function spoil() {
  const { discount: _, ...rows } = demand;
  const { years, ...fleet } = ownFleet;
  for (const each of [accounts, models, rows, floorCalls, heldFleet, fleet, years])
    for (const row of Object.values(each)) row.fill(NaN);
}

test('no figure depends on what stood in the rows before', () => {
  for (const each of workloads) {
    const clean = kept(each);
    spoil();
    expect(kept(each)).toEqual(clean);
    for (const { cost } of clean) expect(cost.every(Number.isFinite)).toBe(true);
  }
});

test('workloads reckoned one after another cost the same bits as when another comes before', () => {
  const inOrder = workloads.map((each) => kept(each));
  const backwards = [...workloads].reverse().map((each) => kept(each));
  expect(backwards.reverse()).toEqual(inOrder);
});

test('an option costs the same beside others as among those alone that it falls back on', () => {
  const isFallback = (kind: string, policy: string) =>
    policy === 'ride' && ['closed-small', 'closed-tenancy', 'hosted-open'].includes(kind);
  const kinds = new Set<string>();
  for (const each of workloads) {
    const all = kept(each);
    each.options.forEach((option, k) => {
      const few = each.options.filter(
        (o) => o === option || isFallback(o.option.kind, o.option.policy),
      );
      // The rows of held versions, riding models and own weights come in another order here.
      expect(kept(each, few)[few.indexOf(option)], option.option.id).toEqual(all[k]);
      kinds.add(option.engine.kind);
    });
  }
  expect(kinds).toEqual(new Set(['hosted', 'pre-router', 'cascade', 'self-hosted', 'floor-spill']));
});

test('the sums of an account stand in the order of the parts of a cost', () => {
  expect(costParts.map((part) => sumIndex[part])).toEqual(costParts.map((_, i) => i));
  expect(Object.keys(sumIndex)).toHaveLength(sumsEach);
});
