import type { SimOption } from '../options/sim-option.ts';
import type { SelfHosting } from './self-hosted.ts';
import { slots } from './slots.ts';

/** Weights that one runs oneself: the first of the rows that their months stand in, and an option that runs them. */
export interface Weights {
  hosting: SelfHosting;
  row: number;
}

export const hostingOf = ({ engine }: SimOption): SelfHosting | null =>
  'hosting' in engine ? engine.hosting : null;

/** Equal keys mean weights that fail alike in every future. */
export const keyOf = ({ lag, policy, origin, tuning }: SelfHosting): string =>
  [
    lag.low,
    lag.likely,
    lag.high,
    policy,
    origin,
    tuning?.refreshMonths,
    tuning?.noGainShare,
  ].join();

/** The weights that options run themselves, with rows from a first one on. */
export function weightsOf(options: readonly SimOption[], firstRow: number): Map<string, Weights> {
  const weights = new Map<string, Weights>();
  for (const option of options) {
    const hosting = hostingOf(option);
    if (!hosting || weights.has(keyOf(hosting))) continue;
    weights.set(keyOf(hosting), { hosting, row: firstRow + weights.size * slots });
  }
  return weights;
}
