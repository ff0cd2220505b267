import { mean } from '../decision/summary.ts';
import type { Futures } from '../futures.ts';
import { uniforms } from '../inputs/draw-input.ts';
import { priorSpread } from '../inputs/prior-spread.ts';
import { spread, spreadValues, type Spread } from '../inputs/spread.ts';
import { pow } from '../numerics/pow.ts';
import { globalDimension } from '../sampling/dimensions.ts';
import { DRAWS_PER_BLOCK, normalColumn } from '../sampling/draw-table.ts';
import { months } from '../world/period.ts';
import type { World } from '../world/world.ts';
import type { StressCard, StressSize, Struck } from './card.ts';
import type { StressResult } from './result.ts';

/** Columns of the global block: when a card strikes, and its sizes from there on. One card is run at a time. */
const columns = { start: 144, size: 145 } as const;

/** Share of the period that follows the strike. */
const after = (s: Struck, draw: number): number => (months - s.start[draw]!) / months;

/** Mean of a size over all draws and the whole period: nothing before the strike, the size after it. */
export const meanAfter = (hits: readonly Struck[], name: string): number =>
  mean(Float64Array.from(hits, (s) => mean(s.size(name).map((x, i) => x * after(s, i)))));

/** When and how hard a card strikes one block. */
export function struck(card: StressCard, f: Futures, block: number): Struck {
  const from = block * DRAWS_PER_BLOCK;
  const start = uniforms(globalDimension(columns.start), f.draws)
    .subarray(from, from + DRAWS_PER_BLOCK)
    .map((u) => u * months);
  const sizes = new Map(
    Object.entries(card.sizes).map(([name, size], k) => [
      name,
      spreadValues(
        spreadOf(size, f),
        normalColumn(globalDimension(columns.size + k), f.draws.seed, block),
      ),
    ]),
  );
  return {
    start,
    size: (name) => {
      const values = sizes.get(name);
      if (!values) throw new Error(`${card.id} has no size ${name}`);
      return values;
    },
  };
}

function spreadOf(size: StressSize, f: Futures): Spread {
  if ('prior' in size) return priorSpread(f.catalogue, size.prior, size.variant).all;
  return spread('positive', size.p10, size.p50, size.p90);
}

export function strike(card: StressCard, world: World, s: Struck): World {
  const changed = card.world ? card.world(world, s) : world;
  if (!card.cut) return changed;
  const { lastsMonths, ...cut } = card.cut;
  const length = new Float64Array(world.draws).fill(lastsMonths);
  return {
    ...changed,
    events: [
      ...changed.events,
      {
        event: { id: card.id, title: card.title, ...cut },
        spells: [{ start: s.start, length }],
        counts: null,
      },
    ],
  };
}

/** Chance within the period from the prior's, which holds over its own period. */
export function chanceOf(
  card: StressCard,
  f: Futures,
): Pick<StressResult, 'chance' | 'chanceFrom'> {
  const { hazard } = card;
  if ('unknown' in hazard) return { chance: null, chanceFrom: hazard.unknown };
  const { prior, all, periodMonths } = priorSpread(f.catalogue, hazard.prior, hazard.variant);
  const within = (p: number) => 1 - pow(1 - p, months / (hazard.periodMonths ?? periodMonths));
  return {
    chance: { p10: within(all.p10), p50: within(all.p50), p90: within(all.p90) },
    chanceFrom: `${prior.id}: ${prior.name}`,
  };
}
