import type { Catalogue } from './types/catalogue.ts';
import type { Source, SourceRef } from './types/common.ts';

export interface Citation {
  readonly source: Source;
  /** Place inside the source: a file, a row, a commit. */
  readonly place: string | null;
}

/** The source a reference points at, with the place in it; null where the table has none. */
export function citationOf(sources: Catalogue['sources'], reference: SourceRef): Citation | null {
  const mark = reference.indexOf('#');
  const id = mark < 0 ? reference : reference.slice(0, mark);
  const source = sources.get(id);
  if (source === undefined) return null;
  return { source, place: mark < 0 ? null : reference.slice(mark + 1) };
}
