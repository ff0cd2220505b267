import type { Catalogue, Source } from '#catalog/types.ts';
import type { Analysis } from '#engine/analysis.ts';
import type { Block, Inline } from '../blocks.ts';
import { dayText } from '../dates.ts';

/** Every source behind the prices, GPUs, models and priors of this run, with its address. */
export function sourceBlocks(analysis: Analysis, catalogue: Catalogue | null): Block[] {
  if (!catalogue) return [];
  const sources = usedSources(analysis, catalogue);
  if (sources.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: 'Sources' },
    {
      kind: 'paragraph',
      text: [
        'What the figures of this run were read from; the day is that of the source where it bears one.',
      ],
    },
    { kind: 'list', items: sources.map(item) },
  ];
}

function item({ title, url, date, licence }: Source): Inline[] {
  const rest = [date === null ? '' : dayText(date), licence ?? ''].filter(Boolean).join(', ');
  return [url === null ? title : { text: title, href: url }, ...(rest === '' ? [] : [`, ${rest}`])];
}

/** The sources of this run, each once, by title. */
export function usedSources(analysis: Analysis, catalogue: Catalogue): Source[] {
  const records: ({ readonly sources: readonly string[] } | undefined)[] = [];
  for (const { option } of analysis.workloads.flatMap((w) => w.options)) {
    for (const key of [option.offer, option.escalation])
      if (key !== undefined) records.push(catalogue.offers.get(key));
    if (option.model !== undefined) records.push(catalogue.openModels.get(option.model));
    const { gpu } = option;
    if (gpu === undefined) continue;
    records.push(catalogue.gpus.get(gpu));
    for (const rent of catalogue.rents.values()) if (rent.gpuKey === gpu) records.push(rent);
  }
  for (const { source } of analysis.inputs) {
    const id = /^(P\d+): /.exec(source)?.[1];
    if (id !== undefined) records.push(catalogue.priors.get(id));
  }
  const ids = records
    .flatMap((record) => record?.sources ?? [])
    .map((ref) => ref.split('#')[0] ?? ref);
  return [...new Set(ids)]
    .map((id) => catalogue.sources.get(id))
    .filter((source): source is Source => source !== undefined)
    .sort((a, b) => (a.title < b.title ? -1 : 1));
}
