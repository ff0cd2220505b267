import { exp } from '../numerics/exp.ts';

/** Failure rate 1 − p for a success given in log-odds. */
export const failureRate = (logit: number): number => 1 / (1 + exp(logit));
