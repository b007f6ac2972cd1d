import type { Paragraph } from 'docx';
import { TextWatermark } from 'docx/watermarks';

import { present } from '../basics/assert.ts';
import { docxFile, docxFont } from './docx-file.ts';
import {
  cell,
  paragraph,
  parted,
  row,
  run,
  table,
  twips,
  writable,
  type DocxBlock,
  type ParagraphLook,
  type RunLook,
} from './docx-parts.ts';
import { grey, runsOf, textWidthMm } from './docx-texts.ts';
import { blocksParts, listOf, sideBySide } from './paper-docx-blocks.ts';
import { inOneLine, type Paper, type PaperSection, type Pictures, type Texts } from './paper.ts';

const red = '8A1C1C';
const teal = '005A6B';
const amber = '6B4A00';
const small = 17;

const heading = (number: string, title: Texts, look: ParagraphLook = {}): Paragraph =>
  paragraph([...(number === '' ? [] : [run(number)]), ...runsOf(title)], {
    ...look,
    style: 'heading',
  });

const sectionParts = (
  section: PaperSection,
  number: string,
  pictures?: Pictures,
): readonly DocxBlock[] => [
  heading(number, section.title),
  ...blocksParts(section.blocks, {}, pictures),
];

/** What is open, in a frame at the head of a draft. */
function draftParts(paper: Paper): readonly DocxBlock[] {
  if (paper.draft === null) return [];
  const inner = textWidthMm - 8;
  const content = [
    paragraph(runsOf(paper.draft.mark, { bold: true, caps: true, color: red, size: 26 })),
    ...(paper.draft.note === null ? [] : [sideBySide(paper.draft.note, {}, { widthMm: inner })]),
    ...listOf('marked', paper.open),
  ];
  const width = twips(textWidthMm);
  const frame = { lines: red, padding: twips(4), headroom: twips(2) };
  return [table([width], [row([cell(width, parted(content))])], frame)];
}

/** A line for each who signs: office, room for the hand, name. */
export function signatureRows({ lines }: NonNullable<Paper['signing']>): readonly DocxBlock[] {
  if (lines.length === 0) return [];
  const widths = [81, 34, 60].map(twips);
  const [roleWidth = 0, lineWidth = 0, nameWidth = 0] = widths;
  const look: ParagraphLook = { before: 180, after: 0, keepNext: true };
  const vertical = 'bottom';
  const rows = lines.map(({ role, name }) =>
    row([
      cell(roleWidth, [paragraph(runsOf(role, { size: 19 }), look)], { vertical }),
      cell(lineWidth, [paragraph([], look)], { vertical, line: 'below' }),
      cell(nameWidth, [paragraph([run(name, { size: 19 })], { ...look, indent: twips(3) })], {
        vertical,
      }),
    ]),
  );
  return [table(widths, rows)];
}

/** The title, in the other languages below it. */
export const titleParts = ({ title }: Paper): readonly DocxBlock[] =>
  title.map(({ language, text }, at) =>
    at === 0
      ? paragraph([run(text, { language })], { style: 'title' })
      : paragraph([run(text, { caps: true, color: grey, language })], {
          align: 'center',
          after: 80,
        }),
  );

function signingParts({ signing, numbered, sections }: Paper): readonly DocxBlock[] {
  if (signing === null) return [];
  return [
    heading(numbered ? `${sections.length + 1}. ` : '', signing.title),
    ...signatureRows(signing),
    paragraph(runsOf(signing.sealPlace, { size: 18 }), { before: 160, after: 0 }),
  ];
}

/** The small print under a line of its own. */
const closingParts = ({ closing }: Paper): readonly DocxBlock[] =>
  closing.length === 0
    ? []
    : [
        paragraph([], { before: 160, after: 0, rule: teal }),
        ...blocksParts(closing, { size: small }),
      ];

const bodyParts = (paper: Paper): readonly DocxBlock[] => [
  ...draftParts(paper),
  ...(paper.draft === null ? [] : [paragraph([], { after: 60 })]),
  ...(paper.demoNote === null ? [] : [sideBySide(paper.demoNote, { bold: true, color: amber })]),
  sideBySide(paper.contest, { size: 19 }),
  sideBySide(paper.stage, { size: 19 }),
  ...titleParts(paper),
  ...paper.lines.map((texts) => sideBySide(texts)),
  ...paper.sections.flatMap((section, at) =>
    sectionParts(section, paper.numbered ? `${at + 1}. ` : '', paper.pictures),
  ),
  ...(paper.draft === null ? listOf('marked', paper.open, { size: small }) : []),
  ...signingParts(paper),
  ...closingParts(paper),
  ...paper.annexes.flatMap(({ title, blocks }) => [
    heading('', title, { newPage: true }),
    ...blocksParts(blocks, {}, paper.pictures),
  ]),
];

/** Draft or embargo in the head of every page, and large behind its text. */
export function headerOf({ mark }: Paper): Paragraph {
  if (mark === null) return paragraph([]);
  const text = inOneLine(mark);
  // Of several marks the first is enough behind the text; the head has all of them.
  const [large = ''] = (mark[0]?.text ?? '').split(' · ');
  const watermark = new TextWatermark({
    text: writable(large),
    width: Math.min(520, large.length * 40),
    font: docxFont,
    bold: true,
    color: red,
    opacity: 0.12,
  });
  return paragraph([run(text, { bold: true, color: red, size: 18 }), watermark], {
    align: 'right',
  });
}

/** "Бет {{page}} / {{pages}}" with numbers the word processor fills, each language on a line. */
const pageLines = ({ pageLabels }: Paper, look: RunLook): readonly Paragraph[] =>
  pageLabels.map(({ text }) =>
    paragraph(
      text
        .split(/(\{\{pages?\}\})/)
        .filter((part) => part !== '')
        .map((part) => {
          if (part === '{{page}}') return run({ field: 'CURRENT' }, look);
          return part === '{{pages}}' ? run({ field: 'TOTAL_PAGES' }, look) : run(part, look);
        }),
      { align: 'right', after: 0 },
    ),
  );

/** Contest and minutes with the page's number beside them, the root below. */
export function footerOf(paper: Paper): readonly DocxBlock[] {
  const look: RunLook = { size: 14, color: grey };
  const widths = [twips(textWidthMm - 38), twips(38)];
  const [wide = 0, narrow = 0] = widths;
  const left = [
    paragraph(runsOf(paper.foot, look), { after: 0 }),
    paragraph([run(paper.rootLine, { ...look, size: 13 })], { after: 0 }),
  ];
  const right = pageLines(paper, { ...look, size: small });
  return [table(widths, [row([cell(wide, left), cell(narrow, right)])], { padding: 0 })];
}

/** Papers of one kind in a DOCX file, each on a page of its own; marks and foot are those of the first. */
export function papersDocx(papers: readonly Paper[]): Promise<Uint8Array> {
  const first = present(papers[0], 'a file has a paper');
  return docxFile({
    title: inOneLine(first.title),
    language: present(first.languages[0], 'a language'),
    body: papers.flatMap((paper, at) => [
      ...(at === 0 ? [] : [paragraph([], { newPage: true })]),
      ...bodyParts(paper),
    ]),
    header: headerOf(first),
    footer: footerOf(first),
  });
}

/** A paper as a DOCX file for A4; two languages stand side by side. The same paper gives the same bytes. */
export const paperDocx = (paper: Paper): Promise<Uint8Array> => papersDocx([paper]);
