import { deflateRawSync } from 'node:zlib';
import { beforeAll, describe, expect, it, vi } from 'vitest';

import { concatBytes, sha256, toHex, utf8ToBytes } from '../../shared/basics/bytes.ts';
import type { Milli } from '../../shared/basics/points.ts';
import { openBundle, openBundleFrom, writeBundle } from '../../shared/bundle/bundle.ts';
import { sourceOf } from '../../shared/bundle/byte-source.ts';
import {
  encryptFile,
  looksEncrypted,
  openEncrypted,
  recipientOf,
} from '../../shared/bundle/encrypted-file.ts';
import { decodeManifest } from '../../shared/bundle/manifest.ts';
import { writeZip } from '../../shared/bundle/zip.ts';
import { decodeValue, encodeValue } from '../../shared/log/value-codec.ts';
import { setScore } from '../../shared/scoring/score-operations.ts';
import { buildContest, ed25519, type TestInstallation } from '../builders/contest-builder.ts';
import { type Craft, craftContent, craftSegment } from '../log/craft-segment.ts';
import { type BundleCraft, entriesOf, recraft } from './craft-bundle.ts';
import { fewCases } from '../builders/few-cases.ts';

// Thousands of readings, on a machine that may be busy with more.
vi.setConfig({ testTimeout: 60_000 });

/**
 * Every bad input of a bundle that the design names, each with the error it gives. Single bits and every percent are
 * in bundle.test.ts; what a merge says of operations that are sound but not allowed is in test/electron.
 */

const secret = new Uint8Array(32).fill(1);
const stranger = new Uint8Array(32).fill(2);

let juror: TestInstallation;
let good: Uint8Array;
let sealed: Uint8Array;

/** A file as every reader takes it: decrypted first where it is encrypted. */
async function errorOf(file: Uint8Array): Promise<unknown> {
  const plain = looksEncrypted(file) ? await openEncrypted(file, [secret]) : null;
  if (plain?.ok === false) return plain.error;
  const opened = await openBundle(plain?.value ?? file, ed25519.verify);
  return opened.ok ? 'opens' : opened.error;
}

const segmentName = (bytes: Uint8Array): string => {
  const { value } = decodeValue(bytes) as { value: readonly Uint8Array[] };
  const header = value[0] ?? new Uint8Array();
  return `segments/${toHex(sha256(concatBytes(utf8ToBytes('qazylar segment identity 1\n'), header)))}.seg`;
};

/** A bundle of our sender with one crafted segment in it and nothing else wrong. */
async function withSegment(craft: Craft): Promise<Uint8Array> {
  const bytes = await craftSegment(juror.key, craft);
  const body: BundleCraft['body'] = () => [{ name: segmentName(bytes), bytes }];
  return recraft(good, juror.key, { body });
}

const withManifest = (text: (manifest: string) => string): Promise<Uint8Array> =>
  recraft(good, juror.key, { text });

const withField = (field: string): Promise<Uint8Array> =>
  withManifest((text) => text.replace('{\n', `{\n  ${field},\n`));

const damaged = (part: string) => ({ type: 'BundleDamaged', part });
const manifestDamaged = damaged('manifest.json');

beforeAll(async () => {
  const world = await buildContest();
  const [first] = world.jurors;
  if (first === undefined) throw new Error('a juror');
  juror = first;
  await juror.seal([
    setScore({ stage: 'written', submission: '1', juror: 'j1' }, 'novelty', 7000 as Milli),
  ]);
  good = await writeBundle(
    {
      manifest: {
        kind: 'scores',
        contest: world.contest,
        title: { kk: 'Байқау', ru: 'Конкурс', en: 'Contest' },
        demo: false,
        sender: { log: juror.log, person: 'j1', name: 'Айтбаев Қайсар', role: 'juror' },
        recipients: ['headquarters'],
        created: 1_700_000_000_000,
      },
      segments: juror.segments,
    },
    juror.key,
  );
  sealed = await encryptFile(good, [await recipientOf(secret)]);
});

describe('the files that all the others are made from', () => {
  it('open', async () => {
    expect(await errorOf(good)).toBe('opens');
    expect(await errorOf(sealed)).toBe('opens');
    expect(await errorOf(await withManifest((text) => text))).toBe('opens');
  });
});

