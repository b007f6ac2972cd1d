/** A letter's file: UTF-8 with a mark and Windows' ends of lines, so that an old Notepad reads it as well. */
export const letterFile = (text: string): Uint8Array =>
  new TextEncoder().encode(`\uFEFF${text.replaceAll('\n', '\r\n')}`);
