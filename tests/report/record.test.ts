import { describe, expect, test } from 'vitest';
import { decisionRecord } from '#report/record.ts';
import { tripwires } from '#report/tripwires.ts';
import { allTemplates, caseOf, catalogue } from './cases.ts';
import { analysis, scenario, workloadResult } from './fixture.ts';

/** The sections of MADR 4.0 in their order. */
const sections = [
  '## Context and Problem Statement',
  '## Decision Drivers',
  '## Considered Options',
  '## Decision Outcome',
  '### Consequences',
  '### Confirmation',
  '## Pros and Cons of the Options',
  '## More Information',
];

const record = (over: Partial<Parameters<typeof decisionRecord>[0]> = {}): string =>
  decisionRecord({
    sessionName: 'Northwind',
    scenario: scenario(),
    analysis: analysis(),
    catalogue: null,
    date: '2026-11-24',
    app: '0.1.0',
    ...over,
  });

describe.each(allTemplates.map((t) => [t.id, t] as const))('%s', (_, template) => {
  const reckoned = caseOf(template);
  test('its record has the sections of MADR 4.0 and its tripwires as confirmation', () => {
    const text = record({ ...reckoned, catalogue, sessionName: reckoned.session.name });
    expect(text).toMatch(/^---\nstatus: proposed\ndate: 2026-11-24\n---\n\n# \S/);
    const found = sections.map((s) => text.indexOf(`\n${s}\n\n`));
    expect(found.filter((at) => at < 0)).toEqual([]);
    expect([...found].sort((a, b) => a - b)).toEqual(found);
    const [, confirmation = ''] = /### Confirmation\n\n([\s\S]*?)\n\n## Pros/.exec(text) ?? [];
    const wires = tripwires(reckoned.scenario, reckoned.analysis, catalogue);
    expect(wires.length).toBeGreaterThan(0);
    expect(confirmation.match(/^\* /gm)?.length).toBe(wires.length);
    expect(text).not.toMatch(/NaN|undefined|Infinity|\[object/);
  });
});

test('a hostile name is text in Markdown', () => {
  const name = '</script> | **bold** [x](javascript:1) `rm`\n# head';
  const text = record({
    sessionName: name,
    scenario: scenario({ name }),
    analysis: analysis({ workloads: [workloadResult({ name })] }),
  });
  expect(text).toContain(
    '&lt;/script&gt; \\| \\*\\*bold\\*\\* \\[x\\](javascript:1) \\`rm\\` \\# head',
  );
  expect(text).not.toContain('<');
  expect(text.match(/^# /gm)?.length).toBe(1);
});

test('without a workload it says so', () => {
  const text = record({ analysis: analysis({ workloads: [], portfolio: null, inputs: [] }) });
  expect(text).toContain('No workload has been described');
});
