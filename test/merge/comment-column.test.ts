import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { utf8ToBytes } from '../../shared/basics/bytes.ts';
import { commentsOf, CommentWriter } from '../../shared/merge/comment-column.ts';

const letters = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 });
const rows = fc.array(
  fc.uniqueArray(fc.tuple(fc.nat(20), letters), { selector: ([field]) => field, maxLength: 5 }),
  { maxLength: 12 },
);

describe('comments of a table', () => {
  it('come back row by row, letter for letter, and no other row sees them', () => {
    fc.assert(
      fc.property(rows, (table) => {
        const writer = new CommentWriter();
        for (const row of table) {
          for (const [field, text] of row) writer.add(field, utf8ToBytes(text));
          writer.endRow();
        }
        const column = structuredClone(writer.column());
        const read = table.map((_, row) =>
          [...commentsOf(column, row)].map(({ field, text }) => [field, text]),
        );
        expect(read).toEqual(table);
      }),
    );
  });

  it('of a row that is not there are none', () => {
    const writer = new CommentWriter();
    writer.add(0, utf8ToBytes('Қайта қарау керек'));
    writer.endRow();
    expect([...commentsOf(writer.column(), 1)]).toEqual([]);
  });

  it('take no more room than their bytes', () => {
    const writer = new CommentWriter();
    for (let row = 0; row < 100; row += 1) {
      writer.add(row, utf8ToBytes('ә'.repeat(50)));
      writer.endRow();
    }
    expect(writer.column().bytes.buffer.byteLength).toBe(10_000);
  });
});
