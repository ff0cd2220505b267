import { parts, plainBars, shares } from './bars.ts';
import { dumbbells, multiples } from './comparisons.ts';
import { slopes, tornados, waterfalls } from './differences.ts';
import type { Chart } from './example.ts';
import { costFans, fans } from './fans.ts';
import { dots } from './shapes.ts';
import { timelines } from './timelines.ts';

/** Every chart with its examples; the gallery shows them and the golden pictures are drawn from them. */
export const charts: readonly Chart[] = [
  fans,
  costFans,
  waterfalls,
  tornados,
  dumbbells,
  multiples,
  slopes,
  plainBars,
  shares,
  parts,
  dots,
  timelines,
];
