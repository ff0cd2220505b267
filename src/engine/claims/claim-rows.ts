import type { Claim, ClaimBook, ClaimStatus } from '#catalog/types/claim.ts';
import { byPrior, byTopic, mechanisms, type Mechanism, type MechanismId } from './mechanisms.ts';

/** What became of a claim, in five words. */
export type Verdict = 'confirmed' | 'partly' | 'contradicted' | 'open' | 'opinion';

/**
 * The nine statuses folded: what was true once, is wrong by its own figures or runs against the evidence
 * does not hold; what cannot be decided yet or has no source stays open.
 */
export const verdictOfStatus: Readonly<Record<ClaimStatus, Verdict>> = {
  confirmed: 'confirmed',
  partly: 'partly',
  contradicted: 'contradicted',
  stale: 'contradicted',
  'arithmetic-error': 'contradicted',
  'forecast-failing': 'contradicted',
  'forecast-open': 'open',
  unverifiable: 'open',
  opinion: 'opinion',
};

/** One claim as a row: our wording, its document and status, and what the model does with it and where. */
export interface ClaimRow {
  id: string;
  document: string;
  documentTitle: string;
  topic: string;
  kind: string;
  claim: string;
  status: ClaimStatus;
  verdict: Verdict;
  finding: string | null;
  /** What the model does with it; null where it does nothing. */
  effect: string | null;
  /** `computed`: it acts on the figures at `where`; `shown`: it is told beside them; `left out`: neither. */
  use: 'computed' | 'shown' | 'left out';
  where: readonly Mechanism[];
  priors: readonly string[];
  evidence: readonly string[];
}

/** Every claim of the founding documents as a row, in the order of the book. */
export function claimRows(book: ClaimBook): ClaimRow[] {
  return [...book.claims.values()].map((claim) => {
    const where = placesOf(claim);
    return {
      id: claim.id,
      document: claim.document,
      documentTitle: book.documents[claim.document] ?? claim.document,
      topic: claim.topic,
      kind: claim.kind,
      claim: claim.claim,
      status: claim.status,
      verdict: verdictOfStatus[claim.status],
      finding: claim.finding,
      effect: claim.effect,
      use: where.length > 0 ? 'computed' : claim.role === 'none' ? 'left out' : 'shown',
      where,
      priors: claim.priors,
      evidence: claim.evidence,
    };
  });
}

/** Places of a claim: those of its priors, else of its topic; advice and what has no role acts nowhere by topic. */
function placesOf(claim: Claim): Mechanism[] {
  if (claim.role === 'none') return [];
  const ids: MechanismId[] = claim.priors.flatMap((prior) => byPrior[prior] ?? []);
  if (ids.length === 0 && claim.priors.length === 0 && claim.role !== 'advice')
    ids.push(...(byTopic[claim.topic] ?? []));
  return [...new Set(ids)].map((id) => mechanisms[id]);
}

/** How many claims have each verdict, by document. */
export function verdictCounts(
  rows: readonly ClaimRow[],
): { document: string; counts: Record<Verdict, number> }[] {
  const counts = new Map<string, Record<Verdict, number>>();
  for (const row of rows) {
    const own = counts.get(row.documentTitle) ?? {
      confirmed: 0,
      partly: 0,
      contradicted: 0,
      open: 0,
      opinion: 0,
    };
    own[row.verdict]++;
    counts.set(row.documentTitle, own);
  }
  return [...counts].map(([document, own]) => ({ document, counts: own }));
}
