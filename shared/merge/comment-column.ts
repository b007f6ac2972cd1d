import { decodeText } from '../log/read-cbor.ts';

/**
 * Comments of a table by row, each as its bytes in UTF-8: sixty thousand of them cross to another thread as a few
 * buffers, and become texts only where somebody reads them.
 */
export interface CommentColumn {
  /** By row: its first comment; then the number of comments at the end. */
  readonly starts: Int32Array;
  /** By comment: the place of its criterion in the list, and where its bytes end. */
  readonly fields: Int32Array;
  readonly ends: Int32Array;
  readonly bytes: Uint8Array;
}

/** The comments of a row, in the order of the criteria. */
export function* commentsOf(
  { starts, fields, ends, bytes }: CommentColumn,
  row: number,
): Iterable<{ readonly field: number; readonly text: string }> {
  const end = starts[row + 1] ?? 0;
  for (let at = starts[row] ?? 0; at < end; at += 1) {
    const text = decodeText(bytes, at === 0 ? 0 : (ends[at - 1] ?? 0), ends[at] ?? 0);
    yield { field: fields[at] ?? 0, text };
  }
}

/** Fills a column row by row. */
export class CommentWriter {
  private readonly starts: number[] = [0];
  private readonly fields: number[] = [];
  private readonly ends: number[] = [];
  private bytes = new Uint8Array(1024);
  private filled = 0;

  /** Adds a comment to the row at hand. */
  add(field: number, text: Uint8Array): void {
    const end = this.filled + text.length;
    if (end > this.bytes.length) {
      const larger = new Uint8Array(2 * end);
      larger.set(this.bytes);
      this.bytes = larger;
    }
    this.bytes.set(text, this.filled);
    this.filled = end;
    this.fields.push(field);
    this.ends.push(end);
  }

  endRow(): void {
    this.starts.push(this.fields.length);
  }

  column(): CommentColumn {
    return {
      starts: Int32Array.from(this.starts),
      fields: Int32Array.from(this.fields),
      ends: Int32Array.from(this.ends),
      bytes: this.bytes.slice(0, this.filled),
    };
  }
}
