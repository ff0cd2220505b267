/**
 * The text of the file that a PDF made here carries, or null. It lies in the PDF as it is, so
 * nothing is unpacked and nothing of the PDF is interpreted: what is found goes through the same
 * door as any other text. No line of JSON can begin with `endstream`.
 */
export function embeddedText(pdf: string): string | null {
  if (!pdf.startsWith('%PDF-')) return null;
  const entry = pdf.lastIndexOf('/Type /EmbeddedFile\n');
  if (entry < 0) return null;
  const mark = '\nstream\n';
  const start = pdf.indexOf(mark, entry);
  const end = pdf.indexOf('\nendstream', start);
  return start < 0 || end < 0 ? null : pdf.slice(start + mark.length, end);
}
