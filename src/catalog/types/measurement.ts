import type { Sourced } from './common.ts';

/** Rows of different regimes must never be mixed. */
export type Regime = 'offline-max' | 'open-loop' | 'fixed-concurrency' | 'mlperf' | 'other';

/** One measured point; `total` rates count input and output together and are no output rates. */
export interface Measurement extends Sourced {
  /** Its number as text, or the key of a measurement of the user's own. */
  readonly key: string;
  /** Number of the row; of a user's own, that of the row it was begun from. */
  readonly id: number;
  readonly model: string;
  readonly modelKey: string | null;
  readonly gpu: string;
  readonly gpuKey: string | null;
  readonly gpuFamily: string;
  readonly gpuCount: number;
  readonly parallelism: string | null;
  readonly precision: string | null;
  readonly engine: string | null;
  readonly engineVersion: string | null;
  readonly speculation: string | null;
  readonly regime: Regime;
  readonly workload: string;
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  readonly concurrency: number | null;
  readonly arrivalsPerS: number | null;
  readonly requestsPerS: number | null;
  readonly outputTokPerS: number | null;
  readonly outputTokPerSPerGpu: number | null;
  readonly totalTokPerS: number | null;
  readonly totalTokPerSPerGpu: number | null;
  readonly ttftMs: number | null;
  readonly ttftStat: string | null;
  readonly ttftP99Ms: number | null;
  readonly tpotMs: number | null;
  readonly tpotStat: string | null;
  readonly tpotP90Ms: number | null;
  readonly gpuPowerW: number | null;
  /** What monitoring showed, which is not economic utilisation. */
  readonly gpuBusyPct: number | null;
  /** Cost per token over cost per token at saturation of the same set-up. */
  readonly costOverSaturated: number | null;
  readonly measuredBy: string;
  readonly evidence: string;
}
