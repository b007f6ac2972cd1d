import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';

import { concatBytes, sha256, toHex, utf8ToBytes } from '../../shared/basics/bytes.ts';
import {
  type Bundle,
  type BundleContent,
  type BundleError,
  logHeads,
  openBundle,
  type PayloadName,
  payloadNames,
  writeBundle,
} from '../../shared/bundle/bundle.ts';
import { bundleKinds } from '../../shared/bundle/manifest.ts';
import { writeZip } from '../../shared/bundle/zip.ts';
import { setScore } from '../../shared/scoring/score-operations.ts';
import type { Milli } from '../../shared/basics/points.ts';
import type { Result } from '../../shared/basics/result.ts';
import type { Id } from '../../shared/contest/contest.ts';
import {
  buildContest,
  ed25519,
  seedOf,
  type TestContest,
  type TestInstallation,
} from '../builders/contest-builder.ts';
import { craftSegment } from '../log/craft-segment.ts';
import { type BundleCraft, entriesOf, recraft } from './craft-bundle.ts';
import { fewCases } from '../builders/few-cases.ts';

/** Tens of thousands of readings, on a machine that may be busy with more. */
const patience = 120_000;

let world: TestContest;
let juror: TestInstallation;
let good: Uint8Array;

const open = (bytes: Uint8Array): Promise<Result<Bundle, BundleError>> =>
  openBundle(bytes, ed25519.verify);

const contentOf = (installation: TestInstallation): BundleContent => ({
  manifest: {
    kind: 'scores',
    contest: world.contest,
    title: { kk: 'Байқау', ru: 'Конкурс', en: 'Contest' },
    demo: false,
    sender: { log: installation.log, person: 'j1', name: 'Айтбаев Қайсар', role: 'juror' },
    recipients: ['c1'],
    created: 1_700_000_000_000,
  },
  segments: installation.segments,
});

const score = (criterion: Id, value: number) =>
  setScore({ stage: 'written', submission: '1', juror: 'j1' }, criterion, value as Milli);

/** The bytes with one bit changed. */
const flipped = (bytes: Uint8Array, bit: number): Uint8Array => {
  const changed = Uint8Array.from(bytes);
  changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return changed;
};

beforeAll(async () => {
  world = await buildContest();
  const [first] = world.jurors;
  if (first === undefined) throw new Error('a juror');
  juror = first;
  await juror.seal([score('novelty', 7000), score('effect', 8000)]);
  good = await writeBundle(contentOf(juror), juror.key);
});

