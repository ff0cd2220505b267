import type { PriorFit } from '#catalog/fits/fit.ts';
import type { FittedId } from './old-rows.ts';

type Decision = Pick<PriorFit, 'decision' | 'method' | 'limits' | 'why'>;

const windows =
  'Yearly log drift over every window of 18 months (shorter series once, damped by the root of length over 18), weighted by the looks that fit without overlap';

/** What was decided about each prior, in words; the figures come from the fit. */
export const decisions: Readonly<Record<FittedId, Decision>> = {
  P02: {
    decision: 'widen',
    method: `${windows}: cheapest closed list price at the index value of each of 18 closed models.`,
    limits:
      'The index ends in April 2026, is good to three points, and covers few models; levels share their successors, so the looks are the days on which a price fell.',
    why: 'Levels that small tiers reached fell tenfold a year, levels at the frontier or of small tiers hardly at all: the middle is 12 weighted by looks and near 1 weighted by model, so it stays at 3 and both ends move out.',
  },
  P03: {
    decision: 'widen',
    method: `${windows}: blended list price of the newest model of ten closed tier names, 2024 to November 2026.`,
    limits:
      'Ten names of four vendors, chosen by us where names changed; a new rung above the old top (Astra, Fable) is not in it; the cut of Gemini Flash is a promotion until January 2027.',
    why: 'The middle holds and the low end moves out: flagship and Opus names cost a quarter of their price of 2024. The high end stays: the fit asks for 166, but the engine keeps a rate for 36 months, and 19 times is beyond any rise that lasted (7.6 times in 27 months, within the old 8).',
  },
  P04: {
    decision: 'replace',
    method:
      "Changes per listing and year of makers' closed models: the older count to July 2026 plus the dated changes since; spread by days of change, because vendors change several at once.",
    limits:
      'Volunteers keep the older list and miss changes; only models still sold in November are watched since July.',
    why: 'Four changes within four months after three in eleven: the chance rises, and may be twice that.',
  },
  P12: {
    decision: 'replace',
    method:
      "Blended list price of each leading lab's top closed model over each lab's open flagship at its cheapest offer, November 2026, all pairs.",
    limits: 'One day and ten labs; which model is a top is by its rung, not by measurement.',
    why: 'Tops of Google and xAI cost no more than the dearest open flagships: the middle falls and the low end falls below 3.',
  },
  P13: {
    decision: 'widen',
    method:
      'Yearly log drift of each rent over its whole length (damped below 18 months), weighted by length over 18 months: market index down to October 2025 and up again, AWS list, RunPod, Nebius, Hyperstack.',
    limits:
      'Seven series of one market: one long fall and one sharp rise. January 2026 rents may be the lowest on offer, so the rise is surer than its size.',
    why: 'History left the band on both sides, down by half a year until 2025 and up by up to 90% since; the middle has no reason to move much.',
  },
  P20: {
    decision: 'widen',
    method:
      'Months behind on the release day of each open record of the capability index, July 2023 to January 2026; records against the same closed model share one look.',
    limits:
      'One index. 2023-24 reads 4 to 15 months because the closed frontier itself stood still. Nothing after April 2026, when the best open weights stood ten months behind and no new record had come for two and a half.',
    why: "The median of the studies is confirmed; single releases came as near as one month and as late as seven and more. The catalogue adds a model's age to this, so the lag of the release day is the one to fit.",
  },
  P55: {
    decision: 'replace',
    method:
      "Ends per year of versions that were still their lab's newest at six hosts, by gamma quantiles of the rate.",
    limits:
      'Drops only: failures and silent degradation are not in any list. List cleanings date some drops months late.',
    why: 'Nine such drops in thirty years of service agree with the old row; the middle moves a little.',
  },
  hostLife: {
    decision: 'widen',
    method:
      "Kaplan and Meier's estimate over 91 versions at six hosts from the model's release, 53 of them dropped.",
    limits:
      'Many drops share a day at a host, so the looks are host days. Lists were cleaned late, which lengthens lives; the models still sold are our selection, which shortens them.',
    why: 'The middle was right; hosts such as Fireworks and Together drop within half a year and Groq keeps some for two.',
  },
};
