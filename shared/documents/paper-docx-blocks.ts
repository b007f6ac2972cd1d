import { present, unreachable } from '../basics/assert.ts';
import {
  cell,
  paragraph,
  row,
  run,
  table,
  twips,
  type DocxBlock,
  type ListKind,
  type RunLook,
} from './docx-parts.ts';
import { aside, runsOf, textWidthMm } from './docx-texts.ts';
import { isHeadingRow } from './paper-markup.ts';
import { noPictures, type PaperBlock, type Pictures, type Texts } from './paper.ts';
import { barsParts, photosParts } from './picture-docx.ts';

const tableLines = '777777';

/** A cell for each language, with a line between them. */
const languageCells = (
  texts: Texts,
  widths: readonly number[],
  { look, keepNext }: { readonly look: RunLook; readonly keepNext: boolean },
) =>
  texts.map(({ language, text }, at) => {
    const content = run(text, { ...(at === 0 ? look : aside(look)), language });
    const between = at === 0 ? {} : { line: 'left' as const };
    return cell(widths[at] ?? 0, [paragraph([content], { after: 0, keepNext })], between);
  });

/** How a sentence stands among others. */
export interface SentencePlace {
  readonly widthMm?: number;
  /** Stays on the page of what comes next. */
  readonly keepNext?: boolean;
  /** Bytes of the photos that blocks show. */
  readonly pictures?: Pictures;
}

/** Sentences of two languages in two columns; of one, as a paragraph. */
export function sideBySide(
  texts: Texts,
  look: RunLook = {},
  { widthMm = textWidthMm, keepNext = false }: SentencePlace = {},
): DocxBlock {
  if (texts.length < 2) return paragraph(runsOf(texts, look), keepNext ? { keepNext } : {});
  const widths = texts.map(() => twips(widthMm / texts.length));
  return table(widths, [row(languageCells(texts, widths, { look, keepNext }))]);
}

const numberMm = 8;

/** Items of two languages, each number once and the sentences side by side. */
function pairedList(items: readonly Texts[], look: RunLook): DocxBlock {
  const languages = items.reduce((most, texts) => Math.max(most, texts.length), 1);
  const columns = Array.from({ length: languages }, () =>
    twips((textWidthMm - numberMm) / languages),
  );
  const whole = columns.reduce((sum, width) => sum + width, 0);
  const rows = items.map((texts, at) => {
    const number = cell(twips(numberMm), [paragraph([run(`${at + 1}.`, look)], { after: 0 })]);
    const [only] = texts;
    if (texts.length === languages || only === undefined)
      return row([number, ...languageCells(texts, columns, { look, keepNext: false })]);
    const wide = paragraph([run(only.text, { ...look, language: only.language })], { after: 0 });
    return row([number, cell(whole, [wide], { span: languages })]);
  });
  return table([twips(numberMm), ...columns], rows, { headroom: twips(0.4) });
}

/** A line for each item; numbered ones of two languages stand side by side. */
export const listOf = (
  kind: ListKind,
  items: readonly Texts[],
  look: RunLook = {},
): readonly DocxBlock[] =>
  kind === 'numbered' && items.some((texts) => texts.length > 1)
    ? [pairedList(items, look)]
    : items.map((texts, at) =>
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

/** One block of a paper: a sentence, a list, a table, bars or photos. */
export function blockParts(
  block: PaperBlock,
  look: RunLook = {},
  place: SentencePlace = {},
): readonly DocxBlock[] {
  switch (block.type) {
    case 'paragraph':
      return [sideBySide(block.texts, look, place)];
    case 'list':
      return listOf('numbered', block.items, look);
    case 'table':
      return [dataTable(block)];
    case 'bars':
      return barsParts(block);
    case 'photos':
      return photosParts(block, place.pictures ?? noPictures);
    default:
      return unreachable(block);
  }
}

/** Blocks one after another; a sentence before a table or a list stays on its page. */
export const blocksParts = (
  blocks: readonly PaperBlock[],
  look: RunLook = {},
  pictures: Pictures = noPictures,
): readonly DocxBlock[] =>
  blocks.flatMap((block, at) => {
    const next = blocks[at + 1]?.type;
    return blockParts(block, look, { keepNext: next === 'table' || next === 'list', pictures });
  });
