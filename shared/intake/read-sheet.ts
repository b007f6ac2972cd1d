import { attribute, scanXml, xmlText } from './scan-xml.ts';
import { dateFromSerial } from './sheet-dates.ts';
import { columnLimit, rowLimit, type Cell } from './table.ts';

/** What the cells of a workbook refer to. */
export interface SheetContext {
  readonly texts: readonly string[];
  /** Styles that show a day, by their number. */
  readonly dateStyles: readonly boolean[];
  readonly date1904: boolean;
  /** Told of the letters read so far, now and then. */
  readonly tell?: (letters: number) => void;
}

export interface ReadSheet {
  readonly rows: Cell[][];
  readonly hiddenRows: ReadonlySet<number>;
  readonly merged: ReadonlySet<string>;
  readonly tooLarge: boolean;
}

interface Range {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
}

/** Escaped letters of the format ("_x000D_" for a carriage return). */
const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text;

const columnNumber = (letters: string): number => {
  let number = 0;
  for (let at = 0; at < letters.length; at++) number = number * 26 + letters.charCodeAt(at) - 64;
  return number - 1;
};

const placeOf = (reference: string): { readonly row: number; readonly column: number } | null => {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference);
  return match === null
    ? null
    : { column: columnNumber(match[1] ?? ''), row: Number(match[2]) - 1 };
};

interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  value: string;
  formula: string | null;
}

function numberCell(value: string, isDate: boolean, context: SheetContext): Cell {
  const number = Number(value);
  if (value === '' || !Number.isFinite(number)) return value === '' ? null : value;
  const date = isDate ? dateFromSerial(number, context.date1904) : null;
  return date === null ? { number: value } : { date };
}

function cellOf({ type, style, value, formula }: OpenCell, context: SheetContext): Cell {
  if (formula !== null && value === '' && type !== 'str') return { formula };
  const text = (content: string): Cell => (content === '' ? null : content);
  switch (type) {
    case 's':
      return text(context.texts[Number(value)] ?? '');
    case 'inlineStr':
    case 'str':
      return text(unescaped(value));
    case 'b':
      return value.trim() === '1' ? 'TRUE' : value === '' ? null : 'FALSE';
    case 'e':
      return { error: value };
    case 'd':
      return /^\d{4}-\d{2}-\d{2}/.test(value) ? { date: value.slice(0, 10) } : text(value);
    default:
      return numberCell(value.trim(), context.dateStyles[style] === true, context);
  }
}

/** The rows of a sheet as its tags tell them. */
class SheetReader {
  readonly rows: Cell[][] = [];
  readonly hiddenRows = new Set<number>();
  readonly ranges: Range[] = [];
  tooLarge = false;
  readonly #context: SheetContext;
  #row = -1;
  #column = -1;
  #cell: OpenCell | null = null;
  /** Which part of the cell the text belongs to. */
  #part = '';
  #isReading = false;

  constructor(context: SheetContext) {
    this.#context = context;
  }

  open(name: string, tag: string): void {
    switch (name) {
      case 'row': {
        const number = Number(attribute(tag, 'r'));
        this.#row = number > 0 ? number - 1 : this.#row + 1;
        this.#column = -1;
        if (/^(1|true)$/.test(attribute(tag, 'hidden'))) this.hiddenRows.add(this.#row);
        return;
      }
      case 'c':
        this.#openCell(tag);
        return;
      case 'v':
      case 'f':
      case 't':
        if (this.#cell === null || this.#isReading) return;
        this.#part = name;
        if (name === 'f') this.#cell.formula ??= '';
        return;
      case 'rPh':
        this.#isReading = true;
        return;
      case 'mergeCell':
        this.#merge(attribute(tag, 'ref'));
    }
  }

  text(text: string): void {
    if (this.#part === '' || this.#cell === null) return;
    if (this.#part === 'f') this.#cell.formula += text;
    else this.#cell.value += text;
  }

  close(name: string): void {
    if (name === 'v' || name === 'f' || name === 't') this.#part = '';
    if (name === 'rPh') this.#isReading = false;
    if (name === 'c' && this.#cell !== null) {
      this.#put(this.#cell.column, cellOf(this.#cell, this.#context));
      this.#cell = null;
    }
  }

  #openCell(tag: string): void {
    const letters = /\sr="([A-Z]{1,3})/.exec(tag)?.[1];
    this.#column = letters === undefined ? this.#column + 1 : columnNumber(letters);
    this.#cell = {
      column: this.#column,
      type: tag.includes('t=') ? attribute(tag, 't') : '',
      style: tag.includes('s=') ? Number(attribute(tag, 's')) : 0,
      value: '',
      formula: null,
    };
  }

  #put(column: number, cell: Cell): void {
    if (cell === null) return;
    if (this.#row >= rowLimit || column >= columnLimit) {
      this.tooLarge = true;
      return;
    }
    while (this.rows.length <= this.#row) this.rows.push([]);
    const cells = this.rows[this.#row] ?? [];
    while (cells.length < column) cells.push(null);
    cells[column] = cell;
  }

  #merge(reference: string): void {
    const [from, to] = reference.split(':').map(placeOf);
    if (from == null || to == null) return;
    this.ranges.push({ top: from.row, left: from.column, bottom: to.row });
  }
}

/**
 * Gives the cells under the first cell of a merged range its value, as a person reads a list. Cells beside it stay
 * empty: a heading that runs across the table is no nomination and no sum.
 */
function spreadDown(rows: Cell[][], ranges: readonly Range[]): ReadonlySet<string> {
  const merged = new Set<string>();
  for (const { top, left, bottom } of ranges) {
    const value = rows[top]?.[left] ?? null;
    if (value === null) continue;
    for (let row = top + 1; row <= Math.min(bottom, rows.length - 1); row++) {
      const cells = rows[row] ?? [];
      while (cells.length < left) cells.push(null);
      cells[left] = value;
      merged.add(`${row},${left}`);
    }
  }
  return merged;
}

/** Reads the cells of one sheet from its XML. */
export function readSheet(xml: string, context: SheetContext): ReadSheet {
  const reader = new SheetReader(context);
  let [read, told] = [0, 0];
  scanXml(xml, {
    open: (name, tag) => {
      read += tag.length;
      if (name === 'row' && read - told > 1_000_000) {
        told = read;
        context.tell?.(read);
      }
      reader.open(name, tag);
    },
    close: (name) => reader.close(name),
    text: (text, cdata) => {
      read += text.length;
      reader.text(cdata ? text : xmlText(text));
    },
  });
  const { rows, hiddenRows, ranges, tooLarge } = reader;
  return { rows, hiddenRows, tooLarge, merged: spreadDown(rows, ranges) };
}

/** The texts that the cells of a workbook share, in their order; how a word is pronounced is left out. */
export function readSharedTexts(xml: string): readonly string[] {
  const texts: string[] = [];
  let text = '';
  let isText = false;
  let isPronounced = false;
  scanXml(xml, {
    open: (name) => {
      if (name === 'si') text = '';
      if (name === 'rPh') isPronounced = true;
      if (name === 't') isText = !isPronounced;
    },
    close: (name) => {
      if (name === 't') isText = false;
      if (name === 'rPh') isPronounced = false;
      if (name === 'si') texts.push(unescaped(text));
    },
    text: (piece, cdata) => {
      if (isText) text += cdata ? piece : xmlText(piece);
    },
  });
  return texts;
}
