import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
  type IBorderOptions,
  type IParagraphOptions,
  type ISpacingProperties,
  type ITableBordersOptions,
} from 'docx';

import type { Language } from '../basics/localized.ts';

/** The few pieces that minutes need, as the `docx` library has them; lengths in twips where nothing else is said. */
export type DocxBlock = Paragraph | Table;

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
  readonly before?: number;
  readonly after?: number;
  /** A level of the document's outline, with the look `docx-file.ts` gives it. */
  readonly style?: 'title' | 'heading';
  /** A numbered or a marked line; the first of a list starts the numbers again. */
  readonly list?: { readonly kind: ListKind; readonly first: boolean };
  readonly newPage?: boolean;
  /** Stays on the page of the paragraph after it. */
  readonly keepNext?: boolean;
  /** From the left. */
  readonly indent?: number;
  /** Six hex digits: no more than a line across the page. */
  readonly rule?: string;
}

export type ListKind = 'numbered' | 'marked';

export const languageTags: Readonly<Record<Language, string>> = {
  kk: 'kk-KZ',
  ru: 'ru-RU',
  en: 'en-GB',
};

/** Twentieths of a point in millimetres. */
export const twips = (mm: number): number => Math.round((mm * 1440) / 25.4);

/** Text as XML 1.0 may hold it: what XML has no way to write is left out, because the library writes it as it is. */
export const writable = (text: string): string =>
  text.replace(/[^\u0009\u000a\u000d\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');

/** Text, or a number the word processor fills (`PageNumber` of the library). */
export function run(
  content: string | { readonly field: 'CURRENT' | 'TOTAL_PAGES' },
  { bold, italic, caps, color, size, language }: RunLook = {},
): TextRun {
  return new TextRun({
    ...(typeof content === 'string' ? { text: writable(content) } : { children: [content.field] }),
    ...(bold === undefined ? {} : { bold }),
    ...(italic === undefined ? {} : { italics: italic }),
    ...(caps === undefined ? {} : { allCaps: caps }),
    ...(color === undefined ? {} : { color }),
    ...(size === undefined ? {} : { size }),
    ...(language === undefined ? {} : { language: { value: languageTags[language] } }),
  });
}

const line = (color: string, size = 4): IBorderOptions => ({
  style: BorderStyle.SINGLE,
  size,
  color,
});

const styleOf = (style: ParagraphLook['style']): Pick<IParagraphOptions, 'heading'> => {
  if (style === undefined) return {};
  return { heading: style === 'title' ? 'Title' : 'Heading1' };
};

const alignments = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
} as const;

/** The height of a line that holds nothing but a rule, or nothing at all. */
const hairline = { line: 60, lineRule: 'exact' } as const;

const spacingOf = ({ before, after, rule }: ParagraphLook): ISpacingProperties => ({
  ...(before === undefined ? {} : { before }),
  ...(after === undefined ? {} : { after }),
  ...(rule === undefined ? {} : hairline),
});

/** A paragraph; what its look leaves open is as its style says. */
export function paragraph(
  runs: IParagraphOptions['children'],
  look: ParagraphLook = {},
): Paragraph {
  const { align, style, list, newPage, keepNext, indent, rule } = look;
  return new Paragraph({
    ...(runs === undefined ? {} : { children: runs }),
    ...styleOf(style),
    spacing: spacingOf(look),
    ...(align === undefined ? {} : { alignment: alignments[align] }),
    ...(newPage === true ? { pageBreakBefore: true } : {}),
    ...(keepNext === true ? { keepNext } : {}),
    ...(indent === undefined ? {} : { indent: { left: indent } }),
    ...(list === undefined
      ? {}
      : {
          numbering: {
            reference: list.kind,
            level: 0,
            custom: true,
            ...(list.first ? { restart: true } : {}),
          },
        }),
    ...(rule === undefined ? {} : { border: { top: line(rule, 6) } }),
  });
}

export interface CellLook {
  /** Six hex digits. */
  readonly fill?: string;
  /** A line below, for a signature; a light one to the left, between two languages. */
  readonly line?: 'below' | 'left';
  readonly vertical?: 'top' | 'center' | 'bottom';
  /** Columns the cell goes across; one where nothing is said. */
  readonly span?: number;
}

const verticalAlign = {
  top: VerticalAlignTable.TOP,
  center: VerticalAlignTable.CENTER,
  bottom: VerticalAlignTable.BOTTOM,
} as const;

const cellLines = {
  below: { borders: { bottom: line('000000', 6) } },
  left: { borders: { left: line('BBBBBB') }, margins: { left: twips(3) } },
} as const;

/** A cell; `content` ends with a paragraph, as word processors demand. */
export const cell = (
  width: number,
  content: readonly DocxBlock[],
  { fill, line: side, vertical = 'top', span }: CellLook = {},
): TableCell =>
  new TableCell({
    children: content,
    width: { size: width, type: WidthType.DXA },
    verticalAlign: verticalAlign[vertical],
    ...(span === undefined ? {} : { columnSpan: span }),
    ...(fill === undefined ? {} : { shading: { type: ShadingType.CLEAR, color: 'auto', fill } }),
    ...(side === undefined ? {} : cellLines[side]),
  });

/** A row that is never torn apart; a head row is repeated on each page. */
export const row = (cells: readonly TableCell[], head = false): TableRow =>
  new TableRow({ children: cells, cantSplit: true, ...(head ? { tableHeader: true } : {}) });

const bordersOf = (side: IBorderOptions): Required<ITableBordersOptions> => ({
  top: side,
  bottom: side,
  left: side,
  right: side,
  insideHorizontal: side,
  insideVertical: side,
});

export interface TableLook {
  /** Six hex digits of the lines; without it there are none. */
  readonly lines?: string;
  /** Room left and right of a cell's content. */
  readonly padding?: number;
  /** Room above and below. */
  readonly headroom?: number;
}

/** A table of fixed column widths. */
export function table(
  widths: readonly number[],
  rows: readonly TableRow[],
  { lines, padding = twips(1.4), headroom = 0 }: TableLook = {},
): Table {
  const total = widths.reduce((sum, width) => sum + width, 0);
  const none: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  return new Table({
    rows,
    width: { size: total, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: bordersOf(lines === undefined ? none : line(lines)),
    // Without lines the text of the first column stands under the paragraphs above it.
    margins: {
      left: lines === undefined ? 0 : padding,
      right: padding,
      top: headroom,
      bottom: headroom,
    },
  });
}

/** Two tables that touch would be joined into one: puts a hair's breadth between them. */
export const parted = (blocks: readonly DocxBlock[]): readonly DocxBlock[] =>
  blocks.flatMap((block, at) => {
    const next = blocks[at + 1];
    const touching = block instanceof Table && (next === undefined || next instanceof Table);
    return touching
      ? [block, new Paragraph({ spacing: { before: 0, after: 0, ...hairline } })]
      : [block];
  });
