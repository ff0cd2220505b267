import type { WorkloadResult } from '#engine/analysis.ts';
import { outlookNames } from '../names.ts';
import { money, percent } from '../numbers.ts';
import { figureOf, say, together, type Sentence } from '../sentence.ts';
import { optionWords, tableOf, type TableBlock } from './table.ts';

const mostRows = 5;

/** Mean regret of each way within each outlook; least in the worst outlook first. */
export function outlookTable(workload: WorkloadResult): TableBlock | null {
  const outlooks = workload.explanation?.outlooks;
  if (!outlooks || outlooks.rows.length < 2) return null;
  const { cell } = optionWords(workload);
  return tableOf(
    'Regret by outlook',
    [['Way to run it', 0.4], ...outlookNames.map((name) => [`>${name}`, 0.2] as const)],
    outlooks.rows.slice(0, mostRows).map(({ option, usd }) => [
      cell(option),
      ...usd.map((x) => ({
        text: money(x),
        origin: { of: 'weights', workload: workload.id } as const,
      })),
    ]),
  );
}

const presets = {
  article: 'the founding essay’s',
  evidence: 'the evidence-adjusted',
  own: 'your own',
};

/** Which way loses least in its worst outlook, and for how many weights the leader holds. */
export function outlookNote(workload: WorkloadResult): Sentence {
  const outlooks = workload.explanation?.outlooks;
  if (!outlooks) return [];
  const f = figureOf({ of: 'weights', workload: workload.id });
  const { sentence } = optionWords(workload);
  const leader = workload.options[workload.leader ?? -1]?.option.id;
  const minimax =
    outlooks.minimax === leader
      ? 'The leader also loses least in its worst outlook.'
      : `${sentence(outlooks.minimax).replace(/^./, (c) => c.toUpperCase())} loses least in its worst outlook.`;
  const others = outlooks.presets.filter((p) => p.leader !== leader);
  const turned = others.map(
    (p, i) =>
      say`${i === 0 ? 'With' : '; with'} ${presets[p.name]} weights (${f(p.weights.join(' / '))}) ${sentence(p.leader)} leads`,
  );
  const holds = say`The leader stays cheapest for ${f(percent(outlooks.leaderHolds))} of all possible weights.`;
  return together([[minimax], holds, turned.length > 0 ? [...turned.flat(), '.'] : []]);
}
