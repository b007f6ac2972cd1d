/** What spreadsheets take for the beginning of a formula, and its full-width forms (OWASP, "CSV injection"). */
const formulaStart = /^[\s\u00a0]*[=+\-@\t\r＝＋－＠]/u;

const plainNumber = /^-?\d+([.,]\d+)?$/;

/**
 * True where a spreadsheet that opens a CSV file could take the text for a formula. A plain number such as "-1,5" is
 * none: it stays a number.
 */
export const looksLikeFormula = (text: string): boolean =>
  formulaStart.test(text) && !plainNumber.test(text);
