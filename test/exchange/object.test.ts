import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';

import { equalBytes, utf8ToBytes } from '../../shared/basics/bytes.ts';
import { encryptFile } from '../../shared/bundle/encrypted-file.ts';
import { backOff } from '../../shared/exchange/back-off.ts';
import { cutLetter, joinLetter, wholeLetters } from '../../shared/exchange/letter.ts';
import { mergeLanes, openIndex, sealIndex } from '../../shared/exchange/mailbox-index.ts';
import { type MailboxKeys, mailboxKeys } from '../../shared/exchange/mailbox-keys.ts';
import {
  type MailboxObject,
  objectLimit,
  openObject,
  partLimit,
  pieceLimit,
  sealObject,
} from '../../shared/exchange/object.ts';
import { encodePadded } from '../../shared/exchange/padding.ts';
import { sealValue } from '../../shared/exchange/sealed-value.ts';

let keys: MailboxKeys;
let others: MailboxKeys;
beforeAll(async () => {
  keys = await mailboxKeys(new Uint8Array(32).fill(1));
  others = await mailboxKeys(new Uint8Array(32).fill(2));
});

const object: MailboxObject = {
  lane: 'ab'.repeat(16),
  seq: 3,
  previous: 'cd'.repeat(32),
  part: 1,
  of: 2,
  file: 'ef'.repeat(32),
  bytes: utf8ToBytes('a piece'),
};

const damaged = { ok: false, error: { type: 'ObjectDamaged' } };

describe('an object of a mailbox', () => {
  it('holds what was put into it, for who has the secret', async () => {
    const sealed = await sealObject(object, keys);
    expect(await openObject(sealed, keys)).toEqual({ ok: true, value: object });
    expect(await openObject(sealed, others)).toEqual(damaged);
    const first = { ...object, seq: 0, previous: null, part: 0, of: 1 };
    expect(await openObject(await sealObject(first, keys), keys)).toEqual({
      ok: true,
      value: first,
    });
  });

  it('grows in steps, so that its size tells little', async () => {
    const sizes = new Set<number>();
    for (let length = 1; length < 900; length += 37)
      sizes.add((await sealObject({ ...object, bytes: new Uint8Array(length) }, keys)).length);
    expect(sizes.size).toBe(3);
    const largest = await sealObject({ ...object, bytes: new Uint8Array(pieceLimit) }, keys);
    expect(largest.length).toBeLessThanOrEqual(objectLimit);
  });

  it('is padded to 512 bytes whatever it holds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 70_000 }), (length) => {
        const bytes = encodePadded({ bytes: new Uint8Array(length) });
        expect(bytes.length % 512).toBe(0);
        expect(bytes.length).toBeLessThanOrEqual(length + 1100);
      }),
      { numRuns: 300 },
    );
  });

  it('is refused changed, too large, of another form, or of a later program', async () => {
    const sealed = await sealObject(object, keys);
    for (let at = 0; at < sealed.length; at += 41)
      expect(
        await openObject(
          sealed.map((byte, index) => (index === at ? byte ^ 1 : byte)),
          keys,
        ),
      ).toEqual(damaged);
    const hostile: readonly MailboxObject[] = [
      { ...object, bytes: new Uint8Array() },
      { ...object, bytes: new Uint8Array(pieceLimit + 1) },
      { ...object, part: 2 },
      { ...object, of: partLimit + 1 },
      { ...object, seq: 0 },
      { ...object, lane: 'ab' },
      { ...object, file: 'ef' },
    ];
    for (const each of hostile)
      expect(await openObject(await sealObject(each, keys), keys)).toEqual(damaged);
    expect(await openObject(await sealValue({ v: 2 }, keys), keys)).toEqual({
      ok: false,
      error: { type: 'ObjectTooNew' },
    });
    expect(await openObject(new Uint8Array(objectLimit + 1), keys)).toEqual(damaged);
    const text = await encryptFile(utf8ToBytes('no value'), [keys.recipient]);
    expect(await openObject(text, keys)).toEqual(damaged);
    expect(
      await openObject(await encryptFile(new Uint8Array([0xf6]), [keys.recipient]), keys),
    ).toEqual(damaged);
  });
});

describe('a letter', () => {
  it('is cut into pieces and made of them again', () => {
    for (const length of [1, pieceLimit, pieceLimit + 1, 3 * pieceLimit]) {
      const letter = Uint8Array.from({ length }, (_, index) => index % 251);
      const parts = cutLetter(letter);
      expect(parts).toHaveLength(Math.ceil(length / pieceLimit));
      // Compared by hand: of so many bytes the matcher makes objects.
      expect(equalBytes(joinLetter(parts) ?? new Uint8Array(), letter)).toBe(true);
    }
    expect(joinLetter([{ ...object, bytes: utf8ToBytes('another') }])).toBeNull();
  });

  it('is whole once each place is filled, in whatever order, and takes the first of two at one place', () => {
    const piece = { lane: object.lane, of: 2, file: object.file };
    const second = { ...piece, name: '2', seq: 1, part: 1 };
    const first = { ...piece, name: '1', seq: 0, part: 0 };
    const again = { ...piece, name: '3', seq: 1, part: 1 };
    expect(wholeLetters([second])).toEqual([]);
    expect(wholeLetters([second, { ...first, seq: 5 }])).toEqual([]);
    const [letter] = wholeLetters([second, first, again]);
    expect(letter?.pieces).toEqual([first, second]);
    expect(letter?.objects).toEqual(['2', '1', '3']);
  });
});

describe('an index', () => {
  const end = { audience: 'headquarters', lane: '01'.repeat(16), seq: 4, head: 'aa'.repeat(32) };
  const later = { ...end, seq: 5, head: 'bb'.repeat(32) };
  const other = { ...end, lane: '00'.repeat(16) };

  it('names the furthest end of each lane, whoever says it', async () => {
    expect(mergeLanes([end, other], [later])).toEqual([other, later]);
    expect(mergeLanes([later], [end, other])).toEqual([other, later]);
    const sealed = await sealIndex([later, end, other], keys);
    expect(await openIndex(sealed, keys)).toEqual({ ok: true, value: [other, later] });
  });

  it('is refused of another mailbox, of another form, and of more lanes than anybody has', async () => {
    expect(await openIndex(await sealIndex([end], others), keys)).toEqual(damaged);
    expect(await openIndex(await sealIndex([{ ...end, seq: -1 }], keys), keys)).toEqual(damaged);
    expect(await openIndex(await sealIndex([{ ...end, audience: '' }], keys), keys)).toEqual(
      damaged,
    );
    const many = Array.from({ length: 10_001 }, () => end);
    expect(await openIndex(await sealIndex(many, keys), keys)).toEqual(damaged);
  });
});

describe('waiting after a failure', () => {
  it('doubles from five seconds to ten minutes, half of it by chance', () => {
    const after = (failures: number, random: number): number =>
      backOff(failures, { type: 'ExchangeUnreachable' }, random);
    expect([1, 2, 3, 7, 8, 100].map((failures) => after(failures, 0))).toEqual([
      5, 10, 20, 320, 600, 600,
    ]);
    expect(after(3, 0.5)).toBe(15);
    expect(after(1, 0.99)).toBe(5);
  });

  it('waits as long as the store asks, within a day', () => {
    const asked = (retryAfter: number | null): number =>
      backOff(1, { type: 'ExchangeBusy', retryAfter }, 0);
    expect([asked(null), asked(2), asked(120), asked(1_000_000)]).toEqual([5, 5, 120, 86_400]);
  });
});
