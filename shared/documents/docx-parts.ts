import type { Language } from '../basics/localized.ts';

/**
 * The few pieces of WordprocessingML (ISO/IEC 29500-1) that minutes need, as XML text. Inside each property element the
 * order of the children is the schema's: word processors refuse another one.
 */
export type Xml = string;

export interface RunLook {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly caps?: boolean;
  /** Six hex digits. */
  readonly color?: string;
  /** Half points. */
  readonly size?: number;
  readonly language?: Language;
}

export interface ParagraphLook {
  readonly align?: 'left' | 'center' | 'right';
  /** Twentieths of a point. */
  readonly before?: number;
  readonly after?: number;
  readonly keepNext?: boolean;
  readonly newPage?: boolean;
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Text as XML 1.0 may hold it; characters XML has no way to write are left out. */
export const escapeXml = (text: string): Xml =>
  text
    .replace(/[^\u0009\u000a\u000d\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"]/g, (character) => escapes[character] ?? '');

/** Twentieths of a point in millimetres. */
export const twips = (mm: number): number => Math.round((mm * 1440) / 25.4);

const languageTags: Readonly<Record<Language, string>> = { kk: 'kk-KZ', ru: 'ru-RU', en: 'en-GB' };

function runProperties({ bold, italic, caps, color, size, language }: RunLook): Xml {
  const all = [
    bold === true ? '<w:b/>' : '',
    italic === true ? '<w:i/>' : '',
    caps === true ? '<w:caps/>' : '',
    color === undefined ? '' : `<w:color w:val="${color}"/>`,
    size === undefined ? '' : `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`,
    language === undefined ? '' : `<w:lang w:val="${languageTags[language]}"/>`,
  ].join('');
  return all === '' ? '' : `<w:rPr>${all}</w:rPr>`;
}

export const run = (text: string, look: RunLook = {}): Xml =>
  `<w:r>${runProperties(look)}<w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`;

/** A number the word processor fills: this page's, or how many there are. */
export const pageNumber = (field: 'PAGE' | 'NUMPAGES', look: RunLook = {}): Xml =>
  `<w:fldSimple w:instr="${field}"><w:r>${runProperties(look)}<w:t>1</w:t></w:r></w:fldSimple>`;

export function paragraph(runs: readonly Xml[], look: ParagraphLook = {}): Xml {
  const { align, before = 0, after = 60, keepNext, newPage } = look;
  const properties = [
    keepNext === true ? '<w:keepNext/>' : '',
    newPage === true ? '<w:pageBreakBefore/>' : '',
    `<w:spacing w:before="${before}" w:after="${after}"/>`,
    align === undefined ? '' : `<w:jc w:val="${align}"/>`,
  ].join('');
  return `<w:p><w:pPr>${properties}</w:pPr>${runs.join('')}</w:p>`;
}

export interface CellLook {
  readonly fill?: string;
  /** A single line below, for a signature. */
  readonly lineBelow?: boolean;
}

/** A cell of a width in twips; `content` is at least one paragraph. */
export function cell(
  width: number,
  content: readonly Xml[],
  { fill, lineBelow }: CellLook = {},
): Xml {
  const properties = [
    `<w:tcW w:w="${width}" w:type="dxa"/>`,
    lineBelow === true
      ? '<w:tcBorders><w:bottom w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:tcBorders>'
      : '',
    fill === undefined ? '' : `<w:shd w:val="clear" w:color="auto" w:fill="${fill}"/>`,
  ].join('');
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${content.join('')}</w:tc>`;
}

/** A row that is never torn apart; a head row is repeated on each page. */
export const row = (cells: readonly Xml[], head = false): Xml =>
  `<w:tr><w:trPr><w:cantSplit/>${head ? '<w:tblHeader/>' : ''}</w:trPr>${cells.join('')}</w:tr>`;

const tableBorders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="777777"/>`)
  .join('');

/** A table of fixed column widths in twips, with or without lines. */
export function table(widths: readonly number[], rows: readonly Xml[], lines = true): Xml {
  const total = widths.reduce((sum, width) => sum + width, 0);
  const borders = lines ? `<w:tblBorders>${tableBorders}</w:tblBorders>` : '';
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="${total}" w:type="dxa"/>${borders}<w:tblLayout w:type="fixed"/>` +
    `<w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr>` +
    `<w:tblGrid>${grid}</w:tblGrid>${rows.join('')}</w:tbl>`
  );
}
