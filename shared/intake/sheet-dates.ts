const dayMs = 86_400_000;

/** The last day that spreadsheets know: 31 December 9999. */
const lastSerial = 2_958_465;

/** Formats of dates that every workbook has without declaring them. */
const builtIn = (id: number): boolean =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

/** Texts, colours and conditions inside a format, which are no marks of days. */
const besides = /"[^"]*"|\[[^\]]*\]|\\.|_./g;

/** True where a cell's format shows a day: times alone are no dates. */
export function showsDay(id: number, code: string | undefined): boolean {
  if (code === undefined) return builtIn(id);
  const marks = code.replace(besides, '').toLowerCase();
  if (marks.includes('general')) return false;
  return /[yd]/.test(marks) || (marks.includes('m') && !/[hs]/.test(marks));
}

/**
 * The day a spreadsheet counts from its epoch, as ISO text; the time of the day is left out. Null for what is no day:
 * below the epoch, beyond the year 9999, and 29 February 1900, which spreadsheets have and the calendar has not.
 */
export function dateFromSerial(serial: number, from1904: boolean): string | null {
  // Halves of a second are lost in the last digits of a number.
  const days = Math.floor(serial + 1e-6);
  if (!(days >= (from1904 ? 0 : 1)) || days > lastSerial || (!from1904 && days === 60)) return null;
  const epoch = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30);
  return new Date(epoch + days * dayMs).toISOString().slice(0, 10);
}
