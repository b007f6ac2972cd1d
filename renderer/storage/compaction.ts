/** Bytes below which a journal is never begun anew. */
const smallest = 64 * 1024 * 1024;
/** How many times its content a journal may be. */
const factor = 4;
/** Bytes that a journal may have beyond its content, however large that is: its file has an upper bound. */
const mostBeyond = 256 * 1024 * 1024;

/** True where a journal has grown so far beyond what it has to hold that it is worth beginning it anew. Bytes. */
export const isJournalTooLarge = (journal: number, content: number): boolean =>
  journal > Math.max(smallest, Math.min(factor * content, content + mostBeyond));
