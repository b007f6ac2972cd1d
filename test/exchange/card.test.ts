import { describe, expect, it } from 'vitest';

import { bytesToBase64url, utf8ToBytes } from '../../shared/basics/bytes.ts';
import { agePublicKey, encryptFile, recipientOf } from '../../shared/bundle/encrypted-file.ts';
import { openCard, type MailboxCard, readersOf, writeCard } from '../../shared/exchange/card.ts';
import { headquartersFiles, toRegion } from '../../shared/exchange/memory.ts';
import type { ContestId, Value } from '../../shared/log/operation.ts';
import { encodeValue } from '../../shared/log/value-codec.ts';

const filled = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);
const secret = filled(7);

const sealed = async (value: Value): Promise<Uint8Array> =>
  encryptFile(encodeValue(value), [await recipientOf(secret)]);

async function plainCard(): Promise<Readonly<Record<string, Value>>> {
  const key = agePublicKey(await recipientOf(secret));
  return {
    v: 1,
    contest: filled(1),
    secret: filled(2),
    place: { kind: 'webdav', address: 'https://cloud.example/dav' },
    headquarters: [key],
    regions: { 'KZ-10': [key] },
  };
}

describe('a card', () => {
  it('says all that it was told, to its readers', async () => {
    const reader = await recipientOf(secret);
    const card: MailboxCard = {
      contest: bytesToBase64url(filled(1)) as ContestId,
      secret: filled(2),
      place: { kind: 's3', address: 'https://s3.example', bucket: 'contest', region: 'kz-1' },
      credentials: { user: 'a', password: 'b' },
      headquarters: [reader],
      regions: new Map([['KZ-10', [reader, reader]]]),
    };
    expect(await openCard(await writeCard(card, [reader]), [secret])).toEqual({
      ok: true,
      value: card,
    });
  });

  it('is refused in any other form, and says so where a later program made it', async () => {
    const plain = await plainCard();
    expect((await openCard(await sealed(plain), [secret])).ok).toBe(true);
    const hostile: readonly Value[] = [
      { ...plain, more: 1 },
      { ...plain, v: 0 },
      { ...plain, secret: filled(2).subarray(1) },
      { ...plain, contest: 'x' },
      { ...plain, place: { kind: 'ftp', address: 'ftp://x' } },
      { ...plain, place: { kind: 'webdav', address: 'https://user:password@x/' } },
      { ...plain, place: { kind: 'webdav', address: 'file:///etc/passwd' } },
      { ...plain, place: { kind: 'folder', address: 'two\nlines' } },
      { ...plain, credentials: { user: 'a' } },
      { ...plain, headquarters: [] },
      { ...plain, headquarters: ['age1none'] },
      { ...plain, regions: { '../up': plain['headquarters'] ?? null } },
      { ...plain, regions: { ['__proto__ ']: plain['headquarters'] ?? null } },
      'a text',
      null,
    ];
    const damaged = { ok: false, error: { type: 'CardDamaged' } };
    for (const value of hostile)
      expect(await openCard(await sealed(value), [secret]), JSON.stringify(value)).toEqual(damaged);
    expect(await openCard(await sealed({ v: 2 }), [secret])).toEqual({
      ok: false,
      error: { type: 'CardTooNew' },
    });
    expect(await openCard(utf8ToBytes('nothing'), [secret])).toEqual(damaged);
    expect(await openCard(new Uint8Array(300_000), [secret])).toEqual(damaged);
    expect(await openCard(await sealed(plain), [filled(8)])).toEqual({
      ok: false,
      error: { type: 'CardNotForThisKey' },
    });
  });
});

describe('letters', () => {
  it('are for the keys that the contest names by now, and for those of the card where it names none', () => {
    const key = (byte: number): readonly Uint8Array[] => [filled(byte)];
    const card: MailboxCard = {
      contest: bytesToBase64url(filled(1)) as ContestId,
      secret: filled(2),
      place: { kind: 'folder', address: '/mailbox' },
      headquarters: key(10),
      regions: new Map([['KZ-10', key(11)]]),
    };
    const readers = (said: ReadonlyMap<string, readonly Uint8Array[]>) =>
      ['headquarters', headquartersFiles, toRegion('KZ-10'), toRegion('KZ-11')].map(
        (audience) => readersOf(said, card, audience)[0]?.[0],
      );
    expect(readers(new Map([['headquarters', []]]))).toEqual([10, 10, 11, undefined]);
    const said = new Map([
      ['headquarters', key(20)],
      ['KZ-11', key(21)],
    ]);
    expect(readers(said)).toEqual([20, 20, 11, 21]);
  });
});
