import { TextWatermark } from 'docx/watermarks';

import { bytesToBase64url, sha256 } from '../../shared/basics/bytes.ts';
import { docxFile } from '../../shared/documents/docx-file.ts';
import { cell, paragraph, row, run, table } from '../../shared/documents/docx-parts.ts';

/** Changes when the library writes otherwise; Node and Chromium then have to agree on the new one. */
export const knownHash = 'lrgJKIUJvalLLF4wDvdBdywKqU4RWGg2EoAhm1uqorc';

const item = (text: string, first: boolean) =>
  paragraph([run(text, { language: 'kk' })], { list: { kind: 'numbered', first } });

/** A file with a bit of everything, the same wherever it is made. */
export async function knownDocxHash(): Promise<string> {
  const bytes = await docxFile({
    title: 'Хаттама',
    language: 'kk',
    body: [
      paragraph([run('Хаттама №\u00a07')], { style: 'title' }),
      paragraph([run('Күн тәртібі')], { style: 'heading' }),
      item('Өтінімдерді бағалау нәтижелерін қарау', true),
      item('Жеңімпаздарды айқындау', false),
      table([2000, 3000], [row([cell(2000, [paragraph([])]), cell(3000, [paragraph([])])])]),
    ],
    header: paragraph([new TextWatermark({ text: 'Алдын ала нұсқа' })]),
    footer: [paragraph([run({ field: 'CURRENT' }), run({ field: 'TOTAL_PAGES' })])],
  });
  return bytesToBase64url(sha256(bytes));
}
