/** Random workloads of every kind of work, size and rule, from a fixed seed. */
import { openUniform, threefry2x32 } from '#engine/sampling/counter-generators.ts';
import type { Answer, Workload } from '#profile/session.ts';

const says = <V>(value: V): Answer<V> => ({ value, by: 'you' });

/** How often each answer is given, in hundredths. */
const given = {
  archetype: {
    extraction: 25,
    support: 25,
    'code-edits': 15,
    'coding-agents': 15,
    'open-ended': 20,
  },
  dataPlace: { anywhere: 60, region: 15, tenancy: 12, premises: 8, 'air-gapped': 5 },
  today: { none: 40, 'closed-top': 20, 'closed-small': 20, 'hosted-open': 15, 'self-rented': 5 },
  latency: { interactive: 50, relaxed: 30, batch: 20 },
  shape: { flat: 20, office: 30, 'office-world': 15, consumer: 20, bursty: 10, nightly: 5 },
  seenWork: { private: 60, public: 40 },
  tuning: { no: 80, yes: 20 },
  coupling: { light: 30, normal: 40, deep: 30 },
} as const;

/** Sizes and costs, drawn evenly in the logarithm. */
const sizes = {
  requests: [1e3, 3e8],
  tokensIn: [200, 30_000],
  tokensOut: [50, 3_000],
  failureCost: [0.02, 200],
} as const;

export function randomWorkload(slot: number): Workload {
  let stream = 0;
  const uniform = () => openUniform(threefry2x32([slot, stream++], [2026, 0x5355])[0]);
  const choice = (weights: Record<string, number>): string => {
    let left = uniform() * 100;
    for (const [value, weight] of Object.entries(weights)) if ((left -= weight) < 0) return value;
    return Object.keys(weights)[0]!;
  };
  const answers: Record<string, unknown> = {};
  for (const [id, weights] of Object.entries(given)) answers[id] = says(choice(weights));
  for (const [id, [low, high]] of Object.entries(sizes)) {
    const likely = low * Math.pow(high / low, uniform());
    answers[id] = says({ low: likely / 1.5, likely, high: likely * 1.5 });
  }
  return { id: `w${slot}`, name: `Workload ${slot}`, slot: slot % 20, answers };
}
