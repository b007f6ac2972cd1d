import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { x25519 } from '@noble/curves/ed25519.js';
import { Encrypter } from 'age-encryption';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { concatBytes, utf8ToBytes } from '../../shared/basics/bytes.ts';
import {
  agePublicKey,
  ageSecretKey,
  encryptedLimit,
  encryptFile,
  looksEncrypted,
  openEncrypted,
  plainLimit,
  recipientOf,
  secretOfAgeKey,
} from '../../shared/bundle/encrypted-file.ts';
import { age, hasAge } from './debian-age.ts';
import { fewCases } from '../builders/few-cases.ts';

// Thousands of readings, on a machine that may be busy with more.
vi.setConfig({ testTimeout: 60_000 });

const secret = Uint8Array.from({ length: 32 }, (_, index) => index + 1);
const stranger = new Uint8Array(32).fill(9);
const notForThisKey = { ok: false, error: { type: 'BundleNotForThisKey' } };
const headerDamaged = { ok: false, error: { type: 'BundleDamaged', part: 'encryption-header' } };
const contentDamaged = { ok: false, error: { type: 'BundleDamaged', part: 'encrypted-content' } };
const unsupported = { ok: false, error: { type: 'EncryptionUnsupported' } };

let recipient: Uint8Array;
let plain: Uint8Array;
let file: Uint8Array;
let headerLength: number;
let folder = '';

/** Length of a file's header, with the line feed behind its code. */
const lengthOfHeader = (bytes: Uint8Array): number => {
  const text = Buffer.from(bytes).toString('latin1');
  return text.indexOf('\n', text.indexOf('\n---') + 1) + 1;
};

/** Compared as buffers: a matcher takes seconds over so many bytes. */
const gives = (opened: Awaited<ReturnType<typeof openEncrypted>>, bytes: Uint8Array): boolean =>
  opened.ok && Buffer.from(opened.value).equals(bytes);

const flipped = (bytes: Uint8Array, at: number): Uint8Array =>
  bytes.map((byte, index) => (index === at ? byte ^ (1 << (at % 8)) : byte));

beforeAll(async () => {
  recipient = await recipientOf(secret);
  plain = Uint8Array.from({ length: 140_000 }, (_, index) => (index * 7919) & 255);
  file = await encryptFile(plain, [recipient]);
  headerLength = lengthOfHeader(file);
  folder = mkdtempSync(join(tmpdir(), 'qazylar-age-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('keys as age writes them', () => {
  it('are these for a known secret', () => {
    expect(recipient).toEqual(x25519.getPublicKey(secret));
    expect(ageSecretKey(secret)).toMatch(/^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/);
    expect(agePublicKey(recipient)).toMatch(/^age1[02-9ac-hj-np-z]{58}$/);
  });

  it('come back from their text, and from no other text', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
        expect(secretOfAgeKey(ageSecretKey(bytes))).toEqual(bytes);
      }),
    );
    const text = ageSecretKey(secret);
    for (let at = 0; at < text.length; at += 1) {
      const other = text[at] === 'Q' ? 'P' : 'Q';
      expect(secretOfAgeKey(`${text.slice(0, at)}${other}${text.slice(at + 1)}`)).toBeNull();
      expect(secretOfAgeKey(text.slice(0, at))).toBeNull();
    }
    for (const wrong of [text.toLowerCase(), ` ${text}`, `${text} `, '', 'AGE-SECRET-KEY-1'])
      expect(secretOfAgeKey(wrong)).toBeNull();
    expect(secretOfAgeKey(ageSecretKey(new Uint8Array(31)))).toBeNull();
    expect(secretOfAgeKey(ageSecretKey(new Uint8Array(33)))).toBeNull();
  });
});

