import { expect, test } from 'vitest';
import type { Case } from './case.ts';
import { decisionCase } from './decision.ts';
import variants from './decision-variants.json' with { type: 'json' };

/** Other numbers, sizes and counts of options, inputs and parts than in the published cases. */
const cases = variants.cases as readonly unknown[] as readonly Case[];

test.each(cases.map((c) => [c.id, c] as const))('%s', (_, c) => {
  const outcome = decisionCase(c);
  expect(outcome?.reason).toBeUndefined();
  expect(outcome?.verdict).toBe('pass');
});
