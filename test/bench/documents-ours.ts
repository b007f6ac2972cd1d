import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { DocumentKind, DocumentSource } from '../../shared/documents/document-kinds.ts';
import { createDocument } from '../../shared/documents/document-set.ts';
import { escapeHtml, markupText } from '../../shared/documents/markup.ts';
import { printFonts } from '../../shared/documents/print-fonts.ts';
import { readPage, sheetsOfBody } from '../../shared/documents/read-page.ts';
import { documentsContest } from './documents-contest.ts';

/** Makes the documents of the bench in this process and writes them beside the least that holds the same words. */

const [folder = '.'] = process.argv.slice(2);

/** The same words without any look: a paragraph for each sheet, on a page of its own. */
const plainPage = (html: string): string =>
  `<!doctype html><meta charset="utf-8"><style>p { break-after: page; }</style>${sheetsOfBody(
    readPage(html).body,
  )
    .map((sheet) => `<p>${escapeHtml(markupText(sheet))}`)
    .join('')}`;

async function measure(name: string, kind: DocumentKind, source: DocumentSource): Promise<number> {
  const start = performance.now();
  const { bytes } = await createDocument(
    source,
    { kind, languages: ['kk'], withRegister: true },
    printFonts,
  );
  const seconds = (performance.now() - start) / 1000;
  writeFileSync(join(folder, `${name}.html`), bytes);
  writeFileSync(join(folder, `${name}-plain.html`), plainPage(new TextDecoder().decode(bytes)));
  return seconds;
}

const protocol = await measure('protocol', 'protocol.html', documentsContest({ honoured: false }));
const diplomas = await measure('diplomas', 'diplomas.html', documentsContest({ honoured: true }));
const peak = process.resourceUsage().maxRSS * 1024;
process.stdout.write(`${JSON.stringify({ protocol, diplomas, peak })}\n`);
