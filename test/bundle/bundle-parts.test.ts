import { beforeAll, describe, expect, it, vi } from 'vitest';

import { sha256, toHex } from '../../shared/basics/bytes.ts';
import type { Milli } from '../../shared/basics/points.ts';
import {
  type BundleContent,
  type BundlePart,
  openBundle,
  openBundleFrom,
  writeBundle,
} from '../../shared/bundle/bundle.ts';
import { type ByteSource, sourceOf } from '../../shared/bundle/byte-source.ts';
import { setScore } from '../../shared/scoring/score-operations.ts';
import {
  buildContest,
  ed25519,
  seedOf,
  type TestContest,
  TestInstallation,
} from '../builders/contest-builder.ts';
import { type BundleCraft, entriesOf, recraft } from './craft-bundle.ts';

// Thousands of readings, on a machine that may be busy with more.
vi.setConfig({ testTimeout: 60_000 });

let world: TestContest;
let juror: TestInstallation;
let content: BundleContent;
let file: Uint8Array;
const picture = new Uint8Array(50_000).fill(7);
const hash = toHex(sha256(picture));

const sheetOf = (submission: string) => ({ stage: 'written', submission, juror: 'j1' });
const damaged = (part: string) => ({ ok: false, error: { type: 'BundleDamaged', part } });

beforeAll(async () => {
  world = await buildContest();
  const [first] = world.jurors;
  if (first === undefined) throw new Error('a juror');
  juror = first;
  for (const submission of ['1', '2', '3'])
    await juror.seal([setScore(sheetOf(submission), 'novelty', 7000 as Milli)]);
  content = {
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
    attachments: new Map([[hash, picture]]),
    payloads: new Map([['receipt.cbor', Uint8Array.of(1, 2, 3)]]),
  };
  file = await writeBundle(content, juror.key);
});

/** A file on a disk whose bytes change after so many readings. */
const changingAfter = (readings: number, changed: Uint8Array): ByteSource => {
  let done = 0;
  return {
    size: file.length,
    read: (from, to) => {
      done += 1;
      return sourceOf(done > readings ? changed : file).read(from, to);
    },
  };
};

describe('a bundle read piece by piece', () => {
  it('hands on every part once, in the order of the file, and then what it is', async () => {
    const parts: BundlePart[] = [];
    const opened = await openBundleFrom(sourceOf(file), ed25519.verify, (part) => {
      parts.push(part);
    });
    const whole = await openBundle(file, ed25519.verify);
    if (!whole.ok) throw new Error(whole.error.type);
    expect(opened).toEqual({
      ok: true,
      value: { manifest: whole.value.manifest, size: file.length },
    });
    expect(parts.slice(0, 2)).toEqual([
      { attachment: hash, bytes: picture },
      { payload: 'receipt.cbor', bytes: Uint8Array.of(1, 2, 3) },
    ]);
    const ids = parts.slice(2).map((part) => ('segment' in part ? part.segment.id : ''));
    expect(ids).toEqual(whole.value.segments.map(({ id }) => id));
    expect(ids.toSorted()).toEqual(juror.segments.map(({ id }) => id).toSorted());
  });

  it('waits for whoever takes the parts, and passes on what they throw', async () => {
    let busy = false;
    await openBundleFrom(sourceOf(file), ed25519.verify, async () => {
      expect(busy).toBe(false);
      busy = true;
      await new Promise((resolve) => setTimeout(resolve, 1));
      busy = false;
    });
    const cancelled = openBundleFrom(sourceOf(file), ed25519.verify, () => {
      throw new Error('cancelled');
    });
    await expect(cancelled).rejects.toThrow('cancelled');
  });

  it('never asks for more than the largest entry and its header', async () => {
    let largest = 0;
    const source: ByteSource = {
      size: file.length,
      read: (from, to) => {
        largest = Math.max(largest, to - from);
        return sourceOf(file).read(from, to);
      },
    };
    expect((await openBundleFrom(source, ed25519.verify)).ok).toBe(true);
    expect(largest).toBe(picture.length);
  });

  it.each([
    [300_000, [4, 5, 6, 6, 6, 6]],
    [512 * 1024, [2, 3, 4, 5, 6, 6]],
    [1_500_000, [2, 3, 4, 5, 6, 6]],
  ])(
    'reads a mebibyte ahead of whoever takes parts of %i bytes, or one part',
    async (size, expected) => {
      const pictures = [1, 2, 3, 4, 5, 6].map((color) => new Uint8Array(size).fill(color));
      const attachments = new Map(pictures.map((bytes) => [toHex(sha256(bytes)), bytes]));
      const { payloads: _, ...plain } = content;
      const large = await writeBundle({ ...plain, segments: [], attachments }, juror.key);
      let reads = -pictures.length;
      const source: ByteSource = {
        size: large.length,
        read: (from, to) => {
          // The first time each is read for its hash.
          if (to - from === size) reads += 1;
          return sourceOf(large).read(from, to);
        },
      };
      const seen: number[] = [];
      await openBundleFrom(source, ed25519.verify, () => {
        seen.push(reads);
      });
      expect(seen).toEqual(expected);
    },
  );

  it('is refused where the file changes while it is read, whenever that is', async () => {
    let readings = 0;
    const counted: ByteSource = {
      size: file.length,
      read: (from, to) => {
        readings += 1;
        return sourceOf(file).read(from, to);
      },
    };
    await openBundleFrom(counted, ed25519.verify);
    const zeroed = new Uint8Array(file.length);
    const inverted = file.map((byte) => byte ^ 255);
    for (const changed of [zeroed, inverted, new Uint8Array()]) {
      for (let after = 0; after < readings; after += 1) {
        const opened = await openBundleFrom(changingAfter(after, changed), ed25519.verify);
        expect(opened.ok, `after ${after} of ${readings} readings`).toBe(false);
      }
      expect((await openBundleFrom(changingAfter(readings, changed), ed25519.verify)).ok).toBe(
        true,
      );
    }
  });

  it.each([
    ['receipt.cbor', Uint8Array.of(1, 2, 3)],
    [`attachments/${hash}`, picture],
  ])('is refused where %s alone is another one when it is read again', async (name, bytes) => {
    const start = Buffer.from(file).indexOf(bytes);
    let reads = 0;
    const source: ByteSource = {
      size: file.length,
      read: async (from, to) => {
        const read = await sourceOf(file).read(from, to);
        if (from !== start) return read;
        reads += 1;
        return reads === 1 ? read : read.map((byte) => byte ^ 1);
      },
    };
    expect(await openBundleFrom(source, ed25519.verify)).toEqual(damaged(name));
    expect(reads).toBe(2);
  });
});

