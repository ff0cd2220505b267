/** An edit that touches one workload reckons that workload only; what the others gave is taken as it was. */
import { expect, test } from 'vitest';
import { analyse } from '#engine/analyse.ts';
import type { Analysis, Progress } from '#engine/analysis.ts';
import { request, says, workload } from './requests.ts';

const three = [0, 1, 2].map((slot) =>
  workload({ requests: says({ low: 20_000, likely: 50_000, high: 100_000 }) }, slot),
);
const edited = workload({ requests: says({ low: 20_000, likely: 60_000, high: 100_000 }) }, 1);

/** What is worked out of one workload by itself: cost, explanation, inquiry, plan, relaxations. */
const ownOf = (analysis: Analysis, i: number): unknown[] => {
  const { options, explanation, plan, relaxations, worth, flips, kinds } = analysis.workloads[i]!;
  return [options[0]!.cost, explanation, plan, relaxations, worth, flips, kinds];
};

test('an edit of one workload reckons its own parts anew and no other’s', () => {
  const blocks = 2;
  const before = analyse(request({ workloads: three, blocks }));
  const steps: Progress[] = [];
  const after = analyse(
    request({ workloads: [three[0]!, edited, three[2]!], blocks }),
    (progress) => {
      if (!progress.standing) steps.push(progress);
    },
  );
  // One step for each block of the one that changed.
  expect(steps.map(({ done }) => done)).toEqual([3, 4]);
  for (const i of [0, 2])
    ownOf(after, i).forEach((part, k) => expect(part).toBe(ownOf(before, i)[k]));
  ownOf(after, 1).forEach((part, k) => expect(part).not.toBe(ownOf(before, 1)[k]));
  expect(after.workloads[1]!.plan).not.toBeNull();
  expect(after.workloads[1]!.explanation!.drivers).not.toBeNull();
  expect(after.portfolio!.recommended).not.toEqual(before.portfolio!.recommended);
});
