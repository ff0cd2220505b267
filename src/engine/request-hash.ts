import type { AnalysisRequest } from './analysis.ts';
import { canonical, fingerprint } from './fingerprint.ts';

/** Version of the reckoning: changes whenever the same answers may give other figures. */
export const engineVersion = '0.1.0';

/** Fingerprint of everything that decides the figures at a number of draws; texts such as notes and sources aside. */
export function requestHash(request: AnalysisRequest): string {
  const text = canonical({
    engine: engineVersion,
    edition: request.edition,
    seed: request.seed,
    organisation: values(request.organisation),
    workloads: request.workloads.map((w) => ({
      id: w.id,
      name: w.name,
      slot: w.slot,
      answers: values(w.answers),
    })),
    overrides: request.overrides.map(({ table, key, field, value }) => ({
      table,
      key,
      field,
      value,
    })),
  });
  return fingerprint(text);
}

function values(answers: object): object {
  return Object.fromEntries(
    Object.entries(answers).map(([id, answer]) => [id, { v: answer.value, by: answer.by }]),
  );
}
