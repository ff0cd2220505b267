import PDFDocument from 'pdfkit';
import type { Report } from '#report/blocks.ts';
import { escape } from '#report/charts/svg.ts';
import type { PdfFonts } from './fonts.ts';
import { internals, type Doc } from './pdfkit.ts';

export type PageSize = 'A4' | 'Letter';

/** Margins in points. */
export const margins = { top: 56, bottom: 64, left: 60, right: 60 } as const;

/** A tagged document with language, shown title and metadata; its bytes depend on the report alone. */
export function newDocument(report: Report, fonts: PdfFonts, size: PageSize): Doc {
  const { meta } = report;
  const info = {
    Title: report.title,
    Subject: report.subject,
    Keywords: `catalogue edition ${meta.edition}; seed ${meta.seed}; engine ${meta.engine}; ${meta.draws} futures`,
    Creator: `Weighbridge ${meta.app}`,
    Producer: 'PDFKit',
    CreationDate: creationDate(report),
    CatalogueEdition: meta.edition,
    Seed: String(meta.seed),
    EngineVersion: meta.engine,
    AppVersion: meta.app,
  };
  const doc = new PDFDocument({
    size,
    margins,
    pdfVersion: '1.7',
    tagged: true,
    lang: report.language,
    displayTitle: true,
    bufferPages: true,
    autoFirstPage: false,
    // The constructor opens a font at once; without one it would look for Helvetica's files.
    font: fonts.regular as unknown as string,
    info,
  });
  // The one the constructor opened; registered by source it would be parsed anew at each use.
  internals(doc)._fontFamilies.regular = internals(doc)._font;
  doc.registerFont('bold', fonts.bold as unknown as string);
  for (const face of ['regular', 'bold']) {
    doc.font(face);
    // A file may not map a glyph to U+0000, which is what the unused first glyph would get.
    internals(doc)._font.unicode[0] = [0xfffd];
  }
  internals(doc).endMetadata = () => writeMetadata(doc, report, info);
  return doc;
}

/** The date of the report, else of the edition, else a fixed day: never the clock, so that bytes repeat. */
function creationDate({ meta }: Report): Date {
  const found = [meta.date, meta.edition].find((d) => /^\d{4}-\d{2}-\d{2}$/.test(d ?? ''));
  return new Date(`${found ?? '2000-01-01'}T00:00:00Z`);
}

/** XMP with every text escaped and the PDF/UA identifier; pdfkit's own writes names unescaped. */
function writeMetadata(
  doc: Doc,
  report: Report,
  info: { CreationDate: Date; Creator: string; Producer: string; Keywords: string },
): void {
  const day = `${info.CreationDate.toISOString().slice(0, 19)}Z`;
  const alternative = (text: string): string =>
    `<rdf:Alt><rdf:li xml:lang="x-default">${escape(text)}</rdf:li></rdf:Alt>`;
  const xml = `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title>${alternative(report.title)}</dc:title>
<dc:description>${alternative(report.subject)}</dc:description>
<dc:language><rdf:Bag><rdf:li>${report.language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>${day}</xmp:CreateDate>
<xmp:CreatorTool>${escape(info.Creator)}</xmp:CreatorTool>
<pdf:Producer>${escape(info.Producer)}</pdf:Producer>
<pdf:Keywords>${escape(info.Keywords)}</pdf:Keywords>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`;
  const stream = internals(doc).ref({ Type: 'Metadata', Subtype: 'XML' });
  stream.compress = false;
  stream.write(new TextEncoder().encode(xml));
  stream.end();
  internals(doc)._root.data.Metadata = stream;
}

/** Puts the report's file inside the document, as it is: whoever reads it back needs to unpack nothing. */
export function attach(doc: Doc, report: Report): void {
  const { attachment } = report;
  if (attachment === undefined) return;
  const file = doc as unknown as { compress: boolean };
  const packs = file.compress;
  file.compress = false;
  const day = creationDate(report);
  doc.file(
    new TextEncoder().encode(attachment.text) as unknown as string,
    {
      name: attachment.name,
      type: 'application/json',
      description: attachment.description,
      relationship: 'Source',
      creationDate: day,
      modifiedDate: day,
    } as Parameters<Doc['file']>[1],
  );
  file.compress = packs;
}

/** Ends the document and gathers its bytes. */
export function bytesOf(doc: Doc): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    doc.on('error', reject);
    doc.on('end', () => {
      const bytes = new Uint8Array(chunks.reduce((n, chunk) => n + chunk.length, 0));
      let at = 0;
      for (const chunk of chunks) {
        bytes.set(chunk, at);
        at += chunk.length;
      }
      resolve(bytes);
    });
    doc.end();
  });
}
