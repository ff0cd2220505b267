import { plainBars } from './bars.ts';
import { dumbbells, multiples } from './comparisons.ts';
import type { Chart } from './example.ts';
import { costFans, fans } from './fans.ts';
import { parts } from './part-bars.ts';
import { dots } from './shapes.ts';
import { shares } from './share-bars.ts';
import { slopes } from './slopes.ts';
import { timelines } from './timelines.ts';
import { tornados } from './tornados.ts';
import { waterfalls } from './waterfalls.ts';

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
