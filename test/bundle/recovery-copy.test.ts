import { Encrypter } from 'age-encryption';
import { describe, expect, it } from 'vitest';

import { utf8ToBytes } from '../../shared/basics/bytes.ts';
import { encryptFile, recipientOf } from '../../shared/bundle/encrypted-file.ts';
import {
  newRecoveryCode,
  openRecoveryCopy,
  readRecoveryCode,
  recoveryCodeBytes,
  writeRecoveryCopy,
} from '../../shared/bundle/recovery-copy.ts';

/** A copy takes about a second of work, several where the machine is busy. */
const patience = 60_000;
const keyFile = '# qazylar «кілт»\nAGE-SECRET-KEY-1\n';
const code = newRecoveryCode(Uint8Array.from({ length: 40 }, (_, index) => index * 3));

const underPassphrase = async (passphrase: string, workFactor: number): Promise<Uint8Array> => {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  encrypter.setScryptWorkFactor(workFactor);
  return encrypter.encrypt(keyFile);
};

describe('a recovery code', () => {
  it('is 8 groups of 5 letters and digits, 5 random bits in each', () => {
    expect(recoveryCodeBytes).toBe(40);
    expect(newRecoveryCode(new Uint8Array(40))).toBe(Array<string>(8).fill('00000').join('-'));
    expect(newRecoveryCode(new Uint8Array(40).fill(255))).toBe(
      Array<string>(8).fill('ZZZZZ').join('-'),
    );
    const all = Uint8Array.from({ length: 40 }, (_, index) => index % 32);
    const letters = newRecoveryCode(all).replaceAll('-', '');
    expect(new Set(letters).size).toBe(32);
    expect(letters).not.toMatch(/[ILOU]/);
    expect(() => newRecoveryCode(new Uint8Array(39))).toThrow('40 random bytes');
  });

  it('is read as people type it', () => {
    const group = 'A0B1C';
    const printed = Array<string>(8).fill(group).join('-');
    for (const typed of [
      printed,
      printed.toLowerCase(),
      printed.replaceAll('-', ''),
      ` ${printed.replaceAll('-', ' – ')}\n`,
      printed.replaceAll('0', 'O').replaceAll('1', 'l'),
      printed.replaceAll('1', 'I').replaceAll('0', 'o'),
      // Cyrillic letters of the other keyboard layout.
      printed.replaceAll('A', '\u0410').replaceAll('B', '\u0432').replaceAll('C', '\u0441'),
    ])
      expect(readRecoveryCode(typed)).toBe(printed);
    for (const letter of '\u0415\u041d\u041a\u041c\u0420\u0422\u0425\u0423')
      expect(readRecoveryCode(letter.repeat(40))).toMatch(/^[EHKMPTXY-]{47}$/);
    expect(readRecoveryCode('\u041e'.repeat(40))).toBe(readRecoveryCode('0'.repeat(40)));
    expect(readRecoveryCode('\u0406'.repeat(40))).toBe(readRecoveryCode('1'.repeat(40)));
    for (const wrong of [
      '',
      printed.slice(1),
      `${printed}A`,
      printed.replace('A', 'U'),
      'ä'.repeat(40),
    ])
      expect(readRecoveryCode(wrong)).toBeNull();
  });
});

describe('a recovery copy', () => {
  it(
    'opens with its code, and costs the work it says',
    async () => {
      const copy = await writeRecoveryCopy(keyFile, code);
      expect(new TextDecoder().decode(copy.subarray(0, 80))).toMatch(
        /^age.*\n-> scrypt \S{22} 16\n/,
      );
      expect(await openRecoveryCopy(copy, code.toLowerCase())).toEqual({
        ok: true,
        value: keyFile,
      });
    },
    patience,
  );

  it(
    'opens with no other code',
    async () => {
      const wrong = code.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
      expect(await openRecoveryCopy(await underPassphrase(code, 4), wrong)).toEqual({
        ok: false,
        error: { type: 'RecoveryCodeWrong' },
      });
      expect(await openRecoveryCopy(await underPassphrase(code, 4), code.slice(1))).toEqual({
        ok: false,
        error: { type: 'RecoveryCodeMalformed' },
      });
    },
    patience,
  );

  it(
    'is refused where it was changed',
    async () => {
      const cheap = await underPassphrase(code, 1);
      expect(await openRecoveryCopy(cheap, code)).toEqual({ ok: true, value: keyFile });
      for (let at = 0; at < cheap.length; at += 1) {
        const changed = cheap.map((byte, index) => (index === at ? byte ^ 1 : byte));
        // A flip in the work factor asks for more work, up to what is allowed; the answer is the same.
        expect((await openRecoveryCopy(changed, code)).ok, `byte ${at}`).toBe(false);
      }
      const last = cheap.map((byte, index) => (index === cheap.length - 1 ? byte ^ 1 : byte));
      expect(await openRecoveryCopy(last, code)).toEqual({
        ok: false,
        error: { type: 'RecoveryCopyDamaged' },
      });
    },
    patience,
  );

  const head = 'age-encryption.org/v1\n';
  const stanza = (work: string, type = 'scrypt') =>
    `-> ${type} ${'A'.repeat(22)}${work}\n${'A'.repeat(43)}\n`;
  const end = `--- ${'A'.repeat(43)}\n`;

  it('is told from other files before any work is done', async () => {
    const recipient = await recipientOf(new Uint8Array(32).fill(7));
    const files = [
      new Uint8Array(),
      utf8ToBytes(keyFile),
      await encryptFile(utf8ToBytes(keyFile), [recipient]),
      ...[' 19', ' 30', ' 018', ' 1e1', ' 100', ' 0', ' -1', ' ', ''].map((work) =>
        utf8ToBytes(head + stanza(work) + end),
      ),
      utf8ToBytes(head + stanza(' 10', 'stretched') + end),
      utf8ToBytes(head + stanza(' 10') + stanza(' 10') + end),
      utf8ToBytes(`${head}-> scrypt ${'A'.repeat(22)}\n-> X25519 5\n${end}`),
      new Uint8Array([...(await underPassphrase(code, 1)), ...new Uint8Array(64 * 1024)]),
    ];
    for (const bytes of files) {
      const started = performance.now();
      expect(await openRecoveryCopy(bytes, code)).toEqual({
        ok: false,
        error: { type: 'NotARecoveryCopy' },
      });
      expect(performance.now() - started).toBeLessThan(5000);
    }
  });

  it('may ask for the work that `age -p` asks for, and have 64 KiB', async () => {
    const errorOf = async (bytes: Uint8Array): Promise<unknown> => {
      // The code is looked at only where the file may be a copy.
      const opened = await openRecoveryCopy(bytes, 'no code');
      return opened.ok ? 'opens' : opened.error.type;
    };
    const header = utf8ToBytes(head + stanza(' 18') + end);
    expect(await errorOf(header)).toBe('RecoveryCodeMalformed');
    const padded = new Uint8Array(64 * 1024 + 1);
    padded.set(header);
    expect(await errorOf(padded.subarray(0, -1))).toBe('RecoveryCodeMalformed');
    expect(await errorOf(padded)).toBe('NotARecoveryCopy');
  });
});
