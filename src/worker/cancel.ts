/** The error of a run that was cancelled, by its caller or by a newer run; not a fault. */
export const cancelled = (why: string): DOMException => new DOMException(why, 'AbortError');

/** Whether an error only says that a run was cancelled. */
export const isCancelled = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'AbortError';

/** The error of a run whose worker could not start, failed or died. */
export class WorkerDied extends Error {
  override name = 'WorkerDied';
}
