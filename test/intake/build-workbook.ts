import { strToU8, zipSync } from 'fflate';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** One sheet as the XML of its rows; a text cell is given as its text. */
export interface BuiltSheet {
  readonly name: string;
  readonly rows: readonly (readonly (string | { readonly xml: string } | null)[])[];
  readonly state?: 'hidden' | 'veryHidden';
  readonly hiddenRows?: readonly number[];
  /** Merged ranges ("D2:D4"). */
  readonly merged?: readonly string[];
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

function sheetXml({ rows, hiddenRows = [], merged = [] }: BuiltSheet): string {
  const lines = rows.map((cells, row) => {
    const xml = cells.map((cell, column) => {
      const place = `r="${String.fromCharCode(65 + column)}${row + 1}"`;
      if (cell === null) return '';
      if (typeof cell !== 'string') return cell.xml.replace('<c', `<c ${place}`);
      return `<c ${place} t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
    });
    const hidden = hiddenRows.includes(row + 1) ? ' hidden="1"' : '';
    return `<row r="${row + 1}"${hidden}>${xml.join('')}</row>`;
  });
  const ranges = merged.map((range) => `<mergeCell ref="${range}"/>`).join('');
  const merges = ranges === '' ? '' : `<mergeCells>${ranges}</mergeCells>`;
  return `<worksheet xmlns="${main}"><sheetData>${lines.join('')}</sheetData>${merges}</worksheet>`;
}

/** The styles of built workbooks: 0 = none, 1 = the built-in format of a day, 2 = a day in words of its own, 3 = a time. */
const styles = `<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="[$-419]dd\\.mm\\.yyyy&quot; г.&quot;"/><numFmt numFmtId="165" formatCode="[h]:mm"/></numFmts><cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`;

/** A workbook as a program could have written it: what no writer of workbooks writes can be put in by hand. */
export function buildWorkbook(
  sheets: readonly BuiltSheet[],
  { date1904 = false }: { readonly date1904?: boolean } = {},
): Uint8Array {
  const listed = sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${escaped(name)}" sheetId="${index + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="rId${index + 1}"/>`,
  );
  const related = sheets.map(
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${office}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  return zipSync({
    'xl/workbook.xml': strToU8(
      `<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="${main}" xmlns:r="${office}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${listed.join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${related.join('')}<Relationship Id="styles" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    ),
    'xl/styles.xml': strToU8(styles),
    ...Object.fromEntries(
      sheets.map((sheet, index) => [
        `xl/worksheets/sheet${index + 1}.xml`,
        strToU8(sheetXml(sheet)),
      ]),
    ),
  });
}