describe('a file that is no bundle', () => {
  const ageHead = 'age-encryption.org/v1\n';
  const stanza = `-> X25519 ${'A'.repeat(43)}\n${'A'.repeat(43)}\n`;
  const ageEnd = `--- ${'A'.repeat(43)}\n`;

  it.each<[string, () => Uint8Array | Promise<Uint8Array>, object]>([
    ['empty', () => new Uint8Array(), { type: 'FileEmpty' }],
    ['one byte', () => Uint8Array.of(0), { type: 'NotABundle' }],
    [
      'wrong magic',
      () => concatBytes(utf8ToBytes('PK\u0003\u0005'), good.subarray(4)),
      { type: 'NotABundle' },
    ],
    ['a text', () => utf8ToBytes('hello'), { type: 'NotABundle' }],
    ['another ZIP', () => writeZip([{ name: 'a.txt', bytes: good }]), { type: 'NotABundle' }],
    ['beyond 512 MiB', () => new Uint8Array(512 * 1024 * 1024 + 1), { type: 'FileTooLarge' }],
    [
      'version 0',
      () => withManifest((text) => text.replace('"format": 1', '"format": 0')),
      manifestDamaged,
    ],
    [
      'version 255',
      () => withManifest((text) => text.replace('"format": 1', '"format": 255')),
      { type: 'BundleTooNew' },
    ],
    ['two in one', () => concatBytes(good, good), damaged('container')],
    ['bytes behind it', () => concatBytes(good, new Uint8Array(3)), { type: 'BundleTruncated' }],
    ['a second end behind it', () => concatBytes(good, good.subarray(-22)), damaged('container')],
    ['bytes before it', () => concatBytes(new Uint8Array(3), good), { type: 'NotABundle' }],
    [
      '10,000 recipients',
      () => utf8ToBytes(ageHead + stanza.repeat(10_000) + ageEnd),
      damaged('encryption-header'),
    ],
    [
      'a passphrase of work factor 30',
      () => utf8ToBytes(`${ageHead}-> scrypt ${'A'.repeat(22)} 30\n${'A'.repeat(43)}\n${ageEnd}`),
      { type: 'EncryptionUnsupported' },
    ],
    [
      'encrypted to somebody else',
      async () => encryptFile(good, [await recipientOf(stranger)]),
      { type: 'BundleNotForThisKey' },
    ],
    [
      'encrypted, and something else inside',
      async () => encryptFile(utf8ToBytes('hello'), [await recipientOf(secret)]),
      { type: 'NotABundle' },
    ],
    [
      'encrypted twice',
      async () => encryptFile(sealed, [await recipientOf(secret)]),
      { type: 'BundleEncrypted' },
    ],
    [
      'encrypted, one bit changed',
      () => sealed.map((byte, at) => (at === sealed.length - 40 ? byte ^ 4 : byte)),
      damaged('encrypted-content'),
    ],
    [
      'encrypted, bytes behind it',
      () => concatBytes(sealed, new Uint8Array(1)),
      damaged('encrypted-content'),
    ],
    ['encrypted, two in one', () => concatBytes(sealed, sealed), damaged('encrypted-content')],
  ])('is refused: %s', async (_, bytes, error) => {
    expect(await errorOf(await bytes())).toEqual(error);
  });

  it('is refused wherever an encrypted one is cut off', async () => {
    for (let percent = 0; percent < 100; percent += fewCases ? 9 : 1) {
      const error = await errorOf(sealed.subarray(0, Math.floor((sealed.length * percent) / 100)));
      expect(error, `${percent} %`).toMatchObject({
        type: expect.stringMatching(/^(FileEmpty|NotABundle|BundleDamaged)$/) as string,
      });
    }
  });
});