describe('an encrypted file', () => {
  it('opens with the secret of any of those it was encrypted to, and with no other', async () => {
    const others = [new Uint8Array(32).fill(4), new Uint8Array(32).fill(5)];
    const recipients = await Promise.all([secret, ...others].map(recipientOf));
    const shared = await encryptFile(plain, recipients);
    for (const each of [secret, ...others])
      expect(gives(await openEncrypted(shared, [stranger, each]), plain)).toBe(true);
    expect(await openEncrypted(shared, [stranger])).toEqual(notForThisKey);
    expect(await openEncrypted(shared, [])).toEqual(notForThisKey);
  });

  it('opens whatever its length is, around the pieces that it is encrypted in', async () => {
    for (const length of [0, 1, 65_535, 65_536, 65_537, 131_072, 131_073]) {
      const bytes = plain.slice(0, length);
      const opened = await openEncrypted(await encryptFile(bytes, [recipient]), [secret]);
      expect(gives(opened, bytes), String(length)).toBe(true);
    }
  });

  it('never is the same twice, and shows nothing of what is in it', async () => {
    const again = await encryptFile(plain, [recipient]);
    expect(Buffer.from(again).equals(file)).toBe(false);
    expect(Buffer.from(again).includes(Buffer.from(plain.subarray(0, 16)))).toBe(false);
  });

  it('is known by its first bytes', () => {
    expect(looksEncrypted(file)).toBe(true);
    expect(looksEncrypted(file.subarray(0, 18))).toBe(false);
    expect(looksEncrypted(plain)).toBe(false);
    expect(looksEncrypted(new Uint8Array())).toBe(false);
  });

  it('is no larger than what was planned for it', async () => {
    for (const count of [1, 2, 16]) {
      const recipients = Array<Uint8Array>(count).fill(recipient);
      for (const limit of [10_000, 65_536, 200_000, 1_000_000]) {
        const size = plainLimit(limit, count);
        const encrypted = await encryptFile(new Uint8Array(size), recipients);
        expect(encrypted.length).toBeLessThanOrEqual(limit);
        expect(encrypted.length).toBeGreaterThan(limit - 128 - 64 * count);
      }
    }
  });
});

describe('a changed encrypted file', () => {
  it.skipIf(fewCases)('is refused for every changed byte of its header', async () => {
    for (let at = 0; at < headerLength + 16; at += 1) {
      const opened = await openEncrypted(flipped(file, at), [secret]);
      expect(opened.ok, `byte ${at}`).toBe(false);
    }
  });

  it('is refused for changed bytes anywhere in its content', async () => {
    for (let at = headerLength; at < file.length; at += fewCases ? 49_999 : 4999) {
      expect(await openEncrypted(flipped(file, at), [secret]), `byte ${at}`).toEqual(
        contentDamaged,
      );
    }
  });

  it('is refused for every changed byte of a small one', async () => {
    const small = await encryptFile(utf8ToBytes('score 7.5'), [recipient]);
    for (let at = 0; at < small.length; at += fewCases ? 5 : 1)
      expect((await openEncrypted(flipped(small, at), [secret])).ok, `byte ${at}`).toBe(false);
  });

  it('is refused wherever it is cut off, also between two pieces', async () => {
    for (let percent = 0; percent < 100; percent += fewCases ? 9 : 1) {
      const cut = file.subarray(0, Math.floor((file.length * percent) / 100));
      expect((await openEncrypted(cut, [secret])).ok, `${percent} %`).toBe(false);
    }
    const piece = 65_536 + 16;
    for (const end of [headerLength, headerLength + 16, headerLength + 16 + piece]) {
      expect((await openEncrypted(file.subarray(0, end), [secret])).ok).toBe(false);
    }
  });

  it('is refused with pieces exchanged, repeated or left out, and with bytes behind them', async () => {
    const piece = 65_536 + 16;
    const start = headerLength + 16;
    const [head, first, second, last] = [
      file.subarray(0, start),
      file.subarray(start, start + piece),
      file.subarray(start + piece, start + 2 * piece),
      file.subarray(start + 2 * piece),
    ];
    expect(await openEncrypted(concatBytes(head, first, second, last), [secret])).toMatchObject({
      ok: true,
    });
    const arrangements = [
      [second, first, last],
      [first, last],
      [first, first, second, last],
      [first, second],
      [first, second, last, Uint8Array.of(0)],
      [first, second, last, last],
      [last],
      [],
    ];
    for (const pieces of arrangements) {
      expect(await openEncrypted(concatBytes(head, ...pieces), [secret])).toEqual(contentDamaged);
    }
  });
});

