import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Analysis, Progress } from '#engine/analysis.ts';
import { analysisApi } from '#worker/analysis-api.ts';
import { isCancelled, WorkerDied } from '#worker/cancel.ts';
import { clonedRunner, inlineRunner, workerRunner } from '#worker/runner.ts';
import type { Runner } from '#worker/runner.ts';
import type { Engine } from '#worker/steps.ts';
import { FakeWorker, startFake } from './fake-worker.ts';
import { request, slowEngine, toyEngine } from './toy-engine.ts';

const makers: [string, (engine: Engine) => Runner][] = [
  ['inline', inlineRunner],
  ['cloned', clonedRunner],
  ['worker', (engine) => workerRunner(startFake(() => analysisApi(engine)))],
];

const hashOf = (analysis: Analysis): string =>
  createHash('sha256').update(JSON.stringify(analysis)).digest('hex');

/** The error a promise rejects with, or the value as a failure of the test. */
const failureOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    (value) => expect.fail(`resolved with ${JSON.stringify(value)}`),
    (error: unknown) => error,
  );

const open: Runner[] = [];
const made = (runner: Runner): Runner => {
  open.push(runner);
  return runner;
};

beforeEach(() => {
  FakeWorker.made = [];
});
afterEach(() => {
  for (const runner of open.splice(0)) runner.dispose();
});

describe.each(makers)('%s runner', (_, make) => {
  test('gives what the engine gives, to the last bit', async () => {
    const analysis = await made(make(toyEngine)).run(request(7));
    const direct = await inlineRunner(toyEngine).run(request(7));
    expect(analysis).toStrictEqual(direct);
    expect(hashOf(analysis)).toBe(hashOf(direct));
  });

  test('tells of progress a few times a second, in order, and not after the result', async () => {
    const seen: Progress[] = [];
    const runner = made(make(slowEngine(15)));
    await runner.run(request(1, 25), { onProgress: (progress) => seen.push(progress) });
    const atResult = seen.length;
    await runner.run(request(2, 1));
    expect(seen).toHaveLength(atResult);
    expect(seen).toEqual(seen.toSorted((a, b) => a.done - b.done));
    // Of 25 blocks that take 375 ms at least.
    expect(atResult).toBeGreaterThanOrEqual(2);
    expect(atResult).toBeLessThan(13);
    expect(seen.every(({ of }) => of === 25)).toBe(true);
  });

  test('hands a standing analysis over at once', async () => {
    const told: Engine = function* (asked) {
      const standing = yield* toyEngine({ ...asked, blocks: 0 });
      yield { done: 0, of: 1, standing };
      return yield* toyEngine(asked);
    };
    const seen: Progress[] = [];
    await made(make(told)).run(request(1), { onProgress: (progress) => seen.push(progress) });
    expect(seen.map((progress) => progress.standing?.draws)).toEqual([0]);
  });

  test('lets the newest of many requests win and rejects the others at once', async () => {
    const runner = made(make(slowEngine(3)));
    const outcomes: string[] = [];
    const runs = [1, 2, 3, 4].map((seed) =>
      runner.run(request(seed)).then(
        (analysis) => outcomes.push(`${analysis.seed} done`),
        (error) => outcomes.push(`${seed} ${isCancelled(error) ? 'cancelled' : String(error)}`),
      ),
    );
    await Promise.all(runs);
    expect(outcomes).toEqual(['1 cancelled', '2 cancelled', '3 cancelled', '4 done']);
  });

  test('cancels by signal: rejects at once, stops between blocks, and runs again', async () => {
    let blocks = 0;
    const counting: Engine = function* (asked) {
      const steps = slowEngine(5)(asked);
      for (;;) {
        const step = steps.next();
        if (step.done) return step.value;
        blocks++;
        yield step.value;
      }
    };
    const runner = made(make(counting));
    const controller = new AbortController();
    const run = runner.run(request(1, 1_000), {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    expect(isCancelled(await failureOf(run))).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 60));
    const whenStopped = blocks;
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(blocks).toBe(whenStopped);
    expect(whenStopped).toBeLessThan(60);
    expect((await runner.run(request(2))).seed).toBe(2);
  });

  test('a signal that is aborted already starts nothing', async () => {
    const run = made(make(toyEngine)).run(request(1), { signal: AbortSignal.abort() });
    expect(isCancelled(await failureOf(run))).toBe(true);
  });

  test('an error of the engine arrives with its name and message, and the next run works', async () => {
    const runner = made(make(toyEngine));
    expect(await failureOf(runner.run(request(-1)))).toMatchObject({
      name: 'RangeError',
      message: 'seed -1 is below 0',
    });
    expect((await runner.run(request(1))).seed).toBe(1);
  });

  test('closing cancels the run', async () => {
    const runner = make(slowEngine(2));
    const run = runner.run(request(1, 500));
    runner.dispose();
    expect(isCancelled(await failureOf(run))).toBe(true);
  });
});

