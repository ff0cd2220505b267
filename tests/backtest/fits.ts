import {
  driftQuantiles,
  lifeQuantile,
  moved,
  rateQuantile,
  scaled,
  shrunk,
  survival,
  weightedQuantile,
  drifts,
  type Drift,
  type Three,
} from './estimators.ts';
import { falls } from './equal-capability.ts';
import { monthOf, pricesEnd } from './facts.ts';
import { endsWhileNewest, hostDays, hostLives } from './host-lives.ts';
import { ladderPath, ladders } from './ladders.ts';
import { openRecords } from './lag.ts';
import { frontierRatio, listChangeChance } from './listings.ts';
import { oldRows, type FittedId, type OldRow } from './old-rows.ts';
import { rentDrifts } from './rents.ts';
import { decisions } from './decisions.ts';
import type { PriorFit } from '#catalog/fits/fit.ts';

const scales = {
  log: { to: Math.log, back: Math.exp },
  growth: { to: (g: number) => Math.log(1 + g / 100), back: (x: number) => 100 * Math.expm1(x) },
  logit: { to: (p: number) => Math.log(p / (1 - p)), back: (x: number) => 1 / (1 + Math.exp(-x)) },
};

/** Drifts of the price behind every closed tier name. */
export function tierDrifts(): Drift[] {
  const end = monthOf(pricesEnd);
  return Object.entries(ladders).flatMap(([name, members]) =>
    drifts(name, ladderPath(members), end),
  );
}

function lagQuantiles(): { three: Three; n: number } {
  const records = openRecords();
  const shared = (reached: number) => records.filter((other) => other.reached === reached).length;
  // Records measured against the same closed model share one look.
  const rows = records.map(({ month, reached }) => ({
    value: month - reached,
    weight: 1 / shared(reached),
  }));
  return {
    three: {
      p10: weightedQuantile(rows, 0.1),
      p50: weightedQuantile(rows, 0.5),
      p90: weightedQuantile(rows, 0.9),
    },
    n: new Set(records.map((record) => record.reached)).size,
  };
}

function lifeQuantiles(): { three: Three; n: number } {
  const curve = survival(hostLives());
  const at = (share: number) => lifeQuantile(curve, share) ?? NaN;
  return { three: { p10: at(0.1), p50: at(0.5), p90: at(0.9) }, n: hostDays() };
}

function dropChance(): { three: Three; n: number } {
  const { ends, years } = endsWhileNewest(hostLives());
  const at = (score: number) => 1 - Math.exp(-rateQuantile(ends, years, score));
  return { three: { p10: at(-1.2816), p50: at(0), p90: at(1.2816) }, n: ends };
}

/** What the histories show, in each prior's unit, with the number of independent looks. */
export const seen: Readonly<Record<FittedId, () => { three: Three; n: number }>> = {
  P02: () => {
    const { three, n } = driftQuantiles(falls().found);
    return { three: scaled(three, Math.exp), n };
  },
  P03: () => {
    const { three, n } = driftQuantiles(tierDrifts());
    return { three: scaled(three, scales.growth.back), n };
  },
  P04: listChangeChance,
  P12: frontierRatio,
  P13: () => {
    const { three, n } = driftQuantiles(rentDrifts());
    return { three: scaled(three, scales.growth.back), n };
  },
  P20: lagQuantiles,
  P55: dropChance,
  hostLife: lifeQuantiles,
};

/** Whole percents for growth, else two digits: more would be false. */
function rounded(three: Three, row: OldRow): Three {
  return scaled(three, (x) => (row.scale === 'growth' ? Math.round(x) : Number(x.toPrecision(2))));
}

/** Quantiles that stay as they were, for the reason that the decision gives. */
const held: Readonly<Partial<Record<FittedId, keyof Three>>> = { P02: 'p50', P03: 'p90' };

/** The fit of one prior: what was seen, the old row and the new one. */
export function fitOf(id: FittedId): PriorFit {
  const row: OldRow = oldRows[id];
  const { to, back } = scales[row.scale];
  const { three, n } = seen[id]();
  const old = scaled(row.all, to);
  const free = shrunk(old, scaled(three, to), n);
  const keep = held[id];
  const next = keep === undefined ? free : { ...free, [keep]: old[keep] };
  const outlook = (name: 'open' | 'tiered' | 'closed') =>
    row.byOutlook && rounded(scaled(moved(scaled(row.byOutlook[name], to), old, next), back), row);
  const open = outlook('open');
  const tiered = outlook('tiered');
  const closed = outlook('closed');
  return {
    id,
    n: Number(n.toFixed(1)),
    seen: scaled(three, (x) => Number(x.toPrecision(3))),
    old: row.all,
    fitted: rounded(scaled(next, back), row),
    byOutlook: open && tiered && closed ? { open, tiered, closed } : null,
    ...decisions[id],
  };
}

/** All fits, in the order of the table. */
export function allFits(): PriorFit[] {
  return (Object.keys(oldRows) as FittedId[]).map(fitOf);
}
