import type { OptionResult, Sizing } from '#engine/analysis.ts';
import { kindName } from './names.ts';
import { count, money, percent, plural } from './numbers.ts';
import { figureOf, say, type Sentence } from './sentence.ts';

const limits: Record<string, string> = {
  memory: 'memory for the tokens in flight',
  tpot: 'the time for each token',
  ttft: 'the time to the first token',
  batch: 'the size of a batch',
};

/** The GPUs of a self-hosted option in a sentence or two; empty for what needs none. */
export function fleetText({ option, sizing }: OptionResult, workload: string): Sentence {
  if (!sizing) return [];
  const f = figureOf({ of: 'fleet', workload, option: option.id });
  const { gpus, gpu, replicas, gpusPerReplica, people, usdPerGpuHour, utilisation } = sizing;
  const copies = say`${f(plural(replicas, 'copy', 'copies'))} of ${option.modelName} on ${f(count(gpusPerReplica, 3))} each`;
  const [, precision, limit] = /^(\S+) on .*, limited by (\S+)$/.exec(sizing.basis) ?? [];
  const basis =
    precision && limit
      ? `Weights in ${precision.toUpperCase()}; ${limits[limit] ?? limit} sets the limit.`
      : sizing.basis;
  return say`${kindName(option.kind)}: ${f(`${count(gpus, 3)} × ${gpu}`)}, ${copies}, busy ${f(percent(utilisation))} of the time at ${f(money(usdPerGpuHour))} a GPU-hour, with ${f(count(people))} people to run them. ${f(basis)}${measuredText(sizing)}`;
}

/** The measurement beside what is taken: each at its own number of requests at once. */
function measuredText({ measured, tokensPerSecondPerGpu: taken }: Sizing): string {
  if (!measured || taken === undefined) return '';
  const { measuredBy, tokensIn, tokensOut, gpus, tokensPerSecondPerGpu, concurrency } = measured;
  const load = concurrency === null ? '' : `, ${plural(concurrency, 'request')} at once`;
  return ` ${measuredBy} measured ${count(tokensPerSecondPerGpu)} output tokens a second for each GPU with this model and format on ${plural(gpus, 'such GPU')}, at ${count(tokensIn)} tokens in and ${count(tokensOut)} out${load} (row ${measured.key}); at its own load and within your latency target the sizing takes ${count(taken)}.`;
}
