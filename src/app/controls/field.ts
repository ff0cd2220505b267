/** What stands under a field after Continue: a problem to mend, or a question about an odd value. */
export interface FieldIssue {
  kind: 'problem' | 'odd';
  /** The text field it is about, where there are several. */
  part?: string;
  text: string;
}

/** A record of the catalogue as a choice. */
export interface CatalogueItem {
  key: string;
  name: string;
  /** Who serves it, or its tier. */
  detail: string;
  /** Price or size in words. */
  figure: string;
}
