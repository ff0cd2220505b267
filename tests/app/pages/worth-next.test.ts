import { textOf } from '#report/sentence.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { example } from '#profile/templates/index.ts';
import { analyse } from '#engine/analyse.ts';
import type { Analysis } from '#engine/analysis.ts';
import { findings } from '#app/pages/recommendation/worth-finding.ts';
import { worthNext, worthText } from '#app/pages/questionnaire/worth-next.ts';

const ids = { session: 's', scenario: 'c', workload: (i: number) => `w-${i}` };
const session = example.make(ids, '2026-11-24T00:00:00Z', '2026-11-22');
const scenario = session.scenarios[0]!;
let result: Analysis;

beforeAll(() => {
  const { organisation, workloads, overrides } = scenario;
  const { edition, seed } = session;
  result = analyse({ organisation, workloads, overrides, edition, seed, blocks: 2 });
});

/** The analysis with each of these questions worth so much, and nothing else. */
function worthOf(usd: Record<string, number>): Analysis {
  const [sample] = result.workloads.flatMap((w) => w.explanation?.inquiry?.questions ?? []);
  return {
    ...result,
    workloads: result.workloads.map((w) => ({
      ...w,
      explanation: w.explanation && {
        ...w.explanation,
        inquiry: w.explanation.inquiry && {
          ...w.explanation.inquiry,
          questions: Object.entries(usd)
            .filter(([key]) => key.startsWith(`${w.id}.`))
            .map(([key, netUsd]) => ({ ...sample!, key, netUsd })),
        },
      },
    })),
  };
}

describe('the next question', () => {
  it('is the dearest that is not answered', () => {
    const next = worthNext(
      scenario,
      worthOf({ 'w-0.requests': 9e6, 'w-1.noticed': 2e5, 'w-0.repeated': 1e5 }),
    );
    expect(next).toMatchObject({ kind: 'ask', key: 'w-1.noticed' });
  });

  it('stays until another is worth half as much again', () => {
    const first = worthOf({ 'w-1.noticed': 2e5, 'w-0.repeated': 1e5 });
    const near = worthOf({ 'w-1.noticed': 2e5, 'w-0.repeated': 2.9e5 });
    const far = worthOf({ 'w-1.noticed': 2e5, 'w-0.repeated': 3.1e5 });
    const key = (analysis: Analysis, before?: string) => {
      const next = worthNext(scenario, analysis, undefined, before);
      return next?.kind === 'ask' ? next.key : next?.kind;
    };
    expect(key(first)).toBe('w-1.noticed');
    expect(key(near, 'w-1.noticed')).toBe('w-1.noticed');
    expect(key(near)).toBe('w-0.repeated');
    expect(key(far, 'w-1.noticed')).toBe('w-0.repeated');
  });

  it('is none where no question is worth an hour, and the one of the workload asked about', () => {
    expect(worthNext(scenario, worthOf({ 'w-1.noticed': 900 }))).toEqual({ kind: 'stop' });
    const two = worthOf({ 'w-1.noticed': 2e5, 'w-0.repeated': 1e5 });
    expect(worthNext(scenario, two, 'w-0')).toMatchObject({ key: 'w-0.repeated' });
  });

  it('is not proposed before it is known what answers are worth', () => {
    const early = { ...result, workloads: result.workloads.map((w) => ({ ...w, worth: [] })) };
    expect(worthNext(scenario, early)).toBeUndefined();
  });
});

describe('what not knowing costs', () => {
  it('is said for what matters and for what does not', () => {
    const rows = result.workloads.flatMap((w) => w.worth);
    const dear = rows.find((row) => row.measurable && row.usd > 1000)!;
    const idle = rows.find((row) => rows.every((r) => r.key !== row.key || !r.measurable))!;
    const say = (key: string) => worthText(result, ...(key.split('.') as [string, string]));
    expect(say(dear.key)).toMatch(/worth about \$/);
    expect(say(idle.key)).toContain('would not change');
    expect(say('w-0.nothing')).toBeUndefined();
  });

  it('heads the findings with worth and price of the best question', () => {
    const { list, known } = findings(scenario, result);
    expect(known).toBe(true);
    expect(list.length).toBeGreaterThan(0);
    for (const { text, title } of list) {
      expect(textOf(text)).toMatch(/worth about \$.* and costs about \$/);
      expect(title).not.toBe('');
    }
    const only = findings(scenario, worthOf({ 'w-1.noticed': 2e5, 'w-0.repeated': 1e5 })).list;
    expect(only.map((f) => f.key)).toEqual(['w-1.noticed', 'w-0.repeated']);
  });
});
