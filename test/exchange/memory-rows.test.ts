import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { z } from '../../shared/basics/zod.ts';
import {
  type AudienceMemory,
  audienceIn,
  emptyMemory,
  type MailboxMemory,
  retryRefused,
  withAudience,
} from '../../shared/exchange/memory.ts';
import {
  changedRows,
  memoryChangesSchema,
  type MemoryRow,
  memoryRowSchema,
  RememberedRows,
} from '../../shared/exchange/memory-rows.ts';

const hex = (number: number, length = 64): string => number.toString(16).padStart(length, '0');
const audiences = ['headquarters', 'region/KZ-10'];

type Change = (memory: MailboxMemory) => MailboxMemory;

const inAudience =
  (of: string, change: (each: AudienceMemory) => Partial<AudienceMemory>): Change =>
  (memory) => {
    const each = audienceIn(memory, of);
    return withAudience(memory, { ...each, ...change(each) });
  };

/** What exchanges do to a memory. */
const change: fc.Arbitrary<Change> = fc
  .tuple(fc.constantFrom(...audiences), fc.nat(40), fc.nat(12))
  .map(([of, number, kind]): Change => {
    const name = hex(number);
    const lane = hex(number % 3, 32);
    const piece = { name, lane, seq: number, part: 0, of: 2, file: hex(7) };
    switch (kind) {
      case 0:
        return inAudience(of, () => ({ own: { lane, seq: number, head: name } }));
      case 1:
        return inAudience(of, () => ({ own: null }));
      case 2:
        return inAudience(of, ({ letters }) => ({
          letters: [...letters, { objects: [name], contents: [`content ${number}`] }],
        }));
      case 3:
        return inAudience(of, ({ letters }) => ({ letters: letters.slice(1) }));
      case 4:
        return inAudience(of, ({ refused }) => ({
          refused: [...refused, { objects: [name], reason: 'BundleDamaged' }],
        }));
      case 5:
        return retryRefused;
      case 6:
        return inAudience(of, ({ awaited }) => ({
          awaited: [...awaited.filter((each) => each !== name), name],
        }));
      case 7:
        return inAudience(of, ({ awaited }) => ({ awaited: awaited.slice(1) }));
      case 8:
        return inAudience(of, ({ pieces }) => ({ pieces: [...pieces, piece] }));
      case 9:
        return inAudience(of, ({ pieces }) => ({ pieces: pieces.slice(1) }));
      case 10:
        return (memory) => ({
          ...memory,
          outbox: [...memory.outbox, { name, audience: of, written: false }],
        });
      case 11:
        return (memory) => ({
          ...memory,
          outbox: memory.outbox.slice(1).map((each) => ({ ...each, written: true })),
        });
      default: {
        const end = { audience: of, lane, seq: number, head: name };
        return (memory) => ({
          ...memory,
          index: { version: name, lanes: [...(memory.index?.lanes.slice(-2) ?? []), end] },
        });
      }
    }
  });

/** A memory in the order in which audiences are compared, without those of which nothing is known. */
const known = ({ audiences: all, ...rest }: MailboxMemory) => ({
  ...rest,
  audiences: all
    .filter(
      (each) => JSON.stringify(each) !== JSON.stringify(audienceIn(emptyMemory, each.audience)),
    )
    .toSorted((a, b) => (a.audience < b.audience ? -1 : 1)),
});

/** Rows as a disk gives them back. */
const throughDisk = (rows: readonly MemoryRow[]): readonly MemoryRow[] =>
  rows.map((row) => memoryRowSchema.parse(JSON.parse(JSON.stringify(row))));

describe('rows of a memory', () => {
  it('come to the same memory after whatever changes, each written alone', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), (all) => {
        let remembered = RememberedRows.none;
        let rows: readonly MemoryRow[] = [];
        for (const each of all) {
          const { rows: next, changes } = remembered.changed(each(remembered.memory));
          rows = changedRows(rows, memoryChangesSchema.parse(changes));
          remembered = next;
          expect(rows).toEqual(remembered.rows);
        }
        const read = RememberedRows.of(throughDisk(rows));
        expect(known(read.memory)).toEqual(known(remembered.memory));
        expect(read.rows).toEqual(rows);
        expect(read.changed(read.memory).changes).toEqual({ put: [], gone: [] });
      }),
    );
  });

  it('are written one at a time, however many there are', () => {
    const letters = Array.from({ length: 5000 }, (_, index) => ({
      objects: [hex(index)],
      contents: [`content ${index}`],
    }));
    const long = withAudience(emptyMemory, { ...audienceIn(emptyMemory, 'headquarters'), letters });
    const { rows } = RememberedRows.none.changed(long);
    const next = { objects: [hex(9999)], contents: ['a new one'] };
    const more = withAudience(long, {
      ...audienceIn(long, 'headquarters'),
      letters: [...letters, next],
    });
    expect(rows.changed(more).changes).toEqual({
      put: [{ number: 5001, item: { kind: 'letter', of: 'headquarters', value: next } }],
      gone: [],
    });
  });

  it('that no program of today writes are refused', () => {
    const row = { number: 1, item: { kind: 'awaited', of: 'headquarters', value: hex(1) } };
    expect(memoryRowSchema.safeParse(row).success).toBe(true);
    for (const wrong of [
      { ...row, number: 0 },
      { ...row, more: 1 },
      { ...row, item: { ...row.item, value: 'not a name' } },
      { ...row, item: { ...row.item, kind: 'wonder' } },
    ])
      expect(z.array(memoryRowSchema).safeParse([wrong]).success).toBe(false);
  });
});
