import { describe, expect, it, vi } from 'vitest';
import type { Analysis, AnalysisRequest } from '#engine/analysis.ts';
import type { Workload } from '#profile/session.ts';
import { AnalysisState } from '#app/state/analysis.svelte.ts';
import type { Question, Runner } from '#app/state/analysis.svelte.ts';

const question = (seed: number): Question => ({
  organisation: {},
  workloads: [],
  overrides: [],
  edition: '2026-11-10',
  seed,
});

/** A runner whose runs end when the test says so. */
function runner() {
  const runs: {
    request: AnalysisRequest;
    signal: AbortSignal;
    end: () => void;
    stand: () => void;
    die: (e: Error) => void;
  }[] = [];
  const port: Runner = {
    run: (request, { signal, onProgress }) =>
      new Promise((resolve, reject) => {
        const { seed, workloads, blocks } = request;
        const analysis = {
          seed,
          workloads: workloads as unknown,
          draws: blocks * 1024,
        } as Analysis;
        const end = () => resolve(analysis);
        const stand = () => onProgress?.({ done: 8, of: 8, standing: { ...analysis } });
        signal.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
        runs.push({ request, signal, end, stand, die: reject });
      }),
  };
  return { port, runs };
}

/** Lets every pending promise run its course. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('AnalysisState', () => {
  it('shows a first frame, then every draw', async () => {
    const { port, runs } = runner();
    const state = new AnalysisState(port);
    state.ask(question(1));
    expect(state.running).toBe(true);
    runs[0]?.end();
    await vi.waitFor(() => expect(state.result?.draws).toBe(1024));
    expect(state.final).toBe(false);
    runs[1]?.end();
    await vi.waitFor(() => expect(state.final).toBe(true));
    expect(state.result?.draws).toBe(8192);
  });

  it('shows every figure as soon as it stands, and the whole when it is explained', async () => {
    const { port, runs } = runner();
    const state = new AnalysisState(port);
    state.ask(question(1));
    runs[0]?.end();
    await vi.waitFor(() => expect(runs).toHaveLength(2));
    expect([state.stands, state.final]).toEqual([false, false]);
    runs[1]?.stand();
    expect([state.result?.draws, state.stands, state.final]).toEqual([8192, true, false]);
    expect(state.running).toBe(true);
    state.stop();
    expect([state.stopped, state.stands, state.final]).toEqual([true, true, false]);
    state.ask(question(2));
    expect(state.stands).toBe(false);
    runs[1]?.stand();
    expect([state.result?.seed, state.stale]).toEqual([1, true]);
    state.retry();
    runs.at(-1)?.end();
    await settled();
    runs.at(-1)?.end();
    await vi.waitFor(() => expect(state.final).toBe(true));
    expect(state.stands).toBe(true);
  });

  it('asks a first frame for figures only, and keeps what was explained before meanwhile', async () => {
    const { port, runs } = runner();
    const state = new AnalysisState(port);
    state.ask(question(1));
    runs[0]?.end();
    await vi.waitFor(() => expect(runs).toHaveLength(2));
    expect(runs.map(({ request }) => request.figuresOnly)).toEqual([true, false]);
    expect([state.result?.draws, state.explained]).toEqual([1024, undefined]);
    runs[1]?.end();
    await vi.waitFor(() => expect(state.final).toBe(true));
    const explained = state.result;
    state.ask(question(2));
    runs[2]?.end();
    await vi.waitFor(() => expect(runs).toHaveLength(4));
    expect([state.result?.seed, state.explained]).toEqual([2, explained]);
    runs[3]?.stand();
    expect(state.explained?.seed).toBe(2);
    // Of other workloads nothing that was said before can stand.
    state.ask({ ...question(3), workloads: [{ id: 'w' } as Workload] });
    runs[4]?.end();
    await vi.waitFor(() => expect(state.result?.seed).toBe(3));
    expect(state.explained).toBeUndefined();
  });

  it('runs the same question once', async () => {
    const { port, runs } = runner();
    const state = new AnalysisState(port);
    state.ask(question(1));
    state.ask(structuredClone(question(1)));
    await settled();
    expect(runs).toHaveLength(1);
  });

  it('lets the newest win, whatever the older one does', async () => {
    const { port, runs } = runner();
    const state = new AnalysisState(port);
    state.ask(question(1));
    state.ask(question(2));
    expect(runs[0]?.signal.aborted).toBe(true);
    runs[1]?.end();
    await vi.waitFor(() => expect(state.result?.seed).toBe(2));
    runs[0]?.end();
    await settled();
    expect(state.result?.seed).toBe(2);
    expect(state.failure).toBeNull();
  });

  it('takes a finished analysis from memory', async () => {
    const { port, runs } = runner();
    const state = new AnalysisState(port);
    for (const seed of [1, 2]) {
      state.ask(question(seed));
      runs.at(-1)?.end();
      await vi.waitFor(() => expect(state.result?.draws).toBe(1024));
      runs.at(-1)?.end();
      await vi.waitFor(() => expect(state.final).toBe(true));
      expect(state.result?.seed).toBe(seed);
      if (seed === 1) state.result = undefined;
    }
    state.ask(question(1));
    expect(state.result?.seed).toBe(1);
    expect(state.final).toBe(true);
    expect(runs).toHaveLength(4);
  });

  it('says why it failed, keeps the older result as stale, and starts again on request', async () => {
    const { port, runs } = runner();
    const state = new AnalysisState(port);
    state.ask(question(1));
    runs[0]?.end();
    await vi.waitFor(() => expect(runs).toHaveLength(2));
    state.ask(question(2));
    runs[2]?.die(new Error('the worker stopped'));
    await vi.waitFor(() => expect(state.failure).toBe('the worker stopped'));
    expect(state.result?.seed).toBe(1);
    expect(state.stale).toBe(true);
    expect(state.running).toBe(false);
    state.retry();
    runs.at(-1)?.end();
    await vi.waitFor(() => expect(state.result?.seed).toBe(2));
    expect(state.failure).toBeNull();
  });

  it('stops at the user’s wish, never calls a first frame final, and goes on when asked', async () => {
    const { port, runs } = runner();
    const state = new AnalysisState(port);
    state.ask(question(1));
    runs[0]?.end();
    await vi.waitFor(() => expect(runs).toHaveLength(2));
    state.stop();
    expect(runs[1]?.signal.aborted).toBe(true);
    expect([state.running, state.stopped, state.final]).toEqual([false, true, false]);
    expect(state.result?.draws).toBe(1024);
    state.ask(question(1));
    expect(runs).toHaveLength(2);
    state.retry();
    runs[2]?.end();
    await vi.waitFor(() => expect(runs).toHaveLength(4));
    runs[3]?.end();
    await vi.waitFor(() => expect(state.final).toBe(true));
    expect(state.result?.draws).toBe(8192);
  });
});
