import { expose, releaseProxy, transfer } from 'comlink';
import type { ProxyMethods } from 'comlink';
import { embeddedFonts } from '#app/export/pdf/fonts.ts';
import { writePdf } from '#app/export/pdf/write-pdf.ts';
import { writeXlsx } from '#app/export/xlsx/write-xlsx.ts';
import { workbookOf } from '#report/workbook/workbook.ts';
import type { DocumentApi } from './documents.ts';

const api: DocumentApi = {
  async pdf(report, size, onProgress) {
    try {
      const bytes = await writePdf(report, embeddedFonts(), { size, onProgress });
      return transfer(bytes, [bytes.buffer]);
    } finally {
      (onProgress as Partial<ProxyMethods>)[releaseProxy]?.();
    }
  },
  async xlsx(input) {
    const bytes = await writeXlsx(workbookOf(input));
    return transfer(bytes, [bytes.buffer]);
  },
};
expose(api);
