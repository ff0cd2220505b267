import { rateQuantile, scaled, weightedQuantile, type Three } from './estimators.ts';
import { blended, catalogue, history, monthOf, pricesEnd, pricePath } from './facts.ts';

/** The older count that the prior came from: list changes and listings watched, to July 2026. */
const before = { changes: 3, listings: 82, months: 11, end: '2026-07-02' };

/** Makers whose own closed models are counted. */
const makers = ['openai', 'anthropic', 'google', 'xai', 'meta'];

/** Changes of the list price of a maker's closed model, and listing-years watched. */
export function listChanges(): { changes: number; years: number; days: number } {
  const from = monthOf(before.end);
  const end = monthOf(pricesEnd);
  const days = new Set<string>();
  let changes = 0;
  for (const series of history.prices.values()) {
    if (series.weights !== 'closed' || !makers.includes(series.provider)) continue;
    // Surcharges on long prompts are no list price.
    if (series.model.includes('above')) continue;
    for (const step of pricePath(series, '2023-01-01')?.slice(1) ?? [])
      if (step.month > from) {
        changes += 1;
        days.add(`${series.provider} ${step.month}`);
      }
  }
  const watched = [...catalogue.closedModels.values()].filter(
    (model) => model.leadingLab && model.releasedOn !== null,
  );
  const years = watched.reduce(
    (sum, model) => sum + (end - Math.max(from, monthOf(model.releasedOn ?? pricesEnd))) / 12,
    0,
  );
  return {
    changes: changes + before.changes,
    years: years + (before.listings * before.months) / 12,
    days: days.size + before.changes,
  };
}

/** Chance of a change within a year, by the rate's quantiles; the spread counts days, not models. */
export function listChangeChance(): { three: Three; n: number } {
  const { changes, years, days } = listChanges();
  const rates: Three = {
    p10: rateQuantile(days, (years * days) / changes, -1.2816),
    p50: rateQuantile(days, (years * days) / changes, 0),
    p90: rateQuantile(days, (years * days) / changes, 1.2816),
  };
  return { three: scaled(rates, (rate) => 1 - Math.exp(-rate)), n: days };
}

/** Today's top closed model of each leading lab, and the open flagship of each lab that hosts sell. */
const closedTops = [
  'gpt-6-astra',
  'claude-fable-5.2',
  'gemini-4-argon',
  'grok-4.7',
  'muse-wonder-1.0',
];
const openTops = ['kimi-k3', 'deepseek-v4-pro', 'glm-5.3', 'qwen3.8-2.4t-a95b', 'minimax-m3'];

function cheapest(model: string): number {
  const prices = [...catalogue.offers.values()].flatMap((offer) =>
    offer.modelKey === model ? [blended(offer.inputUsdPerMtok, offer.outputUsdPerMtok)] : [],
  );
  if (prices.length === 0) throw new Error(`no price of ${model}`);
  return Math.min(...prices);
}

/** Blended price of each closed top over each open one; independent looks are the labs, not the pairs. */
export function frontierRatio(): { three: Three; n: number } {
  const rows = closedTops.flatMap((closed) =>
    openTops.map((open) => ({ value: Math.log(cheapest(closed) / cheapest(open)), weight: 1 })),
  );
  const at = (share: number) => Math.exp(weightedQuantile(rows, share));
  return {
    three: { p10: at(0.1), p50: at(0.5), p90: at(0.9) },
    n: closedTops.length + openTops.length,
  };
}
