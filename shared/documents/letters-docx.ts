import { present } from '../basics/assert.ts';
import { docxFile } from './docx-file.ts';
import { paragraph, run, type DocxBlock } from './docx-parts.ts';
import type { Letter } from './letter-markup.ts';
import { runsOf } from './docx-texts.ts';
import { blockParts, sideBySide } from './paper-docx-blocks.ts';
import { footerOf, headerOf, signatureRows, titleParts } from './paper-docx.ts';
import { inOneLine } from './paper.ts';

/** One letter; every one but the first begins on a new page. */
function letterParts({ paper, to }: Letter, isFirst: boolean): readonly DocxBlock[] {
  const { signing } = paper;
  return [
    paragraph([], { after: 0, ...(isFirst ? {} : { newPage: true }) }),
    ...(paper.demoNote === null ? [] : [sideBySide(paper.demoNote, { bold: true })]),
    sideBySide(paper.contest, { size: 19 }),
    ...paper.lines.map((texts) => sideBySide(texts)),
    paragraph([run(inOneLine(to), { bold: true })], { align: 'right', before: 120, after: 240 }),
    ...titleParts(paper),
    ...paper.sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) => [paragraph([], { after: 0 }), ...blockParts(block, { size: 24 })]),
    ),
    ...(signing === null
      ? []
      : [
          paragraph([], { before: 360, after: 0 }),
          ...signatureRows(signing),
          paragraph(runsOf(signing.sealPlace, { size: 18 }), { before: 160, after: 0 }),
        ]),
  ];
}

/** Letters as one DOCX file for A4, each on a page of its own. At least one. */
export async function lettersDocx(letters: readonly Letter[]): Promise<Uint8Array> {
  const { paper } = present(letters[0], 'a letter');
  return docxFile({
    title: inOneLine(paper.title),
    language: present(paper.languages[0], 'a language'),
    body: letters.flatMap((letter, at) => letterParts(letter, at === 0)),
    header: headerOf(paper),
    footer: footerOf(paper),
  });
}