describe('a header made to do harm', () => {
  const [version, code] = ['age-encryption.org/v1\n', `--- ${'A'.repeat(43)}\n`];
  const stanza = `-> X25519 ${'A'.repeat(43)}\n${'A'.repeat(43)}\n`;
  const withHeader = (header: string): Uint8Array =>
    concatBytes(utf8ToBytes(header), new Uint8Array(100));

  it.each<[string, string, object]>([
    ['10,000 recipients', version + stanza.repeat(10_000) + code, headerDamaged],
    ['33 recipients', version + '-> x\n\n'.repeat(33) + code, headerDamaged],
    ['no recipient', version + code, headerDamaged],
    ['a megabyte without an end', version + 'a'.repeat(1_000_000), headerDamaged],
    ['a megabyte of lines', version + 'a\n'.repeat(500_000), headerDamaged],
    ['no end', version + stanza, headerDamaged],
    ['only its first line', version, headerDamaged],
    ['nothing but its end', code, headerDamaged],
    ['nothing but its beginning', 'age-encryption.org/', headerDamaged],
    [
      'a passphrase of work factor 30',
      `${version}-> scrypt ${'A'.repeat(22)} 30\n${'A'.repeat(43)}\n${code}`,
      unsupported,
    ],
    [
      'a passphrase among keys',
      `${version}${stanza}-> scrypt ${'A'.repeat(22)} 30\n${'A'.repeat(43)}\n${code}`,
      unsupported,
    ],
    ['a later version of age', `age-encryption.org/v2\n${stanza}${code}`, unsupported],
    ['recipients of another kind only', `${version}-> ssh-rsa abc\n\n${code}`, notForThisKey],
    ['a key that is no point', version + stanza + code, contentDamaged],
  ])('is refused at once: %s', async (_, header, expected) => {
    const started = performance.now();
    const opened = await openEncrypted(withHeader(header), [secret]);
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(opened).toEqual(expected);
  });

  it('is refused under a real passphrase, whose work nobody does', async () => {
    const encrypter = new Encrypter();
    encrypter.setPassphrase('passphrase');
    encrypter.setScryptWorkFactor(2);
    expect(await openEncrypted(await encrypter.encrypt(plain), [secret])).toEqual(unsupported);
  });

  it('may hold 32 recipients in up to 16 KiB', async () => {
    const thirtyTwo = await encryptFile(plain, Array<Uint8Array>(32).fill(recipient));
    expect(gives(await openEncrypted(thirtyTwo, [secret]), plain)).toBe(true);
    const thirtyThree = await encryptFile(plain, Array<Uint8Array>(33).fill(recipient));
    expect(await openEncrypted(thirtyThree, [secret])).toEqual(headerDamaged);
    const long = (length: number) =>
      version + `-> ${'x'.repeat(length - version.length - code.length - 5)}\n\n` + code;
    expect(lengthOfHeader(withHeader(long(16_384)))).toBe(16_384);
    expect(await openEncrypted(withHeader(long(16_384)), [secret])).toEqual(notForThisKey);
    expect(await openEncrypted(withHeader(long(16_385)), [secret])).toEqual(headerDamaged);
  });

  it('is not looked at in a file beyond every limit', async () => {
    const huge = new Uint8Array(encryptedLimit + 1);
    huge.set(file);
    expect(await openEncrypted(huge, [secret])).toEqual({
      ok: false,
      error: { type: 'FileTooLarge' },
    });
    expect(await openEncrypted(huge.subarray(0, encryptedLimit), [])).toEqual(notForThisKey);
  });
});

describe.skipIf(!hasAge)('beside Debian’s age', () => {
  it('opens what that encrypts', async () => {
    for (const length of [0, 10, 65_536, 140_000]) {
      const bytes = plain.subarray(0, length);
      const theirs = age(
        ['-r', agePublicKey(recipient), '-r', agePublicKey(await recipientOf(stranger))],
        bytes,
      );
      expect(gives(await openEncrypted(theirs, [secret]), bytes)).toBe(true);
    }
  });

  it('makes what that opens', async () => {
    const key = join(folder, 'key.txt');
    writeFileSync(key, `# a comment\n${ageSecretKey(secret)}\n`);
    const shared = await encryptFile(plain, [await recipientOf(stranger), recipient]);
    expect(Buffer.from(age(['-d', '-i', key], shared)).equals(plain)).toBe(true);
    expect(() => age(['-d', '-i', key], flipped(shared, shared.length - 1))).toThrow(/./);
  });
});