describe('packed data made to do harm', () => {
  /** 300 MB of zeros in some 290 KB. */
  const bomb = new Uint8Array(
    deflateRawSync(new Uint8Array(fewCases ? 1000 : 300_000_000), { level: 9 }),
  );

  it.each<[string, () => Craft]>([
    ['a bomb that says 4 KB', () => ({ packed: bomb, header: { size: 4096 } })],
    [
      'a bomb that says 64 MiB',
      () => ({ packed: bomb, header: { size: (fewCases ? 1 : 64) * 1024 * 1024 } }),
    ],
    ['a bomb that says what it is', () => ({ packed: bomb, header: { size: 300_000_000 } })],
    ['one byte more than it says', () => ({ header: { size: craftContent().length - 1 } })],
    ['one byte less than it says', () => ({ header: { size: craftContent().length + 1 } })],
    ['no packed data', () => ({ packed: new Uint8Array() })],
    [
      'half of its packed data',
      () => ({ packed: new Uint8Array(deflateRawSync(craftContent())).subarray(0, 40) }),
    ],
    [
      'a million values where one is said',
      () => ({
        content: craftContent({ values: Array<number>(fewCases ? 1000 : 1_000_000).fill(0) }),
      }),
    ],
    [
      'a count of 10¹²',
      () => ({
        content: craftContent({
          commits: {
            count: 1e12,
            author: new Uint8Array(1),
            clock: new Uint8Array(1),
            size: new Uint8Array(1),
          },
        }),
      }),
    ],
  ])(
    'refuses the file soon and in little memory: %s',
    async (_, craft) => {
      const bytes = await withSegment(craft());
      const [before, started] = [process.memoryUsage().arrayBuffers, performance.now()];
      expect(await errorOf(bytes)).toEqual({ type: 'SegmentDamaged' });
      // A busy machine is no bomb: alone it takes a tenth of this.
      expect(performance.now() - started).toBeLessThan(15_000);
      expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(160 * 1024 * 1024);
    },
    20_000,
  );

  it('refuses five million tiny entries at the first look', async () => {
    let reads = 0;
    const many = writeZip([{ name: 'README.txt', bytes: good }]);
    new DataView(many.buffer).setUint16(many.length - 12, 65_535, true);
    const source = sourceOf(many);
    const opened = await openBundleFrom(
      {
        size: 400_000_000,
        read: (from, to) => {
          reads += 1;
          return source.read(
            Math.max(0, from - 400_000_000 + many.length),
            to - (from === 0 ? 0 : 400_000_000 - many.length),
          );
        },
      },
      ed25519.verify,
    );
    expect(opened).toEqual({ ok: false, error: damaged('container') });
    expect(reads).toBe(3);
  });

  it('refuses an entry that says another size than it has', async () => {
    for (const size of [0, 1, 1e6, 0xffffffff]) {
      const changed = Uint8Array.from(good);
      new DataView(changed.buffer).setUint32(22, size, true);
      expect(await errorOf(changed)).toEqual(damaged('container'));
    }
  });

  it.each([
    '../../etc/passwd',
    '/etc/passwd',
    'C:\\x',
    'segments/..',
    'CON',
    'segments/a.seg',
    'attachments/',
    'mimetype',
    '\u0000',
  ])('refuses an entry named %j, of which no path is ever made', async (name) => {
    const entry = { name, bytes: new Uint8Array(2) };
    const body: BundleCraft['body'] = (rest) =>
      [entry, ...rest].toSorted((a, b) => (a.name < b.name ? -1 : 1));
    expect(await errorOf(await recraft(good, juror.key, { body }))).toEqual(damaged(name));
  });
});

