import type { PeopleBand } from '../money/people.ts';
import { splitLognormalAt, splitLognormalOf, type SplitLognormal } from './holding.ts';
import type { WorkloadDraws } from './workload-draws.ts';

/** Most bands that a fleet's people come in. */
const mostBands = 16;
/** GPUs that each band reaches up to; the last one has no bound. */
const reach = new Float64Array(mostBands + 1);
/** Monthly USD of the people for a fleet in each band, in the future that is reckoned; negative where nobody has asked yet. */
const staff = new Float64Array(mostBands + 1);
/** The draw's normal score of people, and a month's salary. */
const drawn = new Float64Array(2);

let bands: readonly SplitLognormal[] = [];
let filled: { bands: readonly PeopleBand[]; w: WorkloadDraws; draw: number } | null = null;

/** Makes what people cost that of one draw; the options of a workload have the same bands, so the second asks in vain. */
export function fillStaff(of: readonly PeopleBand[], w: WorkloadDraws, draw: number): void {
  if (filled?.draw === draw && filled.w === w && filled.bands === of) return;
  if (filled?.bands !== of) fillBands(of);
  filled = { bands: of, w, draw };
  drawn[0] = w.peopleScore[draw]!;
  drawn[1] = w.engineerUsdPerYear[draw]! / 12;
  for (let b = 0; b <= bands.length; b++) staff[b] = -1;
}

function fillBands(of: readonly PeopleBand[]): void {
  if (of.length > mostBands) throw new Error(`people come in ${mostBands} bands at most`);
  bands = of.map(splitLognormalOf);
  of.forEach(({ upToGpus }, b) => (reach[b] = upToGpus));
  reach[of.length] = Infinity;
}

/** Monthly USD of the people that `gpus` need, in steps; beyond the last band in proportion. */
export function staffUsd(gpus: number): number {
  if (gpus <= 0) return 0;
  let band = 0;
  while (gpus > reach[band]!) band++;
  if (staff[band]! < 0) ask(band);
  return band < bands.length ? staff[band]! : (staff[band]! * gpus) / reach[band - 1]!;
}

/** What people cost in a band, beyond the last one as in it. */
function ask(band: number): void {
  const spread = bands[Math.min(band, bands.length - 1)]!;
  staff[band] = splitLognormalAt(spread, drawn[0]!) * drawn[1]!;
}
