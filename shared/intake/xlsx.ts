import { strFromU8, unzipSync, zipSync } from 'fflate';
import readXlsxFile from 'read-excel-file/universal';
import { err, ok, type Result } from '../basics/result.ts';
import { columnLimit, rowLimit, type Cell, type Table, type TableError } from './table.ts';

/** A workbook may unpack to at most this many bytes; 50,000 applications need about a third of it. */
export const unpackedLimit = 200_000_000;

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

const partText = (parts: Parts, name: string): string => {
  const bytes = parts[name];
  return bytes === undefined ? '' : strFromU8(bytes);
};

const attribute = (tag: string, name: string): string =>
  new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1] ?? '';

/** Paths of the sheets' parts in the order of the workbook. */
function sheetPaths(parts: Parts): readonly string[] {
  const targets = new Map(
    (
      partText(parts, 'xl/_rels/workbook.xml.rels').match(/<(?:\w+:)?Relationship\s[^>]*>/g) ?? []
    ).map((tag) => [attribute(tag, 'Id'), attribute(tag, 'Target')] as const),
  );
  const sheets = partText(parts, 'xl/workbook.xml').match(/<(?:\w+:)?sheet\s[^>]*>/g) ?? [];
  return sheets.map((tag) => {
    const target = targets.get(attribute(tag, '\\w+:id')) ?? '';
    return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
  });
}

const columnNumber = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + (letter.charCodeAt(0) - 64), 0) - 1;

interface Range {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Merged ranges of a sheet; they stand in the part's tail, after the rows. */
function mergedRanges(xml: Uint8Array): readonly Range[] {
  const tail = strFromU8(xml.subarray(Math.max(0, xml.length - 2_000_000)));
  return [
    ...tail.matchAll(
      /<(?:\w+:)?mergeCell\s[^>]*ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/g,
    ),
  ].map(([, left = '', top = '', right = '', bottom = '']) => ({
    top: Number(top) - 1,
    left: columnNumber(left),
    bottom: Number(bottom) - 1,
    right: columnNumber(right),
  }));
}

/** Numbers arrive as their digits, so that nothing is lost before it is known what the column is. */
const asDigits = (digits: string): { readonly number: string } => ({ number: digits });

function toCell(value: unknown): Cell {
  if (typeof value === 'string') return value;
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? null : { date: value.toISOString().slice(0, 10) };
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'object' && value !== null && 'number' in value)
    return { number: String(value.number) };
  return null;
}

/** Gives every cell of a merged range the value of its first cell, as a person reads it. */
function spreadMerged(rows: Cell[][], ranges: readonly Range[]): ReadonlySet<string> {
  const merged = new Set<string>();
  const width = Math.max(0, ...rows.slice(0, 1000).map((row) => row.length));
  for (const { top, left, bottom, right } of ranges) {
    const value = rows[top]?.[left] ?? null;
    if (value === null) continue;
    for (let row = top; row <= Math.min(bottom, rows.length - 1); row++)
      for (let column = left; column <= Math.min(right, width - 1); column++) {
        if (row === top && column === left) continue;
        const cells = rows[row];
        if (cells === undefined) continue;
        cells[column] = value;
        merged.add(`${row},${column}`);
      }
  }
  return merged;
}

/**
 * Reads every sheet of an XLSX workbook. The archive is unpacked here, with a bound on its size, and handed on
 * stored: the reading library would otherwise start workers that the content security policy forbids.
 */
export async function readXlsx(bytes: Uint8Array): Promise<Result<readonly Table[], TableError>> {
  const unpacked = unpack(bytes);
  if (!unpacked.ok) return unpacked;
  const parts = unpacked.value;
  const paths = sheetPaths(parts);
  const stored = zipSync({ ...parts }, { level: 0 });
  try {
    const sheets = await readXlsxFile(new Uint8Array(stored).buffer, {
      parseNumber: asDigits,
      trim: false,
    });
    const tables = sheets.map(({ sheet, data }, index): Table => {
      const rows = data.map((row) => row.map(toCell));
      const xml = parts[paths[index] ?? ''];
      return {
        sheet,
        rows,
        merged: xml === undefined ? new Set() : spreadMerged(rows, mergedRanges(xml)),
      };
    });
    const tooLarge = tables.some(
      ({ rows }) => rows.length > rowLimit || rows.some((row) => row.length > columnLimit),
    );
    return tooLarge ? err({ type: 'TableTooLarge', limit: rowLimit }) : ok(tables);
  } catch {
    return err({ type: 'TableUnreadable' });
  }
}
