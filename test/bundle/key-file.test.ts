import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ed25519 } from '@noble/curves/ed25519.js';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { bytesToBase64url, sha256, toHex, utf8ToBytes } from '../../shared/basics/bytes.ts';
import { ageSecretKey, encryptFile, recipientOf } from '../../shared/bundle/encrypted-file.ts';
import {
  headquartersIdentity,
  personalIdentity,
  personalRecipient,
  regionIdentity,
} from '../../shared/bundle/identities.ts';
import {
  identitiesInKeyFile,
  type KeyFile,
  readKeyFile,
  writeKeyFile,
} from '../../shared/bundle/key-file.ts';
import type { ContestId, LogId } from '../../shared/log/operation.ts';
import { age, hasAge } from './debian-age.ts';

// Thousands of readings, on a machine that may be busy with more.
vi.setConfig({ testTimeout: 60_000 });

const seed = Uint8Array.from({ length: 32 }, (_, index) => 255 - index);
const contest = bytesToBase64url(new Uint8Array(32).fill(3)) as ContestId;
const other = bytesToBase64url(new Uint8Array(32).fill(4)) as ContestId;
const file: KeyFile = {
  contest,
  log: bytesToBase64url(new Uint8Array(16).fill(5)) as LogId,
  seed,
  demo: false,
};
const malformed = { ok: false, error: { type: 'KeyFileMalformed' } };
const text = writeKeyFile(file);
const json = (fields: object = {}): string =>
  JSON.stringify({
    qazylar: 'headquarters key',
    contest,
    log: file.log,
    seed: bytesToBase64url(seed),
    ...fields,
  });

describe('the secrets that follow from a root seed', () => {
  it('are these hashes', () => {
    const plain = (domain: string, region: string): string =>
      toHex(
        sha256(
          new Uint8Array([
            ...utf8ToBytes(domain),
            ...seed,
            ...new Uint8Array(32).fill(3),
            ...utf8ToBytes(region),
          ]),
        ),
      );
    expect(toHex(headquartersIdentity(seed, contest))).toBe(
      plain('qazylar headquarters encryption 1\n', ''),
    );
    expect(toHex(regionIdentity(seed, contest, 'KZ-11'))).toBe(
      plain('qazylar region encryption 1\n', 'KZ-11'),
    );
  });

  it('of a person are those of the signing key, as another library has them', async () => {
    for (const byte of [0, 1, 90, 255]) {
      const own = new Uint8Array(32).fill(byte);
      const publicKey = ed25519.getPublicKey(own);
      const recipient = personalRecipient(publicKey);
      expect(toHex(recipient)).toBe(toHex(ed25519.utils.toMontgomery(publicKey)));
      expect(toHex(await recipientOf(personalIdentity(own)))).toBe(toHex(recipient));
    }
  });

  it('are different for every seed, contest and region', () => {
    const secrets = [
      headquartersIdentity(seed, contest),
      headquartersIdentity(seed, other),
      headquartersIdentity(seed.toReversed(), contest),
      regionIdentity(seed, contest, 'KZ-10'),
      regionIdentity(seed, contest, 'KZ-11'),
      regionIdentity(seed, contest, ''),
      regionIdentity(seed, other, 'KZ-11'),
    ];
    expect(new Set(secrets.map(toHex)).size).toBe(secrets.length);
  });

  it('are asked for with an id that is one, or there is a mistake in the program', () => {
    expect(() => headquartersIdentity(seed, 'contest' as ContestId)).toThrow('base64url');
  });
});

describe('a key file', () => {
  it('comes back as it was written, with line ends of any system', () => {
    expect(readKeyFile(text)).toEqual({ ok: true, value: file });
    expect(readKeyFile(text.replaceAll('\n', '\r\n'))).toEqual({ ok: true, value: file });
    const demo = { ...file, demo: true };
    expect(readKeyFile(writeKeyFile(demo))).toEqual({ ok: true, value: demo });
  });

  it('is an age identity file: comments, and one secret', () => {
    const lines = text.trimEnd().split('\n');
    expect(lines.slice(0, -1).every((line) => line.startsWith('#'))).toBe(true);
    expect(lines.at(-1)).toBe(ageSecretKey(headquartersIdentity(seed, contest)));
    expect(text).toMatch(/штабтың[^]*ключ штаба[^]*secret key/);
  });

  it('is still read in its form of early versions', () => {
    expect(readKeyFile(json())).toEqual({ ok: true, value: file });
    expect(readKeyFile(`\n${json({ demo: true, publicKey: 'x' })}\n`)).toEqual({
      ok: true,
      value: { ...file, demo: true },
    });
  });

  const jsonLine = text.split('\n').find((line) => line.startsWith('# qazylar ')) ?? '';
  const strange = ageSecretKey(headquartersIdentity(seed, other));
  it.each<[string, string]>([
    ['nothing', ''],
    ['another text', 'hello'],
    ['JSON of another form', '{"qazylar":"archive"}'],
    ['broken JSON', '{'],
    ['null', 'null'],
    ['the JSON without its name', JSON.stringify({ ...JSON.parse(json()), qazylar: 'key' })],
    ['a short seed in JSON', json({ seed: 'AAAA' })],
    ['a contest that is no id in JSON', json({ contest: 'x' })],
    ['no line of ours', text.replace(jsonLine, '#')],
    ['two lines of ours', text.replace(jsonLine, `${jsonLine}\n${jsonLine}`)],
    ['broken JSON in our line', text.replace('"demo":false}', '"demo":false')],
    ['a field more', text.replace('"demo":false', '"demo":false,"role":"admin"')],
    ['a seed with stray bits', text.replace(/"seed":"([^"]{42})."/, '"seed":"$1B"')],
    ['the secret of another contest', text.replace(/^AGE.*$/m, strange)],
    ['a second secret', `${text}${strange}\n`],
    ['a line more', `${text}hello\n`],
    ['a space before the secret', text.replace('\nAGE', '\n AGE')],
  ])('is refused: %s', (_, wrong) => {
    expect(wrong).not.toBe(text);
    expect(readKeyFile(wrong)).toEqual(malformed);
  });
});

describe('the secrets in a key file', () => {
  it('are those of any age identity file', () => {
    const [first, second] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];
    const lines = `# comment\r\n\r\n${ageSecretKey(first)}\r\n${ageSecretKey(second)}`;
    expect(identitiesInKeyFile(lines)).toEqual({ ok: true, value: [first, second] });
    const own = { ok: true, value: [headquartersIdentity(seed, contest)] };
    expect(identitiesInKeyFile(text)).toEqual(own);
    expect(identitiesInKeyFile(json())).toEqual(own);
    expect(identitiesInKeyFile(`\r\n ${json()}\n`)).toEqual(own);
  });

  it.each([
    '',
    '# only a comment\n',
    'hello',
    `${text}hello`,
    '{}',
    ageSecretKey(seed).slice(0, -1),
  ])('are not in %j', (wrong) => {
    expect(identitiesInKeyFile(wrong)).toEqual(malformed);
  });
});

describe.skipIf(!hasAge)('the key file beside Debian’s age', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'qazylar-key-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('opens there what is encrypted to headquarters', async () => {
    const key = join(folder, 'headquarters.key');
    writeFileSync(key, text);
    const plain = utf8ToBytes('a bundle');
    const recipient = await recipientOf(headquartersIdentity(seed, contest));
    expect(age(['-d', '-i', key], await encryptFile(plain, [recipient]))).toEqual(plain);
  });
});
