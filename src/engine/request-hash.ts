import type { AnalysisRequest } from './analysis.ts';

/** Version of the reckoning: changes whenever the same answers may give other figures. */
export const engineVersion = '0.1.0';

/** Fingerprint of everything that decides an analysis; equal hashes mean equal bits. Names of workloads count, notes do not. */
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
  return fnv64(text);
}

function values(answers: object): object {
  return Object.fromEntries(
    Object.entries(answers).map(([id, answer]) => [id, { v: answer.value, by: answer.by }]),
  );
}

/** JSON with sorted keys, so that the order of edits does not matter. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value !== null && typeof value === 'object')
    return `{${Object.entries(value)
      .filter(([, v]) => v !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`)
      .join(',')}}`;
  return JSON.stringify(value) ?? 'null';
}

/** FNV-1a in two 32-bit lanes with different starts, as 16 hex digits; a fingerprint, not a seal. */
export function fnv64(text: string): string {
  let a = 0x811c9dc5;
  let b = 0x01234567;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code ^ (i & 0xff), 0x01000193);
  }
  const hex = (x: number) => (x >>> 0).toString(16).padStart(8, '0');
  return hex(a) + hex(b);
}
