import { describe, expect, it, vi } from 'vitest';
import type { Analysis, AnalysisRequest } from '#engine/analysis.ts';
import { Comparison } from '#app/state/comparison.svelte.ts';
import type { Question, Runner } from '#app/state/analysis.svelte.ts';
import { changesBetween } from '#report/compare/changes.ts';

/** A question whose cost, under the runner below, is the product of its answers. */
const question = (discountRate: number, horizonYears = 1): Question => ({
  organisation: {
    discountRate: { value: discountRate, by: 'you' },
    cashLimit: { value: horizonYears, by: 'you' },
  } as Question['organisation'],
  workloads: [],
  overrides: [],
  edition: '2026-11-24',
  seed: 1,
});

const costOf = ({ organisation }: Pick<AnalysisRequest, 'organisation'>): number =>
  Object.values(organisation).reduce((usd, answer) => usd * Number(answer.value), 1);

/** A runner that answers when the test lets it. */
function runner() {
  const runs: { request: AnalysisRequest; end: () => void; die: (e: Error) => void }[] = [];
  const port: Runner = {
    run: (request, { signal, onProgress }) =>
      new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
        onProgress?.({ done: 1, of: 2 });
        const end = () =>
          resolve({
            draws: request.blocks * 1024,
            workloads: [],
            portfolio: { recommended: { mean: costOf(request) } },
          } as unknown as Analysis);
        runs.push({ request, end, die: reject });
      }),
  };
  return { port, runs };
}

async function endAll(runs: readonly { end: () => void }[], until: () => boolean): Promise<void> {
  await vi.waitFor(() => {
    for (const run of runs) run.end();
    expect(until()).toBe(true);
  });
}

const [a, b] = [question(0.1), question(0.2)];

describe('Comparison', () => {
  it('reckons each side once, over every draw, one after the other', async () => {
    const { port, runs } = runner();
    const done: Question[] = [];
    const comparison = new Comparison(port, (q) => done.push(q));
    comparison.ask([a, b]);
    comparison.ask([structuredClone(a), structuredClone(b)]);
    expect(runs).toHaveLength(1);
    expect(comparison.progress).toEqual({ done: 0.5, of: 2 });
    await endAll(runs, () => comparison.progress === null);
    expect(runs.map((r) => r.request.blocks)).toEqual([8, 8]);
    expect(comparison.resultOf(a)?.draws).toBe(8192);
    expect(done).toEqual([a, b]);
    comparison.leave();
    comparison.ask([b, a]);
    expect(runs).toHaveLength(2);
  });

  it('does not reckon what is known, and gives up what is no longer wanted', async () => {
    const { port, runs } = runner();
    const comparison = new Comparison(port);
    comparison.know(a, { draws: 8192 } as Analysis);
    comparison.ask([a, b]);
    expect(runs.map((r) => r.request.organisation)).toEqual([b.organisation]);
    comparison.ask([a, question(0.3)]);
    await endAll(runs, () => comparison.progress === null);
    expect(comparison.resultOf(b)).toBeUndefined();
    expect(comparison.resultOf(question(0.3))?.portfolio?.recommended.mean).toBe(0.3);
  });

  it('ends a run whose answer has come from elsewhere', () => {
    const { port, runs } = runner();
    const comparison = new Comparison(port);
    comparison.know(a, { draws: 8192 } as Analysis);
    comparison.ask([a, b]);
    comparison.know(question(0.3), { draws: 8192 } as Analysis);
    expect(comparison.progress).not.toBeNull();
    comparison.know(b, { draws: 8192 } as Analysis);
    expect(comparison.progress).toBeNull();
    expect(runs).toHaveLength(1);
  });

  it('says why it stopped, and goes on where it stopped', async () => {
    const { port, runs } = runner();
    const comparison = new Comparison(port);
    comparison.ask([a, b]);
    runs[0]?.die(new Error('no memory'));
    await vi.waitFor(() => expect(comparison.failure).toBe('no memory'));
    comparison.retry();
    await endAll(runs, () => comparison.resultOf(b) !== undefined);
    expect(comparison.failure).toBeNull();
  });

  it('explains a difference by single changes, without a run for what is known', async () => {
    const { port, runs } = runner();
    const comparison = new Comparison(port);
    comparison.ask([a, b]);
    await endAll(runs, () => comparison.progress === null);
    const changes = changesBetween(a, b);
    expect(changes).toHaveLength(1);
    expect(comparison.runsFor(a, b, changes)).toBe(0);
    await comparison.explain(a, b, changes);
    expect(runs).toHaveLength(2);
    expect(comparison.explanationOf(a, b)).toEqual({
      total: 0.1,
      effects: [{ name: 'Discount rate', usd: 0.1, moves: [] }],
      together: 0,
    });
    expect(comparison.explanationOf(b, a)).toBeUndefined();
  });

  it('leaves an explanation when it is cancelled or another page is opened', async () => {
    const { port, runs } = runner();
    const comparison = new Comparison(port);
    const both = {
      ...b,
      overrides: [{ table: 'gpus', key: 'h100-sxm', field: 'memoryGb', value: 96 } as const],
    };
    comparison.ask([a, both]);
    await endAll(runs, () => comparison.progress === null);
    // Of two changes the one alone from either end is the other alone from the other end: two runs, not four.
    const explaining = comparison.explain(a, both, changesBetween(a, both));
    await vi.waitFor(() => expect(comparison.explaining).toEqual({ done: 0.5, of: 2 }));
    comparison.leave();
    await explaining;
    expect(comparison.explaining).toBeNull();
    expect(comparison.failure).toBeNull();
    expect(comparison.explanationOf(a, both)).toBeUndefined();
  });
});
