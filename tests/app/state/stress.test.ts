import { describe, expect, it, vi } from 'vitest';
import type { Analysis } from '#engine/analysis.ts';
import type { Eligible, StressResult } from '#engine/stress/result.ts';
import type { Question } from '#app/state/analysis.svelte.ts';
import { StressState, type StressRunner } from '#app/state/stress.svelte.ts';

const question = { edition: '2026-11-24', seed: 1 } as Question;
const analysis = (requestHash: string) =>
  ({
    requestHash,
    draws: 8192,
    workloads: [{ options: [{ option: { id: 'a', eligible: false, host: 'x' }, cost: {} }] }],
  }) as unknown as Analysis;
const results = [{ card: { id: 'rent-shock' } }] as unknown as StressResult[];

/** A runner that answers when the test lets it. */
function runner() {
  const runs: { blocks: number; sent: Eligible; end: () => void; die: (e: Error) => void }[] = [];
  const port: StressRunner = {
    run: (request, sent, { signal, onProgress }) =>
      new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
        onProgress({ done: 1, of: 11 });
        runs.push({ blocks: request.blocks, sent, end: () => resolve(results), die: reject });
      }),
  };
  return { port, runs };
}

describe('StressState', () => {
  it('keeps the results of an analysis, sends no more of it than is needed, and says how far it is', async () => {
    const { port, runs } = runner();
    const stress = new StressState(port);
    const asked = stress.ask(question, analysis('one'));
    expect(stress.progress).toEqual({ done: 1, of: 11 });
    expect(runs[0]?.blocks).toBe(8);
    expect(runs[0]?.sent).toEqual({
      workloads: [{ options: [{ option: { id: 'a', eligible: false } }] }],
    });
    runs[0]?.end();
    await asked;
    expect(stress.progress).toBeNull();
    expect(stress.of(analysis('one'))).toBe(results);
    expect(stress.of(analysis('other'))).toBeUndefined();
  });

  it('says why it stopped, and starts again', async () => {
    const { port, runs } = runner();
    const stress = new StressState(port);
    const asked = stress.ask(question, analysis('one'));
    runs[0]?.die(new Error('no memory'));
    await asked;
    expect(stress.failure).toBe('no memory');
    void stress.ask(question, analysis('one'));
    expect(stress.failure).toBeNull();
    runs[1]?.end();
    await vi.waitFor(() => expect(stress.of(analysis('one'))).toBe(results));
  });

  it('is cancelled without a word', async () => {
    const { port } = runner();
    const stress = new StressState(port);
    const asked = stress.ask(question, analysis('one'));
    stress.cancel();
    await asked;
    expect([stress.progress, stress.failure]).toEqual([null, null]);
    expect(stress.of(analysis('one'))).toBeUndefined();
  });
});
