import type { Analysis, OptionResult, WorkloadResult } from '#engine/analysis.ts';
import type { Inline } from './blocks.ts';
import { horizon } from './horizon.ts';
import { isSelfHosted, shortName } from './names.ts';
import { futures, money, percent, plural } from './numbers.ts';
import type { OriginKey } from './origin-key.ts';
import { figureOf, say, type Sentence } from './sentence.ts';
import { chosen, shareOfKind } from './verdict.ts';

/** That self-hosting was reckoned through and does not pay: a clause for the heading and a sentence with by how much. */
export interface SelfHostingVerdict {
  clause: string;
  sentence: Sentence;
}

/** Self-hosting is called a loss only where it costs this much more and is cheapest this rarely. */
const clearMargin = 0.1;
const rareShare = 0.15;

/** The verdict against GPUs, or null where they were not simulated, lead somewhere, or are near the lead. */
export function selfHostingVerdict(analysis: Analysis): SelfHostingVerdict | null {
  const losses = analysis.workloads.flatMap((result) => {
    const loss = lossOf(result);
    return loss ? [loss] : [];
  });
  if (losses.length === 0 || analysis.workloads.some(selfHostingIsNear)) return null;
  const [nearest] = losses.sort(
    (a, b) => a.extra / a.leader.cost.mean - b.extra / b.leader.cost.mean,
  );
  if (!nearest) return null;
  const f = figureOf(keyOf('cost', nearest));
  const owned = losses.some(({ result }) =>
    result.options.some((o) => o.option.kind === 'self-owned'),
  );
  const where =
    analysis.workloads.length > 1
      ? ` even for ${shortName(nearest.result.name)}, where it comes nearest`
      : '';
  return {
    clause: owned ? 'do not buy GPUs' : 'do not rent GPUs',
    sentence: say`Self-hosting would cost ${f(money(nearest.extra))} more over ${horizon(analysis.months)}${where}${fleet(nearest)}; it is cheapest in ${best(nearest)}.`,
  };
}

interface Loss {
  result: WorkloadResult;
  self: OptionResult;
  leader: OptionResult;
  extra: number;
}

const keyOf = (of: 'cost' | 'kind-share' | 'fleet', { result, self }: Loss): OriginKey => ({
  of,
  workload: result.id,
  option: self.option.id,
});

function best(loss: Loss): Inline {
  const { share, error } = selfShare(loss.result);
  return figureOf(keyOf('kind-share', loss))(futures(share, error));
}

/** Summed over the kinds with GPUs of one's own, whose futures do not overlap; the errors are added as a bound. */
function selfShare(result: WorkloadResult): { share: number; error: number } {
  const rows = (['self-rented', 'self-owned', 'floor-spill'] as const).map((kind) =>
    shareOfKind(result, kind),
  );
  return rows.reduce<{ share: number; error: number }>(
    (sum, row) => ({ share: sum.share + (row?.share ?? 0), error: sum.error + (row?.error ?? 0) }),
    { share: 0, error: 0 },
  );
}

function lossOf(result: WorkloadResult): Loss | null {
  const leader = chosen(result);
  const self = result.options
    .filter((o) => isSelfHosted(o.option.kind) && Number.isFinite(o.cost.mean))
    .sort((a, b) => a.cost.mean - b.cost.mean)[0];
  if (!leader || !self || isSelfHosted(leader.option.kind)) return null;
  return { result, self, leader, extra: self.cost.mean - leader.cost.mean };
}

function selfHostingIsNear(result: WorkloadResult): boolean {
  const leader = chosen(result);
  if (leader && isSelfHosted(leader.option.kind)) return true;
  const loss = lossOf(result);
  if (!loss) return false;
  const { share, error } = selfShare(result);
  return loss.extra < clearMargin * loss.leader.cost.mean || share + error > rareShare;
}

function fleet(loss: Loss): Sentence {
  const { sizing } = loss.self;
  if (!sizing) return [];
  const f = figureOf(keyOf('fleet', loss));
  return say` (${f(plural(sizing.gpus, 'GPU'))}, busy ${f(percent(sizing.utilisation))} of the time)`;
}
