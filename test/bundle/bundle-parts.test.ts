import { beforeAll, describe, expect, it, vi } from 'vitest';

import { sha256, toHex } from '../../shared/basics/bytes.ts';
import type { Milli } from '../../shared/basics/points.ts';
import {
  type BundlePart,
  openBundle,
  openBundleFrom,
  writeBundle,
} from '../../shared/bundle/bundle.ts';
import { type ByteSource, sourceOf } from '../../shared/bundle/byte-source.ts';
import { setScore } from '../../shared/scoring/score-operations.ts';
import { buildContest, ed25519, type TestInstallation } from '../builders/contest-builder.ts';

// Thousands of readings, on a machine that may be busy with more.
vi.setConfig({ testTimeout: 60_000 });

let juror: TestInstallation;
let file: Uint8Array;
const picture = new Uint8Array(50_000).fill(7);
const hash = toHex(sha256(picture));

beforeAll(async () => {
  const world = await buildContest();
  const [first] = world.jurors;
  if (first === undefined) throw new Error('a juror');
  juror = first;
  for (const submission of ['1', '2', '3'])
    await juror.seal([
      setScore({ stage: 'written', submission, juror: 'j1' }, 'novelty', 7000 as Milli),
    ]);
  file = await writeBundle(
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
      attachments: new Map([[hash, picture]]),
      payloads: new Map([['receipt.cbor', Uint8Array.of(1, 2, 3)]]),
    },
    juror.key,
  );
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
});
