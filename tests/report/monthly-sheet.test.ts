import { expect, test } from 'vitest';
import { futuresOf } from '#engine/futures.ts';
import { medianRun } from '#engine/median-run.ts';
import { assemble } from '#engine/options/assemble.ts';
import { situationOf } from '#engine/options/situation.ts';
import { inputSheet } from '#report/workbook/input-sheet.ts';
import { monthlySheet } from '#report/workbook/monthly-sheet.ts';
import { templates } from '#profile/templates/index.ts';
import { requestOf } from '../bench/loop.ts';

/** A template whose workloads are bound for seven months, with every option that it simulates. */
function boundRun(template: (typeof templates)[number]) {
  const request = requestOf(template, 1);
  const by = 'you';
  for (const each of request.workloads)
    Object.assign(each.answers, {
      today: { value: 'closed-top', by },
      boundMonths: { value: 7, by },
      boundUsd: { value: 40_000, by },
    });
  const { org, catalogue } = futuresOf(request);
  const ids = request.workloads.map((w) => [
    w.id,
    assemble(situationOf(w, org, catalogue)).options.map((o) => o.option.id),
  ]);
  return medianRun(request, Object.fromEntries(ids) as Record<string, string[]>);
}

test('every way adds up to what the engine says, one of two legs and a contract too', () => {
  const kinds = new Set<string>();
  for (const template of templates) {
    const run = boundRun(template);
    const { ranges } = monthlySheet(
      run,
      inputSheet(run, (key) => key),
    );
    run.workloads.forEach((w, i) =>
      w.options.forEach((o, k) => {
        kinds.add(o.option.kind);
        expect(ranges[i]![k]!.discountedUsd / o.costUsd, o.option.id).toBeCloseTo(1, 9);
      }),
    );
  }
  for (const kind of ['floor-spill', 'router-closed', 'router-open', 'tuned', 'self-owned'])
    expect([...kinds]).toContain(kind);
});
