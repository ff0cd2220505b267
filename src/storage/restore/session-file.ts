import { organisationQuestions } from '#profile/organisation.ts';
import { workloadQuestions } from '#profile/workload.ts';
import type { Session } from '#profile/session.ts';
import { countsOf } from './counts.ts';
import { embeddedText } from './embedded.ts';
import { repeatedFields } from './repeated-fields.ts';
import { restoreSession } from './session.ts';

/** What a session file holds, to be shown before anything is written. */
export interface FileSummary {
  name: string;
  scenarios: number;
  workloads: number;
  answered: number;
}

/** A session read from a file with its repairs and summary, or one sentence why it was refused. */
export type FileRead =
  { session: Session; repairs: string[]; summary: FileSummary } | { refused: string };

/** The marker in every session file, and the version of the wrapping around the session. */
export const fileFormat = 'weighbridge-session';
const formatVersion = 1;

/** Five megabytes: a hundred times the size of a large session. */
export const fileBytesAtMost = 5 * 1024 * 1024;

const expected =
  'Expected was a session file saved by Weighbridge: JSON that contains "format": "weighbridge-session".';

/** Order of keys in a file: what people look for first, questions as asked, the rest by alphabet. */
const keyOrder = new Map(
  [
    ...['format', 'formatVersion', 'session', 'id', 'name', 'note', 'createdAt', 'changedAt'],
    ...['profileVersion', 'edition', 'seed', 'origin', 'activeScenario', 'scenarios'],
    ...['slot', 'label', 'organisation', 'workloads', 'answers', 'value', 'by', 'low', 'likely'],
    ...['high', ...Object.keys(organisationQuestions), ...Object.keys(workloadQuestions)],
  ].map((key, place) => [key, place]),
);

/** The text of a session file: pretty JSON that is the same for the same session. */
export function writeSessionFile(session: Session): string {
  const file = { format: fileFormat, formatVersion, session };
  return `${JSON.stringify(file, (_, value: unknown) => inOrder(value), 2)}\n`;
}

function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const place = (key: string) => keyOrder.get(key) ?? keyOrder.size;
  return Object.fromEntries(
    Object.entries(value).sort(([a], [b]) => place(a) - place(b) || (a < b ? -1 : Number(a > b))),
  );
}

/** Reads the text of a session file, or of a PDF that carries one, through `restoreSession`; never throws, writes nothing. */
export function readSessionFile(file: string): FileRead {
  const text = embeddedText(file) ?? file;
  const foreign = foreignText(text);
  if (foreign !== null) return { refused: `${foreign} ${expected}` };
  let raw: unknown;
  try {
    raw = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    const complete = text.trimEnd().endsWith('}');
    const why = complete ? 'is damaged' : 'ends too early, or is not a session file';
    return { refused: `This file ${why}: it cannot be read as JSON. ${expected}` };
  }
  const fields = ownFields(raw);
  if (fields === null || fields.get('format') !== fileFormat) {
    return { refused: `This file is JSON, but not a session. ${expected}` };
  }
  const version = fields.get('formatVersion');
  if (version !== formatVersion) {
    return {
      refused: `This session file has format version ${JSON.stringify(version)?.slice(0, 40) ?? 'none'}; this Weighbridge reads version ${formatVersion}. Reload to get the newest one.`,
    };
  }
  const restored = restoreSession(fields.get('session'));
  if ('refused' in restored) return restored;
  const extra = [...fields.keys()].filter(
    (key) => !['format', 'formatVersion', 'session'].includes(key),
  );
  if (extra.length > 0) {
    restored.repairs.push('The file holds more than a session; the rest was left out.');
  }
  restored.repairs.push(...repeatedFields(text));
  const { scenarios, workloads, answered } = countsOf(restored.session.scenarios);
  const summary = { name: restored.session.name, scenarios, workloads, answered };
  return { ...restored, summary };
}

function ownFields(raw: unknown): Map<string, unknown> | null {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return null;
  return new Map(Object.entries(raw));
}

/** What a text is that cannot be JSON, or null. */
function foreignText(text: string): string | null {
  const bytes = text.length > fileBytesAtMost ? text.length : new TextEncoder().encode(text).length;
  if (bytes > fileBytesAtMost) return 'This file is larger than 5 MB.';
  const start = text
    .slice(0, 2_000)
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (start === '') return 'This file is empty.';
  if (start.startsWith('%PDF'))
    return 'This file is a PDF. Only one made with the session inside can be opened, and not after another program has rewritten it.';
  if (start.startsWith('PK\u0003\u0004'))
    return 'This file is a ZIP archive or an Office document.';
  if (start.startsWith('<')) return 'This file is a web page or XML.';
  return start.includes('\u0000') ? 'This file is not text.' : null;
}
