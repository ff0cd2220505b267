import type { Life } from './estimators.ts';
import { catalogue, history, monthOf, pricesEnd } from './facts.ts';

/** Third-party hosts of open weights that the removals cover. */
const hosts = ['groq', 'cerebras', 'together', 'fireworks', 'baseten', 'deepinfra'];

/** Middle of the months in which two snapshots of autumn 2026 lost a model. */
const autumn = '2026-09-23';

/** Release days that the catalogue has no model for: a date in the name, or the gap history. */
const released: Readonly<Record<string, string>> = {
  'kimi-k2-0711': '2025-07-11',
  'kimi-k2-0905': '2025-09-05',
  'kimi-k2-thinking': '2025-11-06',
  'minimax-m2': '2025-10-27',
  'minimax-m2.1': '2025-12-23',
  'deepseek-v3-0324': '2025-03-24',
};

/**
 * Versions that a host dropped, by host: day and models. From the removals and the dated events; names that
 * came back under another spelling, entries younger than a month and models without a release day are left out.
 */
const dropped: Readonly<Record<string, readonly (readonly [string, readonly string[]])[]>> = {
  groq: [
    ['2026-03-09', ['llama-4-maverick']],
    ['2026-04-15', ['kimi-k2-0711', 'kimi-k2-0905']],
    ['2026-07-17', ['llama-4-scout', 'qwen3-32b']],
  ],
  cerebras: [
    ['2025-11-23', ['qwen3-coder-480b-a35b']],
    ['2026-01-20', ['glm-4.6']],
    ['2026-05-27', ['qwen3-235b-a22b']],
    ['2026-06-10', ['llama-3.1-8b']],
    ['2026-07-17', ['llama-3.3-70b', 'qwen3-32b']],
    ['2026-08-17', ['glm-4.7']],
  ],
  together: [
    ['2026-03-09', ['kimi-k2-thinking', 'kimi-k2-0905']],
    ['2026-04-03', ['glm-4.7']],
    ['2026-04-04', ['kimi-k2-0711', 'glm-4.6']],
    ['2026-04-09', ['glm-5']],
    [autumn, ['llama-3.3-70b', 'gpt-oss-20b', 'kimi-k2.6', 'kimi-k2.7-code']],
    [autumn, ['gemma-4-31b', 'deepseek-v4-pro', 'nemotron-3-ultra']],
  ],
  fireworks: [
    [autumn, ['gpt-oss-120b', 'gpt-oss-20b', 'glm-5.2', 'kimi-k2.6', 'kimi-k2.7-code']],
    [autumn, ['deepseek-v4-flash', 'deepseek-v4-pro', 'minimax-m2.7']],
  ],
  baseten: [
    ['2026-03-13', ['qwen3-coder-480b-a35b']],
    ['2026-06-08', ['kimi-k2-0905', 'glm-4.6', 'kimi-k2-thinking', 'deepseek-v3.2']],
    ['2026-06-08', ['deepseek-v3-0324']],
    [autumn, ['kimi-k2.5', 'kimi-k2.6', 'kimi-k2.7-code', 'glm-4.7', 'glm-5']],
    [autumn, ['nemotron-3-super', 'inkling']],
  ],
  deepinfra: [
    ['2026-06-08', ['qwen3-coder-480b-a35b', 'kimi-k2-0711', 'kimi-k2-thinking', 'kimi-k2-0905']],
    ['2026-06-08', ['minimax-m2', 'minimax-m2.1', 'llama-3.1-8b']],
  ],
};

/** DeepInfra is not in the feed of November; these it still listed when its prices were last read. */
const deepinfraSeen = '2026-06-10';
const deepinfraNames: Readonly<Record<string, string>> = {
  'MiniMaxAI/MiniMax-M2.5': 'minimax-m2.5',
  'Qwen/Qwen3.5-35B-A3B': 'qwen3.5-35b-a3b',
  'Qwen/Qwen3.5-397B-A17B': 'qwen3.5-397b-a17b',
  'Qwen/Qwen3.6-35B-A3B': 'qwen3.6-35b-a3b',
  'meta-llama/Llama-4-Scout-17B-16E-Instruct': 'llama-4-scout',
  'moonshotai/Kimi-K2.5': 'kimi-k2.5',
  'openai/gpt-oss-120b': 'gpt-oss-120b',
  'zai-org/GLM-4.7': 'glm-4.7',
  'zai-org/GLM-5': 'glm-5',
};

