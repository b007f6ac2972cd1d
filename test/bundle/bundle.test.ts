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
  type TestContest,
  type TestInstallation,
} from '../builders/contest-builder.ts';
import { type BundleCraft, entriesOf, recraft } from './craft-bundle.ts';
import { fewCases } from '../builders/few-cases.ts';
import { isLong } from '../long/count-cases.ts';

/** Steps that meet each byte of a file, and a quarter of what costs more; the long form tries everything. */
const everyBit = isLong ? 1 : 7;
const everyByte = isLong ? 1 : 4;

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
    'is refused with a typed error for a changed bit of any byte',
    async () => {
      expect(good.length).toBeGreaterThan(3000);
      // Asserted once: thirty thousand assertions take longer than what they assert.
      const accepted: number[] = [];
      for (let bit = 0; bit < good.length * 8; bit += everyBit) {
        const opened = await open(flipped(good, bit));
        if (opened.ok || typeof opened.error.type !== 'string') accepted.push(bit);
      }
      expect(accepted).toEqual([]);
    },
    patience,
  );

  it.skipIf(fewCases)(
    'is refused for any changed byte inside its entries, though the container around them is made new',
    async () => {
      const entries = entriesOf(good);
      const accepted: string[] = [];
      for (const [index, entry] of entries.entries()) {
        for (let byte = index % everyByte; byte < entry.bytes.length; byte += everyByte) {
          const changed = { name: entry.name, bytes: flipped(entry.bytes, byte * 8 + (byte % 8)) };
          const opened = await open(
            writeZip(entries.map((each, at) => (at === index ? changed : each))),
          );
          if (opened.ok) accepted.push(`${entry.name} ${byte}`);
        }
      }
      expect(accepted).toEqual([]);
    },
    patience,
  );

  it.skipIf(fewCases)(
    'is refused for any changed byte of a segment, though its sender signs the change',
    async () => {
      const target = entriesOf(good).findIndex(({ name }) => name.startsWith('segments/')) - 3;
      const length = entriesOf(good)[target + 3]?.bytes.length ?? 0;
      for (let byte = 0; byte < length; byte += everyByte) {
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
