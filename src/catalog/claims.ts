import { dayNumber } from './dates.ts';
import type { Reader } from './fields.ts';
import { fileOf, readTable, textsByName } from './read/table.ts';
import type { Rejected } from './types/catalogue.ts';
import type { Claim, ClaimBook, Contradiction, Evidence } from './types/claim.ts';

function idOf(reader: Reader): string {
  return reader.text('id');
}

function checkAll(reader: Reader, names: readonly string[], known: ReadonlySet<string>): void {
  for (const name of names) if (!known.has(name)) reader.problems.push(`${name} is not known`);
}

function evidenceOf(reader: Reader): Evidence {
  const date = reader.text('date');
  if (dayNumber(date) === null) reader.problems.push(`date is no date: ${date}`);
  return {
    id: idOf(reader),
    title: reader.text('title'),
    url: reader.textOrNull('url'),
    date,
    access: reader.text('access'),
    shows: reader.text('shows'),
  };
}

/** Reads the claims of the founding documents; each names known evidence, priors and documents. */
export function readClaims(
  data: unknown,
  priorIds: ReadonlySet<string>,
): { readonly book: ClaimBook; readonly rejected: readonly Rejected[] } {
  const { file } = fileOf(data);
  const documents = textsByName(file['documents']);
  const statuses = textsByName(file['statuses']);
  const evidence = readTable('evidence', file['evidence'], idOf, evidenceOf);
  const known = new Set(evidence.kept.keys());
  const claims = readTable('claims', file['claims'], idOf, (reader): Claim => {
    const claim: Claim = {
      id: idOf(reader),
      document: reader.text('document'),
      topic: reader.text('topic'),
      kind: reader.text('kind'),
      claim: reader.text('claim'),
      status: reader.choice('status', [
        'confirmed',
        'partly',
        'contradicted',
        'stale',
        'arithmetic-error',
        'forecast-open',
        'forecast-failing',
        'unverifiable',
        'opinion',
      ]),
      verified: reader.flag('verified'),
      finding: reader.textOrNull('finding'),
      role: reader.choice('role', ['rule', 'prior', 'event', 'default', 'advice', 'none']),
      effect: reader.textOrNull('effect'),
      priors: reader.texts('priors'),
      evidence: reader.texts('evidence'),
    };
    checkAll(reader, claim.evidence, known);
    checkAll(reader, claim.priors, priorIds);
    if (documents[claim.document] === undefined)
      reader.problems.push(`the document ${claim.document} is not known`);
    return claim;
  });
  const contradictions = readTable(
    'contradictions',
    file['contradictions'],
    idOf,
    (reader): Contradiction => {
      const cited = reader.texts('evidence');
      checkAll(reader, cited, known);
      return {
        id: idOf(reader),
        question: reader.text('question'),
        sideA: reader.text('sideA'),
        sideB: reader.text('sideB'),
        resolution: reader.text('resolution'),
        evidence: cited,
      };
    },
  );
  return {
    book: {
      asOf: typeof file['asOf'] === 'string' ? file['asOf'] : '',
      documents,
      statuses,
      claims: claims.kept,
      evidence: evidence.kept,
      contradictions: contradictions.kept,
    },
    rejected: [evidence, claims, contradictions].flatMap((table) => table.rejected),
  };
}