describe('a worker', () => {
  const never = { analyse: () => new Promise(() => undefined), cancel: () => undefined };
  const [first, second] = [() => FakeWorker.made[0], () => FakeWorker.made[1]];
  const tick = () => new Promise((resolve) => setTimeout(resolve, 5));

  test('starts with the first run or when warmed, once', async () => {
    const runner = made(workerRunner(startFake(() => analysisApi(toyEngine))));
    expect(FakeWorker.made).toHaveLength(0);
    runner.warm();
    runner.warm();
    await runner.run(request(1));
    await runner.run(request(2));
    expect(FakeWorker.made).toHaveLength(1);
  });

  test.each([
    ['error', () => first()?.crash('boom'), 'The background worker failed: boom.'],
    ['messageerror', () => first()?.garble(), 'something that could not be read'],
  ])('that dies by %s rejects at once, and the next run has a new one', async (_, die, words) => {
    let starts = 0;
    const runner = made(
      workerRunner(startFake(() => (++starts === 1 ? never : analysisApi(toyEngine)))),
    );
    const run = runner.run(request(1));
    await tick();
    die();
    const failure = await failureOf(run);
    expect(failure).toBeInstanceOf(WorkerDied);
    expect((failure as Error).message).toContain(words);
    expect(first()?.terminated).toBe(true);
    expect((await runner.run(request(2))).seed).toBe(2);
    expect(FakeWorker.made).toHaveLength(2);
  });

  test('that dies idle is replaced by the next run', async () => {
    const runner = made(workerRunner(startFake(() => analysisApi(toyEngine))));
    await runner.run(request(1));
    first()?.crash('later');
    expect((await runner.run(request(2))).seed).toBe(2);
    expect(second()?.terminated).toBe(false);
  });

  test('that cannot start says why', async () => {
    const runner = made(workerRunner(() => Promise.reject(new Error('refused by the policy'))));
    const failure = await failureOf(runner.run(request(1)));
    expect(failure).toBeInstanceOf(WorkerDied);
    expect(failure).toMatchObject({
      message: 'The background worker could not be started: refused by the policy',
    });
  });

  test('that does not stop when cancelled is ended after 250 ms and replaced', async () => {
    let starts = 0;
    const runner = made(
      workerRunner(startFake(() => (++starts === 1 ? never : analysisApi(toyEngine)))),
    );
    const controller = new AbortController();
    const run = runner.run(request(1), { signal: controller.signal });
    await tick();
    controller.abort();
    expect(isCancelled(await failureOf(run))).toBe(true);
    expect(first()?.terminated).toBe(false);
    const begun = performance.now();
    expect((await runner.run(request(2))).seed).toBe(2);
    expect(performance.now() - begun).toBeGreaterThan(200);
    expect(first()?.terminated).toBe(true);
    expect(FakeWorker.made).toHaveLength(2);
  });

  test('that stops in time is kept', async () => {
    const runner = made(workerRunner(startFake(() => analysisApi(slowEngine(2)))));
    const run = runner.run(request(1, 500));
    await tick();
    const next = runner.run(request(2));
    expect(isCancelled(await failureOf(run))).toBe(true);
    expect((await next).seed).toBe(2);
    expect(FakeWorker.made).toHaveLength(1);
  });

  test('a request that cannot be copied rejects and harms nothing', async () => {
    const runner = made(workerRunner(startFake(() => analysisApi(toyEngine))));
    const bad = { ...request(1), edition: (() => 'x') as unknown as string };
    expect(await failureOf(runner.run(bad))).toMatchObject({ name: 'DataCloneError' });
    expect((await runner.run(request(2))).seed).toBe(2);
  });
});

describe('a worker that runs and rests', () => {
  test('is asked in the same task, before anything that waits in it', async () => {
    const runner = made(workerRunner(startFake(() => analysisApi(toyEngine))));
    await runner.run(request(1));
    const [worker] = FakeWorker.made;
    let posted = 0;
    const post = worker!.postMessage.bind(worker);
    worker!.postMessage = (message, transfer) => {
      posted++;
      post(message, transfer);
    };
    const second = runner.run(request(2));
    expect(posted).toBe(1);
    expect((await second).seed).toBe(2);
  });

  test('is not asked by a run that follows one under way, until that has ended', async () => {
    const runner = made(workerRunner(startFake(() => analysisApi(slowEngine(3)))));
    await runner.run(request(1));
    const [worker] = FakeWorker.made;
    const paths: string[] = [];
    const post = worker!.postMessage.bind(worker);
    worker!.postMessage = (message, transfer) => {
      paths.push((message as { path: string[] }).path.join('.'));
      post(message, transfer);
    };
    const cancelledRun = failureOf(runner.run(request(2)));
    const last = runner.run(request(3));
    expect(paths).toEqual(['analyse', 'cancel']);
    expect(isCancelled(await cancelledRun)).toBe(true);
    expect((await last).seed).toBe(3);
    expect(paths).toEqual(['analyse', 'cancel', 'analyse']);
    expect(FakeWorker.made).toHaveLength(1);
  });

  test('is replaced after it died, though it had been ready', async () => {
    const runner = made(workerRunner(startFake(() => analysisApi(toyEngine))));
    await runner.run(request(1));
    FakeWorker.made[0]!.crash('out of memory');
    expect((await runner.run(request(2))).seed).toBe(2);
    expect(FakeWorker.made).toHaveLength(2);
  });
});
