import { withOverrides, type Override } from '#catalog/overrides.ts';
import { outlookOf, uniforms } from '#engine/inputs/draw-input.ts';
import { organisationValues } from '#engine/inputs/in-force.ts';
import { worldTable } from '#engine/inputs/input-table.ts';
import { outlookWeights } from '#engine/inputs/outlook-weights.ts';
import { outlookColumn } from '#engine/inputs/world-inputs.ts';
import { globalDimension } from '#engine/sampling/dimensions.ts';
import { worldBlock, worldSource } from '#engine/world/world-block.ts';
import { months } from '#engine/world/period.ts';
import type { World } from '#engine/world/world.ts';
import { defaultSeed } from '#profile/session.ts';
import { catalogue } from './facts.ts';
import type { Three } from './estimators.ts';
import { oldRows, type FittedId } from './old-rows.ts';

type Series = 'closedTier' | 'closedHold' | 'rent' | 'lag';

/** The product's own futures: 8,192 draws under the evidence-adjusted weights. */
export interface Bands {
  /** Quantiles of a price as a factor on the start. */
  price: (series: Exclude<Series, 'lag'>, horizon: number) => Three;
  /** Quantiles of the lag after one that stood at `start`; the share of it that is left moves with it. */
  lag: (start: number, horizon: number) => Three;
}

const three = (values: number[]): Three => {
  values.sort((a, b) => a - b);
  const at = (share: number) => values[Math.round(share * (values.length - 1))] ?? NaN;
  return { p10: at(0.1), p50: at(0.5), p90: at(0.9) };
};

function bandsUnder(overrides: readonly Override[]): Bands {
  const { catalogue: changed, problems } = withOverrides(catalogue, overrides);
  if (problems.length > 0) throw new Error(problems.map((p) => p.reason).join('; '));
  const draws = { seed: defaultSeed, blocks: 8 };
  const org = organisationValues({});
  const u = uniforms(globalDimension(outlookColumn), draws);
  const outlook = outlookOf(u, outlookWeights(org, changed));
  const circumstances = { jurisdiction: 'other', sector: 'private' } as const;
  const table = worldTable(changed, org, circumstances, outlook, draws);
  const source = worldSource(changed, table, draws);
  const blocks = Array.from({ length: draws.blocks }, (_, b) => worldBlock(source, b));
  const at = (series: Series, month: number): number[] =>
    blocks.flatMap((world: World) =>
      Array.from({ length: world.draws }, (_, i) => world[series][i * months + month] ?? NaN),
    );
  const known = new Map<string, Three>();
  return {
    price: (series, horizon) => {
      const key = `${series} ${horizon}`;
      const found = known.get(key) ?? three(at(series, horizon));
      known.set(key, found);
      return found;
    },
    lag: (start, horizon) => {
      const left = Math.pow(0.5, horizon / 12);
      const now = at('lag', 0);
      return three(at('lag', horizon).map((lag, i) => lag + (start - (now[i] ?? NaN)) * left));
    },
  };
}

/** A prior's row before the fit as overrides of today's catalogue. */
function before(id: FittedId): Override[] {
  const row = oldRows[id];
  const own = { table: 'priors' as const, key: id };
  const rows = (['p10', 'p50', 'p90'] as const).map((field) => ({
    ...own,
    field,
    value: row.all[field],
  }));
  return row.byOutlook === null
    ? rows
    : [...rows, { ...own, field: 'byOutlook', value: row.byOutlook }];
}

const volatility = (key: 'P03' | 'P13', percent: number): Override => ({
  table: 'priors',
  key,
  field: 'variants',
  value: { monthlyVolatilityPct: { p10: percent, p50: percent, p90: percent } },
});

/** The priors that a course in the engine rests on, as they stood on 2026-08-31: without volatility. */
export const bandsBefore = (): Bands =>
  bandsUnder([
    ...(['P02', 'P03', 'P13', 'P20'] as const).flatMap(before),
    volatility('P03', 0),
    volatility('P13', 0),
  ]);

/** The priors as they are. */
export const bandsNow = (): Bands => bandsUnder([]);

/** The priors as they are, but for the volatility of closed tiers or of rent in percent a month. */
export const bandsWith = (key: 'P03' | 'P13', percent: number): Bands =>
  bandsUnder([volatility(key, percent)]);
