import { unreachable } from '../basics/assert.ts';
import type { ProtocolData } from '../results/protocol-parts.ts';
import { docxFile } from './docx-file.ts';
import {
  cell,
  pageNumber,
  paragraph,
  row,
  run,
  table,
  twips,
  type RunLook,
  type Xml,
} from './docx-parts.ts';
import {
  inOneLine,
  protocolPaper,
  type Paper,
  type PaperBlock,
  type PaperOptions,
  type PaperSection,
  type Texts,
} from './paper.ts';

const textWidthMm = 175;
const grey = '333333';
const red = '8A1C1C';
const small = 17;

/** Texts of the other languages stand behind the leading one: lighter, in italics. */
const aside = (look: RunLook): RunLook => ({ ...look, bold: false, italic: true, color: grey });

const runsOf = (texts: Texts, look: RunLook = {}): readonly Xml[] =>
  texts.flatMap(({ language, text }, at) =>
    at === 0
      ? [run(text, { ...look, language })]
      : [run(' / ', look), run(text, { ...aside(look), language })],
  );

/** Sentences of two languages in two columns; of one, as a paragraph. */
function sideBySide(texts: Texts, look: RunLook = {}): Xml {
  if (texts.length < 2) return paragraph(runsOf(texts, look));
  const widths = texts.map(() => twips(textWidthMm / texts.length));
  const cells = texts.map(({ language, text }, at) =>
    cell(widths[at] ?? 0, [
      paragraph([run(text, { ...(at === 0 ? look : aside(look)), language })]),
    ]),
  );
  return table(widths, [row(cells)], false);
}

/** Columns that are narrow by nature, in mm; the rest of the width is shared by the others. */
const columnMm: Readonly<Record<string, number>> = {
  place: 14.5,
  number: 12,
  score: 14,
  region: 30,
  nomination: 28,
  applicant: 28,
  subject: 70,
};

function columnWidths(ids: readonly string[]): readonly number[] {
  const fixed = ids.map((id) => columnMm[id]);
  const taken = fixed.reduce((sum: number, mm) => sum + (mm ?? 0), 0);
  const sharing = fixed.filter((mm) => mm === undefined).length;
  return fixed.map((mm) => twips(mm ?? (textWidthMm - taken) / sharing));
}

function dataTable(block: PaperBlock & { readonly type: 'table' }): Xml {
  const widths = columnWidths(block.columns.map(({ id }) => id));
  const cellOf = (texts: Texts, at: number, head: boolean): Xml => {
    const align = block.columns[at]?.align ?? 'left';
    const lines = texts.map(({ language, text }, line) => {
      const look: RunLook = { size: 19, bold: head, language };
      return paragraph([run(text, line === 0 ? look : aside(look))], { align, after: 0 });
    });
    return cell(widths[at] ?? 0, lines, head ? { fill: 'EEF4F5' } : {});
  };
  return table(widths, [
    row(
      block.columns.map(({ title }, at) => cellOf(title, at, true)),
      true,
    ),
    ...block.rows.map((texts) => row(texts.map((each, at) => cellOf(each, at, false)))),
  ]);
}

function blockXml(block: PaperBlock, look: RunLook = {}): readonly Xml[] {
  switch (block.type) {
    case 'paragraph':
      return [sideBySide(block.texts, look)];
    case 'list':
      return block.items.map((texts, at) => paragraph([run(`${at + 1}. `), ...runsOf(texts)]));
    case 'table':
      // A paragraph after each table keeps two of them from growing together.
      return [dataTable(block), paragraph([], { after: 0 })];
    default:
      return unreachable(block);
  }
}

const heading = (number: string, title: Texts, newPage = false): Xml =>
  paragraph([run(number, { bold: true }), ...runsOf(title, { bold: true })], {
    keepNext: true,
    newPage,
    before: 200,
    after: 80,
  });

const sectionXml = (section: PaperSection, at: number): readonly Xml[] => [
  heading(`${at + 1}. `, section.title),
  ...section.blocks.flatMap((block) => blockXml(block)),
];

function openXml(paper: Paper): readonly Xml[] {
  const items = paper.open.map((texts) => paragraph([run('— '), ...runsOf(texts)]));
  if (paper.draftMark === null) return items;
  return [
    paragraph(runsOf(paper.draftMark, { bold: true, color: red, size: 26 })),
    sideBySide(paper.draftNote, { color: red }),
    ...items,
  ];
}

function signaturesXml({ signatures }: Paper): readonly Xml[] {
  if (signatures.length === 0) return [];
  const widths = [80, 40, 55].map(twips);
  const [roleWidth = 0, lineWidth = 0, nameWidth = 0] = widths;
  const line = (runs: readonly Xml[]): Xml => paragraph(runs, { before: 160, after: 0 });
  const rows = signatures.map(({ role, name }) =>
    row([
      cell(roleWidth, [line(runsOf(role))]),
      cell(lineWidth, [line([])], { lineBelow: true }),
      cell(nameWidth, [line([run(name)])]),
    ]),
  );
  return [table(widths, rows, false)];
}

const titleXml = ({ title }: Paper): readonly Xml[] =>
  title.map(({ language, text }, at) =>
    paragraph([run(text, { caps: true, bold: at === 0, size: at === 0 ? 27 : 21, language })], {
      align: 'center',
      before: at === 0 ? 160 : 0,
      after: 80,
    }),
  );

const bodyXml = (paper: Paper): readonly Xml[] => [
  ...(paper.draftMark === null ? [] : openXml(paper)),
  ...(paper.demoNote === null ? [] : [sideBySide(paper.demoNote, { bold: true })]),
  sideBySide(paper.contest),
  sideBySide(paper.stage),
  ...titleXml(paper),
  ...paper.placeAndDate.map((texts) => sideBySide(texts)),
  ...paper.sections.flatMap(sectionXml),
  ...(paper.draftMark === null ? openXml(paper) : []),
  heading(`${paper.sections.length + 1}. `, paper.signaturesTitle),
  ...signaturesXml(paper),
  paragraph(runsOf(paper.sealPlace), { before: 160, after: 200 }),
  ...paper.closing.flatMap((block) => blockXml(block, { size: small })),
  ...paper.annexes.flatMap(({ title, blocks }) => [
    heading('', title, true),
    ...blocks.flatMap((block) => blockXml(block)),
  ]),
  paragraph([], { after: 0 }),
];

/** "Бет {{page}} / {{pages}}" with numbers the word processor fills. */
const footerXml = (labels: Texts): Xml =>
  paragraph(
    labels.flatMap(({ text }, at) => [
      ...(at === 0 ? [] : [run(' · ', { size: small })]),
      ...text.split(/(\{\{pages?\}\})/).map((part) => {
        if (part === '{{page}}') return pageNumber('PAGE', { size: small });
        return part === '{{pages}}'
          ? pageNumber('NUMPAGES', { size: small })
          : run(part, { size: small });
      }),
    ]),
    { align: 'right', after: 0 },
  );

/** The minutes as a DOCX file for A4; two languages stand side by side. The same data give the same bytes. */
export function protocolDocx(sides: readonly ProtocolData[], options: PaperOptions): Uint8Array {
  const paper = protocolPaper(sides, options);
  const mark =
    paper.draftMark === null
      ? []
      : [run(inOneLine(paper.draftMark, ' · '), { bold: true, color: red })];
  return docxFile({
    title: inOneLine(paper.title),
    body: bodyXml(paper),
    header: [paragraph(mark, { align: 'right' })],
    footer: [footerXml(paper.pageLabels)],
  });
}