describe('a bundle', () => {
  it('opens as it was written', async () => {
    const opened = await open(good);
    if (!opened.ok) throw new Error(opened.error.type);
    const { manifest, segments, attachments, payloads, size } = opened.value;
    expect(manifest).toMatchObject({ ...contentOf(juror).manifest, format: 1, features: [] });
    expect(manifest.counts).toEqual({ segments: 2, commits: 2, operations: 3, attachments: 0 });
    expect(segments.toSorted((a, b) => a.header.firstSequence - b.header.firstSequence)).toEqual(
      juror.segments,
    );
    expect([attachments.size, payloads.size, size]).toEqual([0, 0, good.length]);
    expect(logHeads(manifest)).toEqual([
      { log: juror.log, sequence: 1, head: juror.segments.at(-1)?.id },
    ]);
  });

  it('opens with whatever attachments, payloads and texts it was written', async () => {
    const text = fc
      .string({ unit: 'grapheme', maxLength: 40 })
      .filter((words) => !/[\p{C}\u{fe0f}]/u.test(words));
    const file = fc.uint8Array({ maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(
        fc.record({ kk: text, ru: text, en: text, name: text }),
        fc.array(file, { maxLength: 4 }),
        fc.dictionary(fc.constantFrom(...payloadNames), file),
        fc.constantFrom(...bundleKinds),
        async ({ name, ...title }, files, payloads, kind) => {
          const content = contentOf(juror);
          const attachments = new Map(files.map((bytes) => [toHex(sha256(bytes)), bytes]));
          const named = new Map(Object.entries(payloads) as [PayloadName, Uint8Array][]);
          const manifest = {
            ...content.manifest,
            title,
            kind,
            sender: { ...content.manifest.sender, name },
          };
          const opened = await open(
            await writeBundle({ ...content, manifest, attachments, payloads: named }, juror.key),
          );
          if (!opened.ok) throw new Error(JSON.stringify(opened.error));
          expect(opened.value.manifest).toMatchObject(manifest);
          expect(new Map(opened.value.attachments)).toEqual(attachments);
          expect(new Map(opened.value.payloads)).toEqual(named);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('is the same to the byte whatever order its segments come in, and however often', async () => {
    const content = contentOf(juror);
    const segments = [...juror.segments, ...juror.segments].toReversed();
    expect(await writeBundle({ ...content, segments }, juror.key)).toEqual(good);
  });

  it('is a plain ZIP whose first entry tells people what it is', () => {
    const [readme, manifest, signature, ...rest] = entriesOf(good);
    expect(new TextDecoder().decode(readme?.bytes)).toMatch(/Байқау[^]*Конкурс[^]*Contest/);
    expect([manifest?.name, signature?.name]).toEqual(['manifest.json', 'manifest.sig']);
    expect(rest.every(({ name }) => /^segments\/[0-9a-f]{64}\.seg$/.test(name))).toBe(true);
    expect(entriesOf(good).map(({ name }) => name)).toContain('README.txt');
  });

  it('names every branch of a log that goes on in two ways', async () => {
    const copy = juror.copy();
    copy.segments.push(...juror.segments);
    const other = juror.copy();
    const left = await copy.seal([score('economy', 1000)]);
    const right = await other.seal([score('economy', 2000)]);
    const content = contentOf(juror);
    const opened = await open(
      await writeBundle({ ...content, segments: [...juror.segments, left, right] }, juror.key),
    );
    expect(opened.ok && opened.value.manifest.logs).toEqual([
      {
        log: juror.log,
        heads: [left.id, right.id].toSorted().map((head) => ({ head, sequence: 2 })),
      },
    ]);
  });
});

describe('a damaged bundle', () => {
  it.skipIf(fewCases)(
    'is refused with a typed error for every single changed bit',
    async () => {
      expect(good.length).toBeGreaterThan(3000);
      for (let bit = 0; bit < good.length * 8; bit += 1) {
        const opened = await open(flipped(good, bit));
        expect(opened.ok ? `bit ${bit} passed` : typeof opened.error.type).toBe('string');
        expect(opened.ok, `bit ${bit}`).toBe(false);
      }
    },
    patience,
  );

  it.skipIf(fewCases)(
    'is refused for every changed byte inside its entries, though the container around them is made new',
    async () => {
      const entries = entriesOf(good);
      for (const [index, entry] of entries.entries()) {
        for (let byte = 0; byte < entry.bytes.length; byte += 1) {
          const changed = { name: entry.name, bytes: flipped(entry.bytes, byte * 8 + (byte % 8)) };
          const opened = await open(
            writeZip(entries.map((each, at) => (at === index ? changed : each))),
          );
          expect(opened.ok, `${entry.name} ${byte}`).toBe(false);
        }
      }
    },
    patience,
  );

  it.skipIf(fewCases)(
    'is refused for every changed byte of a segment, though its sender signs the change',
    async () => {
      const target = entriesOf(good).findIndex(({ name }) => name.startsWith('segments/')) - 3;
      const length = entriesOf(good)[target + 3]?.bytes.length ?? 0;
      for (let byte = 0; byte < length; byte += 1) {
        const body: BundleCraft['body'] = (rest) =>
          rest.map((entry, at) =>
            at === target ? { ...entry, bytes: flipped(entry.bytes, byte * 8) } : entry,
          );
        expect((await open(await recraft(good, juror.key, { body }))).ok, `byte ${byte}`).toBe(
          false,
        );
      }
    },
    patience,
  );

  it('is refused wherever it is cut off', async () => {
    for (let percent = 0; percent < 100; percent += fewCases ? 9 : 1) {
      const opened = await open(good.subarray(0, Math.floor((good.length * percent) / 100)));
      expect(opened.ok).toBe(false);
    }
    const almost = await open(good.subarray(0, -1));
    expect(almost).toEqual({ ok: false, error: { type: 'BundleTruncated' } });
  });

  it.each<[string, () => Uint8Array, BundleError['type']]>([
    ['an empty file', () => new Uint8Array(), 'FileEmpty'],
    ['one byte', () => Uint8Array.of(0x50), 'NotABundle'],
    ['text', () => utf8ToBytes('not a bundle'), 'NotABundle'],
    ['another ZIP', () => writeZip([{ name: 'a.txt', bytes: utf8ToBytes('a') }]), 'NotABundle'],
    ['an empty ZIP', () => writeZip([]), 'NotABundle'],
    ['something behind it', () => concatBytes(good, Uint8Array.of(0)), 'BundleTruncated'],
    ['something before it', () => concatBytes(Uint8Array.of(0), good), 'NotABundle'],
    ['two in one file', () => concatBytes(good, good), 'BundleDamaged'],
    [
      'an encrypted file',
      () => utf8ToBytes(`age-encryption.org/v1\n${'-> X25519 abc\n'.repeat(10_000)}`),
      'BundleEncrypted',
    ],
  ])('is refused by name: %s', async (_, bytes, type) => {
    expect(await open(bytes())).toMatchObject({ ok: false, error: { type } });
  });

  it('is refused where a part is missing, doubled or in another place', async () => {
    const entries = entriesOf(good);
    const [readme, manifest, signature, ...segments] = entries;
    if (readme === undefined || manifest === undefined || signature === undefined)
      throw new Error('three');
    const arrangements = [
      entries.toReversed(),
      entries.slice(1),
      entries.slice(0, -1),
      [...entries, ...segments],
      [...entries, readme],
      [readme, signature, manifest, ...segments],
      [readme, manifest, signature, ...segments.toReversed()],
      [readme, manifest, signature, ...segments, { name: 'extra.txt', bytes: new Uint8Array() }],
    ];
    for (const arrangement of arrangements)
      expect((await open(writeZip(arrangement))).ok).toBe(false);
  });
});

describe('a bundle that its own sender made wrong', () => {
  const segmentEntries = (rest: Parameters<NonNullable<BundleCraft['body']>>[0]) => [...rest];
  const later = (type: BundleError['type']) => ({ ok: false, error: { type } });

  it('opens when nothing was made wrong, so that the refusals below come from what was', async () => {
    expect(await recraft(good, juror.key, {})).toEqual(good);
  });

  it.each<[string, BundleCraft, BundleError['type']]>([
    ['format 0', { fields: { format: 0 } }, 'BundleDamaged'],
    ['format 255', { fields: { format: 255 } }, 'BundleTooNew'],
    ['format 1.5', { fields: { format: 1.5 } }, 'BundleDamaged'],
    ['a later format with a field more', { fields: { format: 2, more: {} } }, 'BundleTooNew'],
    ['a required feature nobody knows', { fields: { features: ['telepathy'] } }, 'BundleTooNew'],
    ['a field more', { fields: { role: 'admin' } }, 'BundleDamaged'],
    ['a field less', { text: (text) => text.replace('  "demo": false,\n', '') }, 'BundleDamaged'],
    ['another kind', { fields: { kind: 'gift' } }, 'BundleDamaged'],
    [
      'a title that turns the text around',
      { fields: { title: { kk: '\u202Eabc', ru: '', en: '' } } },
      'BundleDamaged',
    ],
    [
      'a title of half a letter',
      { fields: { title: { kk: '\ud800', ru: '', en: '' } } },
      'BundleDamaged',
    ],
    ['a title with a NUL', { fields: { title: { kk: '\0', ru: '', en: '' } } }, 'BundleDamaged'],
    [
      'a very long title',
      { fields: { title: { kk: 'ә'.repeat(1001), ru: '', en: '' } } },
      'BundleDamaged',
    ],
    ['a contest id of another length', { fields: { contest: 'abc' } }, 'BundleDamaged'],
    [
      'a contest id with stray bits',
      { fields: { contest: 'A'.repeat(42) + 'B' } },
      'BundleDamaged',
    ],
    ['another contest', { fields: { contest: 'A'.repeat(43) } }, 'BundleDamaged'],
    ['a time beyond all calendars', { fields: { created: 8.65e15 } }, 'BundleDamaged'],
    ['half a millisecond', { fields: { created: 0.5 } }, 'BundleDamaged'],
    [
      'other counts',
      { fields: { counts: { segments: 1, commits: 2, operations: 3, attachments: 0 } } },
      'BundleDamaged',
    ],
    ['a version vector that leaves a log out', { fields: { logs: [] } }, 'BundleDamaged'],
    ['entries that are not there', { fields: { entries: [] } }, 'BundleDamaged'],
    [
      'a declared size of 2^53',
      { text: (text) => text.replace(/"size": \d+/, '"size": 9007199254740993') },
      'BundleDamaged',
    ],
    [
      'a wrong declared size',
      { text: (text) => text.replace(/"size": \d+/, '"size": 1') },
      'BundleDamaged',
    ],
    [
      'a number beyond all numbers',
      { text: (text) => text.replace(/"created": \d+/, '"created": 1e999') },
      'BundleDamaged',
    ],
    [
      'minus zero',
      { text: (text) => text.replace(/"created": \d+/, '"created": -0') },
      'BundleDamaged',
    ],
    [
      'a number in another form',
      { text: (text) => text.replace(/"created": \d+/, '"created": 1.7e12') },
      'BundleDamaged',
    ],
    [
      'the same key twice',
      { text: (text) => text.replace('{\n', '{\n  "demo": true,\n') },
      'BundleDamaged',
    ],
    [
      'a prototype',
      { text: (text) => text.replace('{\n', '{\n  "__proto__": {"demo": true},\n') },
      'BundleDamaged',
    ],
    ['a constructor', { fields: { constructor: { prototype: { demo: true } } } }, 'BundleDamaged'],
    [
      'keys in another order',
      {
        text: (text) => {
          const entries = Object.entries(JSON.parse(text) as object).toReversed();
          return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
        },
      },
      'BundleDamaged',
    ],
    ['a mark at its beginning', { text: (text) => `\ufeff${text}` }, 'BundleDamaged'],
    ['a NUL at its end', { text: (text) => `${text}\0` }, 'BundleDamaged'],
    ['other spaces', { text: (text) => text.replaceAll('  ', '\t') }, 'BundleDamaged'],
    ['no line feed at its end', { text: (text) => text.trimEnd() }, 'BundleDamaged'],
    ['no JSON at all', { text: () => 'manifest' }, 'BundleDamaged'],
    ['an empty manifest', { text: () => '' }, 'BundleDamaged'],
    ['JSON that is no object', { text: () => 'null\n' }, 'BundleDamaged'],
    [
      'a broken letter in the manifest',
      { bytes: (bytes) => flipped(bytes, 8 * (bytes.length - 20) + 7) },
      'BundleDamaged',
    ],
    [
      'an entry nobody knows',
      { body: (rest) => [{ name: 'run.exe', bytes: new Uint8Array(2) }, ...rest] },
      'BundleDamaged',
    ],
    [
      'an entry with a path',
      { body: (rest) => [{ name: '../../etc/passwd', bytes: new Uint8Array(2) }, ...rest] },
      'BundleDamaged',
    ],
    [
      'an attachment under a wrong name',
      {
        body: (rest) => [
          { name: `attachments/${'0'.repeat(64)}`, bytes: new Uint8Array(2) },
          ...rest,
        ],
      },
      'BundleDamaged',
    ],
    ['entries out of order', { body: (rest) => rest.toReversed() }, 'BundleDamaged'],
    [
      'the same entry twice',
      { body: (rest) => rest.flatMap((entry) => [entry, entry]) },
      'BundleDamaged',
    ],
    [
      'a segment under another name',
      {
        body: ([a, b]) => [
          { name: a?.name ?? '', bytes: b?.bytes ?? new Uint8Array() },
          ...(b === undefined ? [] : [b]),
        ],
      },
      'BundleDamaged',
    ],
    ['no segments', { body: () => [] }, 'BundleDamaged'],
  ])('is refused: %s', async (_, craft, type) => {
    expect(await open(await recraft(good, juror.key, craft))).toMatchObject(later(type));
  });

  it('is refused with a public key in a form that no key has', async () => {
    const bent = (text: string): string =>
      text.replace(/("publicKey": ".{42})(.)"/, (_, head: string) => `${head}B"`);
    expect(await open(await recraft(good, juror.key, { text: bent }))).toMatchObject({ ok: false });
  });

  it('is refused where another key signed the manifest', async () => {
    const stranger = await ed25519.keyFromSeed(seedOf(99));
    expect(await open(await recraft(good, stranger, {}))).toEqual(later('BundleSignature'));
  });

  it('is refused with a segment of another contest inside', async () => {
    const bytes = await craftSegment(juror.key);
    const id = toHex(
      sha256(concatBytes(utf8ToBytes('qazylar segment identity 1\n'), headerOf(bytes))),
    );
    const body: BundleCraft['body'] = (rest) =>
      [...segmentEntries(rest), { name: `segments/${id}.seg`, bytes }].toSorted((a, b) =>
        a.name < b.name ? -1 : 1,
      );
    expect(await open(await recraft(good, juror.key, { body }))).toEqual({
      ok: false,
      error: { type: 'BundleDamaged', part: `segments/${id}.seg` },
    });
  });

  it('is refused with a segment of a later format, by name', async () => {
    const bytes = await craftSegment(juror.key, { header: { format: 2 } });
    const id = toHex(
      sha256(concatBytes(utf8ToBytes('qazylar segment identity 1\n'), headerOf(bytes))),
    );
    const body: BundleCraft['body'] = () => [{ name: `segments/${id}.seg`, bytes }];
    expect(await open(await recraft(good, juror.key, { body }))).toEqual({
      ok: false,
      error: { type: 'SegmentTooNew', format: 2 },
    });
  });
});

/** The signed header inside a segment: a list of three byte strings, of which it is the first. */
function headerOf(segment: Uint8Array): Uint8Array {
  const [, initial = 0, next = 0] = segment;
  return initial === 0x58
    ? segment.subarray(3, 3 + next)
    : segment.subarray(4, 4 + next * 256 + (segment[3] ?? 0));
}