/** One version at one host. */
export interface HostLife extends Life {
  readonly host: string;
  readonly model: string;
}

function life(host: string, model: string, until: string, ended: boolean): HostLife[] {
  const start = released[model] ?? catalogue.openModels.get(model)?.releasedOn;
  if (start === undefined || start === null) throw new Error(`no release day of ${model}`);
  const months = monthOf(until) - monthOf(start);
  return months <= 0 ? [] : [{ host, model, months, ended }];
}

/** Life of each version at each host from its release; those still listed have not ended. */
export function hostLives(): HostLife[] {
  const ends = Object.entries(dropped).flatMap(([host, days]) =>
    days.flatMap(([day, models]) => models.flatMap((model) => life(host, model, day, true))),
  );
  const listed = [...catalogue.offers.values()].flatMap((offer) => {
    const key = offer.modelKey;
    const counted = hosts.includes(offer.providerKey) && key !== null && offer.weights === 'open';
    return counted && catalogue.openModels.get(key)?.releasedOn != null
      ? life(offer.providerKey, key, pricesEnd, false)
      : [];
  });
  const seen = Object.entries(deepinfraNames).flatMap(([name, model]) =>
    history.prices.has(`deepinfra/${name}`) ? life('deepinfra', model, deepinfraSeen, false) : [],
  );
  const done = new Set(ends.map((row) => `${row.host}/${row.model}`));
  const alive = [...listed, ...seen].filter((row) => !done.has(`${row.host}/${row.model}`));
  return [...ends, ...new Map(alive.map((row) => [`${row.host}/${row.model}`, row])).values()];
}

/** Labs of the models without a catalogue row. */
const labs: Readonly<Record<string, string>> = {
  'kimi-k2-0711': 'Moonshot AI',
  'kimi-k2-0905': 'Moonshot AI',
  'kimi-k2-thinking': 'Moonshot AI',
  'minimax-m2': 'MiniMax',
  'minimax-m2.1': 'MiniMax',
  'deepseek-v3-0324': 'DeepSeek',
};

/** Months from a version's release to the next of its lab, or null while it is the newest. */
function monthsNewest(model: string): number | null {
  const lab = labs[model] ?? catalogue.openModels.get(model)?.lab;
  const dates = [
    ...[...catalogue.openModels.values()].flatMap((m) =>
      m.lab === lab ? (m.releasedOn ?? []) : [],
    ),
    ...Object.keys(released).flatMap((key) => (labs[key] === lab ? (released[key] ?? []) : [])),
  ].map(monthOf);
  const own = monthOf(released[model] ?? catalogue.openModels.get(model)?.releasedOn ?? '');
  const later = dates.filter((month) => month > own);
  return later.length === 0 ? null : Math.min(...later) - own;
}

/**
 * Ends and years of the versions that were still their lab's newest. Only such an end surprises whoever
 * keeps up with releases; the end of an older version is the life that `hostLives` gives.
 */
export function endsWhileNewest(lives: readonly HostLife[]): { ends: number; years: number } {
  let ends = 0;
  let years = 0;
  for (const row of lives) {
    const newest = monthsNewest(row.model) ?? Infinity;
    if (row.ended && row.months <= newest) ends += 1;
    years += Math.min(row.months, newest) / 12;
  }
  return { ends, years };
}

/** Days on which a host dropped something: ends of one day at one host are one decision. */
export function hostDays(): number {
  return new Set(
    Object.entries(dropped).flatMap(([host, days]) => days.map(([day]) => `${host} ${day}`)),
  ).size;
}
