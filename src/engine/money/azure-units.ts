import type { ReservedUnit } from './reserved-throughput.ts';

/** Where a deployment of reserved throughput runs; the regional kind has larger steps. */
export type ReservedPlace = 'global' | 'regional';

interface Row {
  tokensPerMinute: number;
  outputWeight: number | null;
  regional: readonly [minimum: number, increment: number];
}

/**
 * Azure's provisioned throughput by model (its onboarding page, states of 2025-05-28, 2025-08-14 and
 * 2026-03-20). Global and data-zone deployments start at 15 units in steps of 5. Output weights are
 * given only where the page states them: from GPT-4.1 on they follow the price ratio.
 */
const rows: Readonly<Record<string, Row>> = {
  'gpt-5.5': { tokensPerMinute: 1200, outputWeight: null, regional: [50, 50] },
  'gpt-5.4': { tokensPerMinute: 2400, outputWeight: null, regional: [50, 50] },
  'gpt-5.3-codex': { tokensPerMinute: 3400, outputWeight: null, regional: [50, 50] },
  'gpt-5.2': { tokensPerMinute: 3400, outputWeight: null, regional: [50, 50] },
  'gpt-5.2-codex': { tokensPerMinute: 3400, outputWeight: null, regional: [50, 50] },
  'gpt-5.1': { tokensPerMinute: 4750, outputWeight: 8, regional: [50, 50] },
  'gpt-5.1-codex': { tokensPerMinute: 4750, outputWeight: 8, regional: [50, 50] },
  'gpt-5': { tokensPerMinute: 4750, outputWeight: 8, regional: [50, 50] },
  'gpt-5-mini': { tokensPerMinute: 23_750, outputWeight: 8, regional: [25, 25] },
  'gpt-4.1': { tokensPerMinute: 3000, outputWeight: 4, regional: [50, 50] },
  'gpt-4.1-mini': { tokensPerMinute: 14_900, outputWeight: 4, regional: [25, 25] },
  'gpt-4.1-nano': { tokensPerMinute: 59_400, outputWeight: 4, regional: [25, 25] },
  o3: { tokensPerMinute: 3000, outputWeight: 4, regional: [50, 50] },
  'o4-mini': { tokensPerMinute: 5400, outputWeight: 4, regional: [25, 25] },
  'o3-mini': { tokensPerMinute: 2500, outputWeight: 4, regional: [25, 25] },
  o1: { tokensPerMinute: 230, outputWeight: null, regional: [25, 50] },
  'gpt-4o': { tokensPerMinute: 2500, outputWeight: 4, regional: [50, 50] },
  'gpt-4o-mini': { tokensPerMinute: 37_000, outputWeight: 4, regional: [25, 25] },
};

/** One unit of a model's reserved throughput; null where the page does not list it, or not its output weight. */
export function azureUnit(
  model: string,
  place: ReservedPlace = 'global',
): (Omit<ReservedUnit, 'outputWeight'> & { outputWeight: number | null }) | null {
  const row = rows[model];
  if (!row) return null;
  const [minimumUnits, incrementUnits] = place === 'global' ? [15, 5] : row.regional;
  return {
    inputTokensPerMinutePerUnit: row.tokensPerMinute,
    outputWeight: row.outputWeight,
    minimumUnits,
    incrementUnits,
  };
}
