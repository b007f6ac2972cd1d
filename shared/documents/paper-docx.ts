import type { Paragraph, TextRun } from 'docx';
import { TextWatermark } from 'docx/watermarks';

import { present, unreachable } from '../basics/assert.ts';
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
  type ListKind,
  type ParagraphLook,
  type RunLook,
} from './docx-parts.ts';
import { isHeadingRow } from './paper-markup.ts';
import { inOneLine, type Paper, type PaperBlock, type PaperSection, type Texts } from './paper.ts';

const textWidthMm = 175;
const grey = '333333';
const red = '8A1C1C';
const teal = '005A6B';
const amber = '6B4A00';
const tableLines = '777777';
const small = 17;

/** Texts of the other languages stand behind the leading one: lighter, in italics. */
const aside = (look: RunLook): RunLook => ({
  ...look,
  bold: false,
  italic: true,
  color: look.color ?? grey,
});

export const runsOf = (texts: Texts, look: RunLook = {}): readonly TextRun[] =>
  texts.flatMap(({ language, text }, at) =>
    at === 0
      ? [run(text, { ...look, language })]
      : [run(' / ', look), run(text, { ...aside(look), language })],
  );

/** Sentences of two languages in two columns; of one, as a paragraph. */
export function sideBySide(texts: Texts, look: RunLook = {}, widthMm = textWidthMm): DocxBlock {
  if (texts.length < 2) return paragraph(runsOf(texts, look));
  const widths = texts.map(() => twips(widthMm / texts.length));
  const cells = texts.map(({ language, text }, at) => {
    const content = run(text, { ...(at === 0 ? look : aside(look)), language });
    const between = at === 0 ? {} : { line: 'left' as const };
    return cell(widths[at] ?? 0, [paragraph([content], { after: 0 })], between);
  });
  return table(widths, [row(cells)]);
}

const listOf = (
  kind: ListKind,
  items: readonly Texts[],
  look: RunLook = {},
): readonly DocxBlock[] =>
  items.map((texts, at) =>
    paragraph(runsOf(texts, look), { list: { kind, first: at === 0 }, after: 30 }),
  );

/** Columns that are narrow by nature, in mm; the rest of the width is shared by the others. */
const columnMm: Readonly<Record<string, number>> = {
  place: 14.5,
  number: 12,
  score: 14,
  region: 26,
  nomination: 34,
  applicant: 27,
  subject: 52,
  sum: 26,
  ground: 34,
  'ground-wide': 62,
  vote: 28,
  field: 38,
  mark: 13,
  'mark-narrow': 8.5,
  total: 20,
  count: 16,
  short: 30,
};

/** Where no nomination stands beside it, a region's name has room for one line. */
const wideRegionMm = 44;

const boldColumns: ReadonlySet<string> = new Set(['place', 'score', 'total']);

function columnWidths(ids: readonly string[]): readonly number[] {
  const regionMm = ids.includes('nomination') ? columnMm['region'] : wideRegionMm;
  const fixed = ids.map((id) => (id === 'region' ? regionMm : columnMm[id]));
  const taken = fixed.reduce((sum: number, mm) => sum + (mm ?? 0), 0);
  const sharing = fixed.filter((mm) => mm === undefined).length;
  return fixed.map((mm) => twips(mm ?? (textWidthMm - taken) / sharing));
}

/** A cell across the whole table. */
const headingCell = (texts: Texts, widths: readonly number[]) =>
  cell(
    widths.reduce((sum, width) => sum + width, 0),
    [paragraph(runsOf(texts, { size: 19, bold: true }), { after: 0, keepNext: true })],
    { fill: 'F6F8F8', span: widths.length },
  );

function dataTable(block: PaperBlock & { readonly type: 'table' }): DocxBlock {
  const ids = block.columns.map(({ id }) => id);
  const widths = columnWidths(ids);
  const cellOf = (texts: Texts, at: number, head: boolean) => {
    const { id, align } = present(block.columns[at], 'a column for each cell');
    const size = ids.includes('nomination') ? 18 : 19;
    const bold = head || boldColumns.has(id) ? { bold: true } : {};
    const lines = texts.map(({ language, text }, part) => {
      const look: RunLook = { size, ...bold, language };
      return paragraph([run(text, part === 0 ? look : aside(look))], { align, after: 0 });
    });
    const fill = head ? { fill: 'EEF4F5' } : {};
    return cell(widths[at] ?? 0, lines, { ...fill, vertical: 'center' });
  };
  return table(
    widths,
    [
      row(
        block.columns.map(({ title }, at) => cellOf(title, at, true)),
        true,
      ),
      ...block.rows.map((texts) =>
        isHeadingRow(block, texts)
          ? row([headingCell(texts[0] ?? [], widths)])
          : row(texts.map((each, at) => cellOf(each, at, false))),
      ),
    ],
    { lines: tableLines, headroom: twips(0.8) },
  );
}

/** One block of a paper: a sentence, a list or a table. */
export function blockParts(block: PaperBlock, look: RunLook = {}): readonly DocxBlock[] {
  switch (block.type) {
    case 'paragraph':
      return [sideBySide(block.texts, look)];
    case 'list':
      return listOf('numbered', block.items, look);
    case 'table':
      return [dataTable(block)];
    default:
      return unreachable(block);
  }
}

const heading = (number: string, title: Texts, look: ParagraphLook = {}): Paragraph =>
  paragraph([...(number === '' ? [] : [run(number)]), ...runsOf(title)], {
    ...look,
    style: 'heading',
  });

const sectionParts = (section: PaperSection, number: string): readonly DocxBlock[] => [
  heading(number, section.title),
  ...section.blocks.flatMap((block) => blockParts(block)),
];

/** What is open, in a frame at the head of a draft. */
function draftParts(paper: Paper): readonly DocxBlock[] {
  if (paper.draft === null) return [];
  const inner = textWidthMm - 8;
  const content = [
    paragraph(runsOf(paper.draft.mark, { bold: true, caps: true, color: red, size: 26 })),
    ...(paper.draft.note === null ? [] : [sideBySide(paper.draft.note, {}, inner)]),
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
        ...closing.flatMap((block) => blockParts(block, { size: small })),
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
    sectionParts(section, paper.numbered ? `${at + 1}. ` : ''),
  ),
  ...(paper.draft === null ? listOf('marked', paper.open, { size: small }) : []),
  ...signingParts(paper),
  ...closingParts(paper),
  ...paper.annexes.flatMap(({ title, blocks }) => [
    heading('', title, { newPage: true }),
    ...blocks.flatMap((block) => blockParts(block)),
  ]),
];

/** Draft or embargo in the head of every page, and large behind its text. */
export function headerOf({ mark }: Paper): Paragraph {
  if (mark === null) return paragraph([]);
  const text = inOneLine(mark);
  const watermark = new TextWatermark({
    text: writable(text),
    width: Math.min(520, text.length * 40),
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

/** A paper as a DOCX file for A4; two languages stand side by side. The same paper gives the same bytes. */
export const paperDocx = async (paper: Paper): Promise<Uint8Array> =>
  docxFile({
    title: inOneLine(paper.title),
    language: present(paper.languages[0], 'a language'),
    body: bodyParts(paper),
    header: headerOf(paper),
    footer: footerOf(paper),
  });
