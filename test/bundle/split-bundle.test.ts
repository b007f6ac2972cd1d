import { beforeAll, describe, expect, it, vi } from 'vitest';

import { sha256, toHex } from '../../shared/basics/bytes.ts';
import type { Milli } from '../../shared/basics/points.ts';
import { type BundleContent, openBundle, writeBundle } from '../../shared/bundle/bundle.ts';
import { writeBundles } from '../../shared/bundle/split-bundle.ts';
import { setScore } from '../../shared/scoring/score-operations.ts';
import { buildContest, ed25519, type TestInstallation } from '../builders/contest-builder.ts';

// Thousands of readings, on a machine that may be busy with more.
vi.setConfig({ testTimeout: 60_000 });

let juror: TestInstallation;
let content: BundleContent;
const attachments = new Map(
  [300, 5000, 20].map((size) => {
    const bytes = new Uint8Array(size).fill(size & 255);
    return [toHex(sha256(bytes)), bytes] as const;
  }),
);

beforeAll(async () => {
  const world = await buildContest();
  const [first] = world.jurors;
  if (first === undefined) throw new Error('a juror');
  juror = first;
  for (let index = 0; index < 40; index += 1) {
    const sheet = { stage: 'written', submission: String(index), juror: 'j1' };
    await juror.seal([setScore(sheet, 'novelty', 7000 as Milli)]);
  }
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
    attachments,
    payloads: new Map([['receipt.cbor', new Uint8Array(10)]]),
  };
});

async function opened(files: readonly Uint8Array[]) {
  const bundles = [];
  for (const file of files) {
    const bundle = await openBundle(file, ed25519.verify);
    if (!bundle.ok) throw new Error(JSON.stringify(bundle.error));
    bundles.push(bundle.value);
  }
  return bundles;
}

describe('a bundle that has to be small', () => {
  it('stays one file where it fits, to the byte', async () => {
    const whole = await writeBundle(content, juror.key);
    expect(await writeBundles(content, juror.key, whole.length)).toEqual([whole]);
    expect(await writeBundles(content, juror.key, whole.length - 1)).toHaveLength(2);
  });

  it.each([9000, 12_000, 16_000, 20_000])(
    'becomes files of at most %i bytes, each a bundle by itself, that hold everything once',
    async (limit) => {
      const files = await writeBundles(content, juror.key, limit);
      const total = files.reduce((sum, { length }) => sum + length, 0);
      expect(Math.max(...files.map(({ length }) => length))).toBeLessThanOrEqual(limit);
      expect(files.length).toBeLessThan(1.6 * (total / limit) + 1);
      const bundles = await opened(files);
      const ids = bundles.flatMap(({ segments }) => segments.map(({ id }) => id));
      expect(ids.toSorted()).toEqual(juror.segments.map(({ id }) => id).toSorted());
      const held = bundles.flatMap((bundle) => [...bundle.attachments.keys()]);
      expect(held.toSorted()).toEqual([...attachments.keys()].toSorted());
      expect(bundles.map(({ payloads }) => payloads.size)).toEqual([
        1,
        ...bundles.slice(1).map(() => 0),
      ]);
      for (const { manifest } of bundles) expect(manifest).toMatchObject(content.manifest);
    },
  );

  it('makes a file of its own of what is larger than the limit', async () => {
    const files = await writeBundles(content, juror.key, 4000);
    const large = (await opened(files)).filter(({ size }) => size > 4000);
    expect(large).toHaveLength(1);
    expect(large[0]?.manifest.counts).toMatchObject({ segments: 0, attachments: 1 });
    const tiny = await opened(await writeBundles(content, juror.key, 1));
    expect(tiny).toHaveLength(juror.segments.length + attachments.size);
  });

  it('holds a segment once that was given twice', async () => {
    const twice = { ...content, segments: [...juror.segments, ...juror.segments] };
    expect(await writeBundles(twice, juror.key, 12_000)).toEqual(
      await writeBundles(content, juror.key, 12_000),
    );
  });

  it('is one file without anything in it, whatever the limit', async () => {
    const { payloads: _, attachments: __, ...empty } = { ...content, segments: [] };
    const files = await writeBundles(empty, juror.key, 1);
    expect((await opened(files)).map(({ manifest }) => manifest.counts.segments)).toEqual([0]);
  });
});
