import { beforeAll, describe, expect, it } from 'vitest';

import { concatBytes, sha256, toHex, utf8ToBytes } from '../../shared/basics/bytes.ts';
import type { Milli } from '../../shared/basics/points.ts';
import type { Result } from '../../shared/basics/result.ts';
import {
  type Bundle,
  type BundleError,
  openBundle,
  writeBundle,
} from '../../shared/bundle/bundle.ts';
import { setScore } from '../../shared/scoring/score-operations.ts';
import {
  buildContest,
  ed25519,
  seedOf,
  type TestInstallation,
} from '../builders/contest-builder.ts';
import { craftSegment } from '../log/craft-segment.ts';
import { type BundleCraft, recraft } from './craft-bundle.ts';

let juror: TestInstallation;
let good: Uint8Array;

const open = (bytes: Uint8Array): Promise<Result<Bundle, BundleError>> =>
  openBundle(bytes, ed25519.verify);

beforeAll(async () => {
  const world = await buildContest();
  const [first] = world.jurors;
  if (first === undefined) throw new Error('a juror');
  juror = first;
  const sheet = { stage: 'written', submission: '1', juror: 'j1' };
  await juror.seal([setScore(sheet, 'novelty', 7000 as Milli)]);
  good = await writeBundle(
    {
      manifest: {
        kind: 'scores',
        contest: world.contest,
        title: { kk: 'Байқау', ru: 'Конкурс', en: 'Contest' },
        demo: false,
        sender: { log: juror.log, person: 'j1', name: 'Айтбаев Қайсар', role: 'juror' },
        recipients: ['c1'],
        created: 1_700_000_000_000,
      },
      segments: juror.segments,
    },
    juror.key,
  );
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
      { bytes: (bytes) => bytes.map((byte, at) => (at === bytes.length - 20 ? byte ^ 128 : byte)) },
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
