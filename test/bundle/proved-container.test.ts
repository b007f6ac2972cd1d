import { beforeAll, describe, expect, it } from 'vitest';

import { concatBytes, utf8ToBytes } from '../../shared/basics/bytes.ts';
import type { Milli } from '../../shared/basics/points.ts';
import { openBundle, writeBundle } from '../../shared/bundle/bundle.ts';
import { bundleLimit, openContainer } from '../../shared/bundle/proved-container.ts';
import { writeZip, type ZipEntry } from '../../shared/bundle/zip.ts';
import { setScore } from '../../shared/scoring/score-operations.ts';
import { buildContest, ed25519, type TestInstallation } from '../builders/contest-builder.ts';
import { type BundleCraft, entriesOf, recraft } from './craft-bundle.ts';

/** What keeps a file from being taken for a bundle, each by itself: nothing else is wrong with any of these. */

let juror: TestInstallation;
let good: Uint8Array;

async function errorOf(file: Uint8Array): Promise<unknown> {
  const opened = await openBundle(file, ed25519.verify);
  return opened.ok ? 'opens' : opened.error;
}

/** The error of a bundle that its own sender signed after the change. */
const errorAfter = async (craft: BundleCraft): Promise<unknown> =>
  errorOf(await recraft(good, juror.key, craft));

const damaged = (part: string) => ({ type: 'BundleDamaged', part });

interface Claim {
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
}

/** Changes what the signed manifest claims of the entries. */
const withClaims = (change: (claims: readonly Claim[]) => readonly unknown[]): BundleCraft => ({
  text: (text) => {
    const json = JSON.parse(text) as { entries: readonly Claim[] };
    return `${JSON.stringify({ ...json, entries: change(json.entries) }, null, 2)}\n`;
  },
});

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
      payloads: new Map([['receipt.cbor', Uint8Array.of(1, 2, 3)]]),
    },
    juror.key,
  );
});

describe('the size of a file', () => {
  it('may be 512 MiB to the byte', async () => {
    const sized = (size: number) => ({ size, read: () => Promise.resolve(new Uint8Array(64)) });
    expect(await openContainer(sized(bundleLimit), ed25519.verify)).toEqual({
      ok: false,
      error: { type: 'NotABundle' },
    });
    expect(await openContainer(sized(bundleLimit + 1), ed25519.verify)).toEqual({
      ok: false,
      error: { type: 'FileTooLarge' },
    });
  });
});

describe('the first entries of a bundle', () => {
  const renamed = (index: number): ZipEntry[] =>
    entriesOf(good).map((entry, at) => (at === index ? { ...entry, name: 'other' } : entry));

  it('are these three', async () => {
    expect(await errorOf(writeZip(entriesOf(good)))).toBe('opens');
    for (const index of [0, 1, 2])
      expect(await errorOf(writeZip(renamed(index))), String(index)).toEqual({
        type: 'NotABundle',
      });
    for (const count of [1, 2])
      expect(await errorOf(writeZip(entriesOf(good).slice(0, count))), String(count)).toEqual({
        type: 'NotABundle',
      });
  });
});

describe('what is damaged', () => {
  it('is told: the container, or the manifest', async () => {
    expect(await errorOf(concatBytes(good, good))).toEqual(damaged('container'));
    const spaced = await errorAfter({ text: (text) => `${text} ` });
    expect(spaced).toEqual(damaged('manifest.json'));
  });
});

describe('the entries that a manifest claims', () => {
  it('are all there, and no others', async () => {
    expect(await errorAfter(withClaims((claims) => claims))).toBe('opens');
    const one = { name: 'segments/z', sha256: '0'.repeat(64), size: 0 };
    for (const change of [
      withClaims((claims) => [...claims, one]),
      withClaims((claims) => claims.slice(0, -1)),
      withClaims(() => []),
    ])
      expect(await errorAfter(change)).toEqual(damaged('entries'));
  });

  it.each(['name', 'size', 'sha256'] as const)('have the %s that it claims', async (field) => {
    const other = { name: 'results.cbor', size: 4, sha256: '0'.repeat(64) }[field];
    const change = withClaims((claims) =>
      claims.map((claim) => (claim.name === 'receipt.cbor' ? { ...claim, [field]: other } : claim)),
    );
    expect(await errorAfter(change)).toEqual(damaged('receipt.cbor'));
  });

  it('hold the README too, which nothing else proves', async () => {
    const entries = entriesOf(good).map((entry) =>
      entry.name === 'README.txt'
        ? { ...entry, bytes: entry.bytes.map((byte, at) => (at === 5 ? byte ^ 1 : byte)) }
        : entry,
    );
    expect(await errorOf(writeZip(entries))).toEqual(damaged('README.txt'));
  });

  it('follow one another by their names, each once', async () => {
    const twice = (rest: readonly ZipEntry[]) =>
      rest.flatMap((entry) => (entry.name === 'receipt.cbor' ? [entry, entry] : [entry]));
    expect(await errorAfter({ body: twice })).toEqual(damaged('entries'));
    expect(await errorAfter({ body: (rest) => rest.toReversed() })).toEqual(damaged('entries'));
    const nameless = { name: '', bytes: utf8ToBytes('x') };
    expect(await errorAfter({ body: (rest) => [nameless, ...rest] })).toEqual(damaged('entries'));
  });
});
