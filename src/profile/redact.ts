import type { Answer, Scenario, Session } from './session.ts';

/** Questions whose answer is a term agreed with a vendor. */
const negotiated: readonly string[] = [
  'apiDiscount',
  'committedTo',
  'committedUsd',
  'committedMonths',
  'boundMonths',
  'boundUsd',
];

/**
 * A session to hand out: without notes, sources and drafts in the user's words, without replaced
 * catalogue figures and without negotiated terms. It is a case of its own and gives other figures
 * where those mattered.
 */
export function redacted(session: Session): Session {
  return { ...session, scenarios: session.scenarios.map(redactedScenario) };
}

/** The same for one scenario. */
export function redactedScenario(scenario: Scenario): Scenario {
  const bare = { ...scenario };
  delete bare.label;
  return {
    ...bare,
    note: '',
    overrides: [],
    drafts: {},
    organisation: redactedAnswers(scenario.organisation),
    workloads: scenario.workloads.map((w) => ({ ...w, answers: redactedAnswers(w.answers) })),
  };
}

function redactedAnswers<A extends object>(answers: A): A {
  const kept = Object.entries<Answer | undefined>(answers as Record<string, Answer | undefined>)
    .filter(([id, answer]) => answer !== undefined && !negotiated.includes(id))
    .map(([id, answer]) => [id, { value: answer?.value, by: answer?.by }]);
  return Object.fromEntries(kept) as A;
}
