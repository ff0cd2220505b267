import type { Step } from './estimators.ts';
import { blended, catalogue, history, monthOf, pricePath } from './facts.ts';
import { olderModels } from './older-models.ts';

/** Names of a closed tier in order of release; a member is a catalogue key or the id of an older model. */
export const ladders: Readonly<Record<string, readonly string[]>> = {
  'OpenAI flagship, then Sol': [
    'gpt-4-turbo',
    'gpt-4o-2024-05-13',
    'gpt-4o-2024-08-06',
    'gpt-4.1',
    'gpt-5',
    'gpt-5.2',
    'gpt-5.4',
    'gpt-5.5',
    'gpt-5.6-sol',
    'gpt-6-sol',
    'gpt-6.1-sol',
  ],
  'OpenAI mini, then Terra': [
    'gpt-4o-mini',
    'gpt-5-mini',
    'gpt-5.4-mini',
    'gpt-5.6-terra',
    'gpt-6.1-terra',
  ],
  'OpenAI nano, then Luna': ['gpt-5-nano', 'gpt-5.4-nano', 'gpt-5.6-luna', 'gpt-6-luna'],
  'Claude Opus': [
    'claude-3-opus-20240229',
    'claude-opus-4-1-20250805',
    'claude-opus-4-5-20251101',
    'claude-opus-4.8',
    'claude-opus-5',
    'claude-opus-5.5',
  ],
  'Claude Sonnet': [
    'claude-3-5-sonnet-20240620',
    'claude-3-7-sonnet-20250219',
    'claude-sonnet-4-20250514',
    'claude-sonnet-4-5-20250929',
    'claude-sonnet-5',
    'claude-sonnet-5.5',
  ],
  'Claude Haiku': [
    'claude-3-haiku-20240307',
    'claude-3-5-haiku-20241022',
    'claude-haiku-4.5',
    'claude-haiku-5.5',
  ],
  'Gemini Pro, then Argon': ['gemini-2.5-pro', 'gemini-3-pro-preview', 'gemini-4-argon'],
  'Gemini Flash': ['gemini-2.5-flash', 'gemini-3.5-flash', 'gemini-3.6-flash'],
  'Gemini Flash-Lite': ['gemini-2.5-flash-lite', 'gemini-3.5-flash-lite'],
  Grok: ['grok-2-1212', 'grok-4-0709', 'grok-4.3', 'grok-4.6', 'grok-4.7'],
};

/** Names of a catalogue model in the price history, where its list price changed. */
const inHistory: Readonly<Record<string, string>> = {
  'gpt-5.6-sol': 'openai/gpt-5.6-sol',
  'gpt-5.6-terra': 'openai/gpt-5.6-terra',
  'gpt-5.6-luna': 'openai/gpt-5.6-luna',
  'gemini-3.6-flash': 'google/gemini-3.6/3.7/3.8-flash',
  o3: 'openai/o3',
};

/** A closed model's own list price over time; one that the history does not name has kept its launch price. */
export function modelPath(key: string): Step[] {
  const old = olderModels.find(([id]) => id === key);
  const model = catalogue.closedModels.get(key);
  const released = old?.[4] ?? model?.releasedOn ?? null;
  if (released === null) throw new Error(`no release date of ${key}`);
  const series = history.prices.get(inHistory[key] ?? '');
  const changed = series && pricePath(series, released);
  if (changed) return changed;
  if (old) return [{ month: monthOf(released), value: blended(old[2], old[3]) }];
  const offer = [...catalogue.offers.values()].find(
    (o) => o.modelKey === key && o.providerClass === 'closed-lab',
  );
  if (offer === undefined) throw new Error(`no maker's price of ${key}`);
  return [
    { month: monthOf(released), value: blended(offer.inputUsdPerMtok, offer.outputUsdPerMtok) },
  ];
}

/** Price of the newest member over time. */
export function ladderPath(members: readonly string[]): Step[] {
  const paths = members.map(modelPath);
  return paths.flatMap((path, i) => {
    const next = paths[i + 1]?.[0]?.month ?? Infinity;
    return path.filter((step) => step.month < next);
  });
}