describe('a manifest made to do harm', () => {
  const many = fewCases ? 1e4 : 1e6;

  it.each<[string, () => Promise<Uint8Array>]>([
    ['__proto__', () => withField('"__proto__": { "demo": true }')],
    ['constructor.prototype', () => withField('"constructor": { "prototype": { "demo": true } }')],
    ['a key twice', () => withField('"demo": true')],
    ['role "admin"', () => withField('"role": "admin"')],
    [
      'role "admin" of the sender',
      () => withManifest((text) => text.replace('"role": "juror"', '"role": "admin"')),
    ],
    ['depth 10⁶', () => withField(`"a": ${'['.repeat(many)}${']'.repeat(many)}`)],
    ['depth 10⁶ of objects', () => withField(`"a": ${'{"a":'.repeat(many)}1${'}'.repeat(many)}`)],
    ['a text of 100 MB', () => withField(`"a": "${'a'.repeat(fewCases ? 1e5 : 1e8)}"`)],
    [
      'a title of 10 MB',
      () =>
        withManifest((text) => text.replace('"Contest"', `"${'a'.repeat(fewCases ? 1e5 : 1e7)}"`)),
    ],
    ['half a letter', () => withManifest((text) => text.replace('"Contest"', '"\\ud800"'))],
    [
      'a letter that turns the text',
      () => withManifest((text) => text.replace('"Contest"', '"\u202e"')),
    ],
    ['a mark before it', () => withManifest((text) => `\ufeff${text}`)],
    ['a mark in it', () => withManifest((text) => text.replace('"Contest"', '"\ufeff"'))],
    ['NUL in it', () => withManifest((text) => text.replace('"Contest"', '"\\u0000"'))],
    ['NUL behind it', () => withManifest((text) => `${text}\0`)],
    ['1e999', () => withManifest((text) => text.replace(/"created": \d+/, '"created": 1e999'))],
    ['−0', () => withManifest((text) => text.replace(/"created": \d+/, '"created": -0'))],
    [
      '9007199254740993',
      () => withManifest((text) => text.replace(/"created": \d+/, '"created": 9007199254740993')),
    ],
    ['1.0', () => withManifest((text) => text.replace('"format": 1', '"format": 1.0'))],
    ['a comment', () => withManifest((text) => text.replace('{\n', '{ // hello\n'))],
    ['a comma too many', () => withManifest((text) => text.replace(/\n\}\n$/, ',\n}\n'))],
    [
      'letters written longer',
      () => withManifest((text) => text.replace('"Contest"', '"\\u0043ontest"')),
    ],
    [
      'broken UTF-8',
      () =>
        recraft(good, juror.key, {
          bytes: (bytes) => bytes.map((byte) => (byte === 0xd0 ? 0xff : byte)),
        }),
    ],
  ])(
    'is refused: %s',
    async (_, bytes) => {
      expect(await errorOf(await bytes())).toEqual(manifestDamaged);
      expect(({} as { demo?: unknown }).demo).toBeUndefined();
    },
    30_000,
  );

  it('is refused beyond 32 MiB without being parsed', () => {
    const limit = 32 * 1024 * 1024;
    const later = (size: number) => utf8ToBytes('{"format":2,"a":"'.padEnd(size - 2, 'a') + '"}');
    expect(decodeManifest(later(limit))).toBe('too-new');
    expect(decodeManifest(later(limit + 1))).toBeNull();
  });

  it('is told from a good one by its signature where nothing else tells', async () => {
    const [readme, manifest, signature, ...rest] = entriesOf(good);
    if (readme === undefined || manifest === undefined || signature === undefined)
      throw new Error('three');
    const changed = utf8ToBytes(
      new TextDecoder().decode(manifest.bytes).replace('Айтбаев Қайсар', 'Айтбаев Қайрат'),
    );
    const forged = writeZip([readme, { ...manifest, bytes: changed }, signature, ...rest]);
    expect(await errorOf(forged)).toEqual({ type: 'BundleSignature' });
    const short = writeZip([
      readme,
      manifest,
      { ...signature, bytes: signature.bytes.subarray(1) },
      ...rest,
    ]);
    expect(await errorOf(short)).toEqual({ type: 'BundleSignature' });
  });
});

describe('a value made to do harm', () => {
  const hex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'));

  it.each<[string, () => Uint8Array]>([
    ['nothing', () => new Uint8Array()],
    ['__proto__', () => hex('a1695f5f70726f746f5f5ff5')],
    ['a key twice', () => hex('a2616101616102')],
    ['keys out of order', () => hex('a2616201616101')],
    ['depth 10⁶', () => new Uint8Array(1e6).fill(0x81)],
    ['depth 10⁶ of maps', () => hex('a16161'.repeat(1e6))],
    ['a text of 100 MB that is not there', () => hex('7a05f5e100')],
    ['a list of 2⁵³ items', () => hex('9b001fffffffffffff')],
    ['half a letter', () => hex('63eda080')],
    ['broken UTF-8', () => hex('61ff')],
    ['an endless text', () => hex('7f6161ff')],
    ['infinity', () => hex('f97c00')],
    ['not a number', () => hex('f97e00')],
    ['−0', () => hex('f98000')],
    ['7.0', () => hex('f94700')],
    ['9007199254740993', () => hex('1b0020000000000001')],
    ['−9007199254740993', () => hex('3b0020000000000000')],
    ['2⁶⁴', () => hex('c249010000000000000000')],
    ['a number in a longer form', () => hex('1801')],
    ['undefined', () => hex('f7')],
    ['bytes behind it', () => hex('0100')],
  ])('is refused: %s', (_, bytes) => {
    expect(decodeValue(bytes())).toEqual({ ok: false, error: { type: 'ValueMalformed' } });
  });

  it('is taken as it is where it is only odd', () => {
    for (const value of [
      '\ufeff',
      '\0',
      '\u202e',
      { constructor: { prototype: 1 } },
      { toString: 1 },
    ])
      expect(decodeValue(encodeValue(value))).toEqual({ ok: true, value });
  });

  it.skipIf(fewCases)(
    'of 100 MB is read in the memory it takes',
    () => {
      const opened = decodeValue(encodeValue('a'.repeat(1e8)));
      expect(opened.ok && typeof opened.value === 'string' && opened.value.length).toBe(1e8);
    },
    30_000,
  );
});
