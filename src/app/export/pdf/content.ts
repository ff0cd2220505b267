import type { Doc, Element } from './pdfkit.ts';

/** The marked content of one structure element: opened when something is drawn, closed before a child or a new page. */
export interface Content {
  element: Element;
  open: () => void;
  close: () => void;
}

export function contentOf(doc: Doc, element: Element, tag: string): Content {
  let current: ReturnType<Doc['markStructureContent']> | null = null;
  return {
    element,
    open: () => {
      current ??= doc.markStructureContent(tag);
    },
    close: () => {
      if (!current) return;
      doc.endMarkedContent();
      element.add(current);
      current = null;
    },
  };
}
