import { inflateSync } from 'node:zlib';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Opens a PDF as a reader would; the bytes are copied because the reader takes them over. */
export const open = (bytes: Uint8Array): Promise<PDFDocumentProxy> =>
  getDocument({ data: bytes.slice(), verbosity: 0 }).promise;

/** The text of every page, runs joined as they stand. */
export async function textOf(bytes: Uint8Array): Promise<string[]> {
  const document = await open(bytes);
  return Promise.all(
    Array.from({ length: document.numPages }, async (_, i) => {
      const { items } = await (await document.getPage(i + 1)).getTextContent();
      const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''));
      return text.join('');
    }),
  );
}

/** A node of the structure tree as pdf.js shows it. */
export interface TagNode {
  role: string;
  alt?: string;
  bbox?: number[];
  children: (TagNode | { type: string; id: string })[];
}

/** The structure tree of every page. */
export async function tagsOf(bytes: Uint8Array): Promise<TagNode[]> {
  const document = await open(bytes);
  return Promise.all(
    Array.from({ length: document.numPages }, async (_, i) => {
      const tree: unknown = await (await document.getPage(i + 1)).getStructTree();
      return tree as TagNode;
    }),
  );
}

/** Every node of a tree with one of these roles. */
export function nodes(tree: TagNode, ...roles: string[]): TagNode[] {
  const own = roles.includes(tree.role) ? [tree] : [];
  return [...own, ...tree.children.flatMap((c) => ('role' in c ? nodes(c, ...roles) : []))];
}

/** The objects of the file as text, streams left out; pdfkit writes no object streams. */
export function objectsOf(bytes: Uint8Array): string[] {
  const text = Buffer.from(bytes).toString('latin1');
  return [...text.matchAll(/\n\d+ 0 obj\n([\s\S]*?)(?:\nstream\n|\nendobj)/g)].map(
    (m) => m[1] ?? '',
  );
}

/** The drawing operators of every page, in order. */
export function pageContents(bytes: Uint8Array): string[] {
  const text = Buffer.from(bytes).toString('latin1');
  return [...text.matchAll(/\/Filter \/FlateDecode[\s\S]*?\nstream\n([\s\S]*?)\nendstream/g)]
    .map((m) => inflateSync(Buffer.from(m[1] ?? '', 'latin1')).toString('latin1'))
    .filter((stream) => /\bBDC\b/.test(stream));
}
