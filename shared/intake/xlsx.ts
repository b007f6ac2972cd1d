import { strFromU8, unzipSync } from 'fflate';
import { err, ok, type Result } from '../basics/result.ts';
import { readSharedTexts, readSheet, type SheetContext } from './read-sheet.ts';
import { attribute, scanXml } from './scan-xml.ts';
import { showsDay } from './sheet-dates.ts';
import { rowLimit, type Table, type TableError } from './table.ts';

/** A workbook may unpack to at most this many bytes; 50,000 applications need about a third of it. */
export const unpackedLimit = 200_000_000;

/** How far reading a file is, in letters. */
export type TellRead = (done: number, total: number) => void;

type Parts = Readonly<Record<string, Uint8Array>>;

const isXml = (name: string): boolean => name.endsWith('.xml') || name.endsWith('.xml.rels');

/** Unpacks the XML of a workbook, having added up the declared sizes first. */
function unpack(bytes: Uint8Array): Result<Parts, TableError> {
  let total = 0;
  try {
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (isXml(name)) total += originalSize;
        return false;
      },
    });
    if (total > unpackedLimit) return err({ type: 'TableTooLarge', limit: unpackedLimit });
    return ok(unzipSync(bytes, { filter: ({ name }) => isXml(name) }));
  } catch {
    return err({ type: 'TableUnreadable' });
  }
}

const partText = (parts: Parts, path: string): string => {
  const bytes = parts[path];
  return bytes === undefined ? '' : strFromU8(bytes);
};

/** Every tag of one name in a part. */
function tagsOf(xml: string, wanted: string): readonly string[] {
  const tags: string[] = [];
  scanXml(xml, {
    open: (name, tag) => {
      if (name === wanted) tags.push(tag);
    },
    close: () => undefined,
    text: () => undefined,
  });
  return tags;
}

interface Target {
  readonly id: string;
  readonly type: string;
  readonly path: string;
}

/** What a part refers to; paths are given from its folder or from the root. */
function targetsOf(parts: Parts, folder: string, file: string): readonly Target[] {
  return tagsOf(partText(parts, `${folder}_rels/${file}.rels`), 'Relationship').map((tag) => {
    const target = attribute(tag, 'Target');
    return {
      id: attribute(tag, 'Id'),
      type: attribute(tag, 'Type').split('/').at(-1) ?? '',
      path: target.startsWith('/') ? target.slice(1) : `${folder}${target.replace(/^\.\//, '')}`,
    };
  });
}

interface Sheet {
  readonly name: string;
  readonly path: string;
  readonly hidden: boolean;
}

interface Book {
  readonly sheets: readonly Sheet[];
  readonly texts: string;
  readonly styles: string;
  readonly date1904: boolean;
}

function bookOf(parts: Parts): Book {
  const main = targetsOf(parts, '', '').find(({ type }) => type === 'officeDocument');
  const path = main?.path ?? 'xl/workbook.xml';
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const targets = targetsOf(parts, folder, path.slice(folder.length));
  const pathOf = (type: string): string => targets.find((each) => each.type === type)?.path ?? '';
  const xml = partText(parts, path);
  return {
    sheets: tagsOf(xml, 'sheet').map((tag) => {
      const id = /\s\w+:id\s*=\s*["']([^"']*)["']/.exec(tag)?.[1] ?? '';
      return {
        name: attribute(tag, 'name'),
        path: targets.find((target) => target.id === id)?.path ?? '',
        hidden: /hidden/i.test(attribute(tag, 'state')),
      };
    }),
    texts: pathOf('sharedStrings'),
    styles: pathOf('styles'),
    date1904: tagsOf(xml, 'workbookPr').some((tag) =>
      /^(1|true)$/.test(attribute(tag, 'date1904')),
    ),
  };
}

/** Which styles of cells show a day, by their number. */
function dateStyles(xml: string): readonly boolean[] {
  const codes = new Map<number, string>();
  const styles: boolean[] = [];
  let inCells = false;
  scanXml(xml, {
    open: (name, tag) => {
      if (name === 'numFmt')
        codes.set(Number(attribute(tag, 'numFmtId')), attribute(tag, 'formatCode'));
      if (name === 'cellXfs') inCells = true;
      if (name !== 'xf' || !inCells) return;
      const id = Number(attribute(tag, 'numFmtId'));
      styles.push(showsDay(id, codes.get(id)));
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
    text: () => undefined,
  });
  return styles;
}

/**
 * Reads every sheet of an XLSX workbook, hidden ones last. The archive is unpacked here, with a bound on its size; the
 * cells are read straight from the XML, because errors, formulas without a value and hidden rows must be told.
 */
export function readXlsx(bytes: Uint8Array, tell?: TellRead): Result<readonly Table[], TableError> {
  const unpacked = unpack(bytes);
  if (!unpacked.ok) return unpacked;
  const parts = unpacked.value;
  const book = bookOf(parts);
  const readable = book.sheets.filter(({ path }) => parts[path] !== undefined);
  if (readable.length === 0) return err({ type: 'TableUnreadable' });
  const total = readable.reduce((sum, { path }) => sum + (parts[path]?.length ?? 0), 0);
  const context: SheetContext = {
    texts: readSharedTexts(partText(parts, book.texts)),
    dateStyles: dateStyles(partText(parts, book.styles)),
    date1904: book.date1904,
  };
  let before = 0;
  const tables: Table[] = [];
  for (const { name, path, hidden } of readable) {
    const { tooLarge, ...read } = readSheet(partText(parts, path), {
      ...context,
      tell: (letters) => tell?.(Math.min(before + letters, total), total),
    });
    if (tooLarge) return err({ type: 'TableTooLarge', limit: rowLimit });
    before += parts[path]?.length ?? 0;
    tables.push({ sheet: name, ...read, hidden, date1904: book.date1904 });
  }
  return ok(tables.toSorted((a, b) => Number(a.hidden) - Number(b.hidden)));
}
