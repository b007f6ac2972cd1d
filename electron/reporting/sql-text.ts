/** What one field of a row may be; text of people is made harmless where it is written. */
export type Cell = string | number | boolean | null;
export type Row = readonly Cell[];

/** What a database's text cannot hold: the zero character, and halves of characters. */
const unwritable = /\0|\p{Surrogate}/gu;

/** Text as a database can hold it; what it cannot hold becomes U+FFFD. */
export const writableText = (text: string): string => text.replace(unwritable, '\uFFFD');

const special = /[\\\t\n\r]/g;
const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
};

const plain = /^[\w.\-/ :]*$/;

function copyCell(cell: Cell): string {
  if (cell === null) return '\\N';
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'boolean') return cell ? 't' : 'f';
  // Nearly all texts are ids, in which there is nothing to look for.
  if (plain.test(cell)) return cell;
  return writableText(cell).replace(special, (character) => escapes[character] ?? character);
}

/** A row in the text form of COPY, with its line feed. */
export function copyLine(row: Row): string {
  let line = '';
  for (let at = 0; at < row.length; at += 1) {
    if (at > 0) line += '\t';
    line += copyCell(row[at] ?? null);
  }
  return `${line}\n`;
}

/** A name in double quotes. */
export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A text of the program's own as a literal. */
export const quoteText = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** True for a name of a schema that needs no quotes anywhere, and is none of the system's. */
export const isSchemaName = (name: string): boolean =>
  /^[a-z_][a-z0-9_]{0,47}$/.test(name) && !/^(pg_|information_schema$|public$)/.test(name);
