import type { Analysis, AnalysisRequest, Progress, Step } from '#engine/analysis.ts';
import { cancelled } from './cancel.ts';

/** The engine as a generator: it yields where it can be stopped and returns the analysis. */
export type Engine = (request: AnalysisRequest) => Generator<Step, Analysis>;

/** A bar that moves more often than this draws frames that the worker could use. */
const betweenProgressMs = 100;

/**
 * Runs the engine step by step and lets other work of the thread pass in between, so that the
 * signal can stop it there. Tells of progress ten times a second at most, and of a standing analysis at
 * once. Throws what the engine throws, or a cancellation.
 */
export async function runInSteps(
  engine: Engine,
  request: AnalysisRequest,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
): Promise<Analysis> {
  const steps = engine(request);
  let told = performance.now();
  for (;;) {
    if (signal.aborted) throw cancelled('The run was cancelled between two steps.');
    const step = steps.next();
    if (step.done) return step.value;
    const { value } = step;
    if (value?.standing || (value && performance.now() - told >= betweenProgressMs)) {
      told = performance.now();
      onProgress(value);
    }
    await otherWork();
  }
}

/** Resolves after the messages that wait now; timers would cost 4 ms each. */
function otherWork(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
