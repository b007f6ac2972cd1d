import { sha256, toHex, utf8ToBytes } from '../basics/bytes.ts';
import { foldForSearch } from '../language/search-fold.ts';
import { isCorrectionHeading } from './correction-column.ts';
import { cellText, type Cell } from './table.ts';

/**
 * The same for tables with the same headings in the same order, whatever their spaces, case and marks; the column that
 * a workbook of refused rows adds is none of them. Nothing of the headings can be read from it.
 */
export function headingsFingerprint(heading: readonly Cell[]): string {
  const texts = heading.map(cellText).filter((text) => !isCorrectionHeading(text));
  while (texts.at(-1)?.trim() === '') texts.pop();
  return toHex(sha256(utf8ToBytes(texts.map(foldForSearch).join('\n')))).slice(0, 32);
}
