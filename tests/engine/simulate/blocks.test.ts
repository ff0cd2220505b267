/** Blocks of draws are the unit of work: whoever reckons them, in whatever order, the totals are the same bits. */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { AnalysisRequest } from '#engine/analysis.ts';
import { futuresOf } from '#engine/futures.ts';
import { workloadTable } from '#engine/inputs/input-table.ts';
import { assemble } from '#engine/options/assemble.ts';
import { situationOf } from '#engine/options/situation.ts';
import { workloadSource } from '#engine/simulate/workload-block.ts';
import { breakdown, emptyTotals, successOf, type OptionTotals } from '#engine/simulate/totals.ts';
import { runBlock } from '#engine/simulate/workload-run.ts';
import { example } from '#profile/templates/index.ts';
import { requestOf } from '../../bench/loop.ts';

/** The first workload's totals when several workers take the blocks listed for each, in turns. */
function reckonedBy(request: AnalysisRequest, workers: readonly (readonly number[])[]) {
  const f = futuresOf(request);
  const workload = request.workloads[0]!;
  const s = situationOf(workload, f.org, f.catalogue);
  const { options } = assemble(s);
  const table = workloadTable(f.catalogue, workload, s.values, f.calibrated, f.table, f.draws);
  const own = workloadSource(workload, s.values, table, f.table, s.testedLag, f.draws);
  const totals = options.map(() => emptyTotals(f.outlook.length, undefined, true));
  const each = workers.map((blocks) => [...blocks]);
  while (each.some((blocks) => blocks.length > 0))
    for (const blocks of each) {
      const b = blocks.shift();
      if (b === undefined) continue;
      const { discount } = f;
      runBlock(options, { w: own.block(b), world: f.blocks[b]!, discount }, b, totals);
    }
  return totals;
}

/** The bits of everything that is kept of every option. */
const bitsOf = (totals: readonly OptionTotals[]) =>
  totals.map(
    ({ cost, bills, path, peakMonthUsd, hardwareUsd, sums, fleet, committedUsd, ...rest }) => {
      expect(rest).toEqual({});
      const years = fleet ? [fleet.gpus, fleet.peopleUsd, fleet.gpuUsd] : [];
      const counted = committedUsd ? [committedUsd] : [];
      const hash = createHash('sha256');
      for (const column of [
        cost,
        bills,
        path,
        peakMonthUsd!,
        ...(hardwareUsd ? [hardwareUsd] : []),
        sums,
        ...years,
        ...counted,
      ])
        hash.update(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
      return hash.digest('hex');
    },
  );

test('one worker, two workers and any order of blocks give the same bits', () => {
  const request = requestOf(example, 3);
  const one = reckonedBy(request, [[0, 1, 2]]);
  expect(one.some(({ fleet }) => fleet !== null)).toBe(true);
  expect(one.every((totals) => breakdown(totals).evaluation > 0)).toBe(true);
  expect(one.every((totals) => successOf(totals).now > 0)).toBe(true);
  const bits = bitsOf(one);
  expect(new Set(bits).size).toBeGreaterThan(1);
  expect(bitsOf(reckonedBy(request, [[0, 2], [1]]))).toEqual(bits);
  expect(bitsOf(reckonedBy(request, [[2], [1, 0]]))).toEqual(bits);
});