describe('the parts of a bundle', () => {
  const open = async (craft: BundleCraft): Promise<unknown> =>
    openBundle(await recraft(file, juror.key, craft), ed25519.verify);
  const renamed = (beginning: string, name: string): BundleCraft => ({
    body: (rest) =>
      rest
        .map((entry) => (entry.name.startsWith(beginning) ? { ...entry, name } : entry))
        .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  });

  it('have the names that their bytes give them', async () => {
    expect(await open({})).toMatchObject({ ok: true });
    const attachment = `attachments/${'0'.repeat(64)}`;
    expect(await open(renamed('attachments/', attachment))).toEqual(damaged(attachment));
    const segment = entriesOf(file).find(({ name }) => name.startsWith('segments/'))?.name;
    const other = `segments/${'0'.repeat(64)}.seg`;
    expect(await open(renamed(segment ?? '', other))).toEqual(damaged(other));
  });

  it.each(['segments', 'commits', 'operations', 'attachments'])(
    'are as many as the sender signed: %s',
    async (counted) => {
      const opened = await openBundle(file, ed25519.verify);
      const counts = opened.ok ? opened.value.manifest.counts : undefined;
      expect(counts).toEqual({ segments: 4, commits: 4, operations: 4, attachments: 1 });
      expect(await open({ fields: { counts: { ...counts, [counted]: 5 } } })).toEqual(
        damaged('counts'),
      );
    },
  );

  it('are listed log by log, in the order of the logs’ ids, however they were given', async () => {
    const strangers = await Promise.all(
      [91, 92, 93, 94].map(async (number) => {
        const key = await ed25519.keyFromSeed(seedOf(number));
        const other = new TestInstallation(world.contest, key, number);
        await other.seal([setScore(sheetOf('1'), 'novelty', 7000 as Milli)]);
        return other;
      }),
    );
    const segments = [juror, ...strangers].flatMap((each) => each.segments);
    const written = await writeBundle({ ...content, segments }, juror.key);
    expect(await writeBundle({ ...content, segments: segments.toReversed() }, juror.key)).toEqual(
      written,
    );
    const opened = await openBundle(written, ed25519.verify);
    expect(opened.ok && opened.value.manifest.logs.map(({ log }) => log)).toEqual(
      [juror, ...strangers].map(({ log }) => log).toSorted(),
    );
  });
});
