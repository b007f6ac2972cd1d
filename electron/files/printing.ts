import type { BrowserWindow } from 'electron';

import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { PdfFailed, PrintError } from '../../shared/host/home-files.ts';

async function whyNotPrinted(window: BrowserWindow, reason: string): Promise<PrintError> {
  if (/cancel/i.test(reason)) return { type: 'PrintCancelled' };
  const printers = await window.webContents.getPrintersAsync().catch(() => null);
  return { type: printers?.length === 0 ? 'PrinterMissing' : 'PrintFailed' };
}

/** Opens the system's print dialog for the page as it is now: A4, with the colours of the paper. */
export function printPage(window: BrowserWindow): Promise<Result<null, PrintError>> {
  return new Promise((resolve) => {
    window.webContents.print({ printBackground: true, pageSize: 'A4' }, (done, reason) => {
      if (done) resolve(ok(null));
      else void whyNotPrinted(window, reason).then((error) => resolve(err(error)));
    });
  });
}

/** The page as it would be printed now: the paper's own size, A4 where it names none, tagged for screen readers. */
export async function pdfOfPage(window: BrowserWindow): Promise<Result<Uint8Array, PdfFailed>> {
  try {
    const bytes = await window.webContents.printToPDF({
      pageSize: 'A4',
      preferCSSPageSize: true,
      printBackground: true,
      generateTaggedPDF: true,
    });
    return ok(new Uint8Array(bytes));
  } catch {
    // Electron rejects with a sentence of Chromium's that says nothing to a person.
    return err({ type: 'PdfFailed' });
  }
}
