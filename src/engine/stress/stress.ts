import type { AnalysisRequest, Progress } from '../analysis.ts';
import { mean } from '../decision/summary.ts';
import { futuresOf, type Futures } from '../futures.ts';
import { meanError } from '../results/contest.ts';
import type { StressCard } from './card.ts';
import { stressCards } from './cards.ts';
import type { Eligible, StressedWorkload, StressResult } from './result.ts';
import { runnerOf } from './runner.ts';
import { chanceOf, meanAfter, strike, struck } from './strike.ts';

/**
 * Runs each card against each workload: every option on the same draws, with what the card does to
 * them. Eligible are the options of the analysis, which must be of the same request.
 */
export function* stressTests(
  request: AnalysisRequest,
  analysis: Eligible,
  cards: readonly StressCard[] = stressCards,
): Generator<Progress, StressResult[]> {
  const f = futuresOf(request);
  const of = Math.max(1, (cards.length + 1) * request.workloads.length);
  const run = runnerOf(request, f);
  let done = 0;
  const before: Float64Array[][] = [];
  for (let w = 0; w < request.workloads.length; w++) {
    before.push(run(w, f.blocks, null));
    yield { done: ++done, of };
  }
  const results: StressResult[] = [];
  for (const card of cards) {
    const hits = f.blocks.map((_, b) => struck(card, f, b));
    const worlds = f.blocks.map((world, b) => strike(card, world, hits[b]!));
    const meanSize = (name: string) => meanAfter(hits, name);
    const workloads: StressedWorkload[] = [];
    for (const [w, { id }] of request.workloads.entries()) {
      const then = run(w, worlds, card.leg ? (leg) => card.leg!(leg, meanSize) : null);
      workloads.push(judged(id, run.ids(w), eligible(analysis, w), before[w]!, then, f));
      yield { done: ++done, of };
    }
    const { title, happens, touched } = card;
    results.push({
      card: { id: card.id, title, happens, touched },
      ...chanceOf(card, f),
      workloads,
    });
  }
  return results;
}

const eligible = (analysis: Eligible, w: number): ReadonlySet<string> =>
  new Set(analysis.workloads[w]!.options.flatMap((o) => (o.option.eligible ? [o.option.id] : [])));

function judged(
  id: string,
  ids: readonly string[],
  allowed: ReadonlySet<string>,
  before: readonly Float64Array[],
  then: readonly Float64Array[],
  f: Futures,
): StressedWorkload {
  const rows = ids.flatMap((option, k) =>
    allowed.has(option) ? [{ id: option, k, before: mean(before[k]!), then: mean(then[k]!) }] : [],
  );
  const least = (of: 'before' | 'then') =>
    rows.reduce<(typeof rows)[number] | null>(
      (best, row) => (best === null || row[of] < best[of] ? row : best),
      null,
    );
  const leader = least('before');
  const best = least('then');
  let changes = false;
  if (leader && best && leader.id !== best.id) {
    const gain = then[leader.k]!.map((usd, i) => usd - then[best.k]![i]!);
    changes = mean(gain) > Math.max(f.org.indifference.value ?? 0, meanError(gain));
  }
  return {
    id,
    leader: leader?.id ?? null,
    leaderThen: best?.id ?? null,
    changes,
    costBefore: leader?.before ?? 0,
    costKept: leader?.then ?? 0,
    costBest: best?.then ?? 0,
    options: rows.map((row) => ({ id: row.id, before: row.before, then: row.then })),
  };
}
