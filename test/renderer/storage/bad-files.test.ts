import { beforeAll, describe, expect, it } from 'vitest';

import { concatBytes, utf8ToBytes } from '../../../shared/basics/bytes.ts';
import { encryptFile, recipientOf } from '../../../shared/bundle/encrypted-file.ts';
import { isErrorType } from '../../../shared/language/error-types.ts';
import type { ContestStore } from '../../../renderer/storage/contest-store.ts';
import type { DeskEngine } from '../../../renderer/storage/desk-engine.ts';
import type { NamedFile } from '../../../renderer/storage/desk.ts';
import { createMemoryStore } from '../../../renderer/storage/memory-store.ts';
import { ed25519, seedOf } from '../../builders/contest-builder.ts';
import { recraft } from '../../bundle/craft-bundle.ts';
import {
  dumpOf,
  foundOn,
  handIn,
  importInto,
  invite,
  join,
  one,
  scoresOf,
  sheet,
  startDesk,
  valueOf,
} from './desks.ts';
import { keepSecretsOpenly } from './secrets-kept-openly.ts';

beforeAll(keepSecretsOpenly);

let hq: DeskEngine;
let store: ContestStore;
let good: NamedFile;
let invitation: NamedFile;
let receipt: NamedFile;
let foreign: NamedFile;

beforeAll(async () => {
  store = createMemoryStore();
  hq = await startDesk(store);
  await foundOn(hq);
  invitation = await invite(hq, 'j1');
  const juror = await join(invitation);
  await handIn(juror, sheet('1', 'j1'), 7);
  await importInto(hq, await scoresOf(juror));
  await handIn(juror, sheet('2', 'j1'), 6);
  good = await scoresOf(juror);
  const receipts = valueOf(await hq.exportReceipts());
  receipt = one(receipts.filter(({ name }) => name === 'receipt-j1.qzb'));
  const other = await startDesk();
  await foundOn(other);
  foreign = one(valueOf(await other.exportArchive()));
});

const cut = (bytes: Uint8Array, share: number): Uint8Array =>
  bytes.slice(0, Math.floor(bytes.length * share));
const flipped = (bytes: Uint8Array, share: number): Uint8Array =>
  bytes.map((byte, at) => (at === Math.floor(bytes.length * share) ? byte ^ 4 : byte));
const stranger = () => ed25519.keyFromSeed(seedOf(99));

const badFiles: readonly (readonly [string, string, () => Promise<Uint8Array>])[] = [
  ['nothing at all', 'FileEmpty', async () => new Uint8Array()],
  ['one byte', 'NotABundle', async () => new Uint8Array([80])],
  ['a text', 'NotABundle', async () => utf8ToBytes('{"role":"admin"}')],
  ['half of a bundle', 'BundleTruncated', async () => cut(good.bytes, 0.5)],
  ['a bundle twice', 'BundleDamaged', async () => concatBytes(good.bytes, good.bytes)],
  [
    'a bundle and a byte',
    'BundleTruncated',
    async () => concatBytes(good.bytes, new Uint8Array(1)),
  ],
  ['a flipped bit in the middle', 'BundleDamaged', async () => flipped(good.bytes, 0.5)],
  [
    'a manifest signed by a stranger in the sender’s name',
    'BundleSignature',
    async () => recraft(good.bytes, await stranger(), {}),
  ],
  ['another contest’s archive', 'BundleOtherContest', async () => foreign.bytes],
  ['an invitation', 'BundleKindUnexpected', async () => invitation.bytes],
  ['a receipt of our own', 'BundleKindUnexpected', async () => receipt.bytes],
  [
    'a file encrypted to somebody else',
    'BundleNotForThisKey',
    async () => encryptFile(good.bytes, [await recipientOf(seedOf(5))]),
  ],
  [
    'the head of an age file',
    'BundleDamaged',
    async () => utf8ToBytes('age-encryption.org/v1\n-> X'),
  ],
  ['codes that carry nothing', 'CodesDamaged', async () => utf8ToBytes('QZT1nothing')],
  ['codes of a later version', 'CodesTooNew', async () => utf8ToBytes('QZT9nothing')],
];

describe('a file that is none of ours, or no longer whole', () => {
  it.each(badFiles)('changes nothing: %s', async (_, type, make) => {
    const before = await dumpOf(store);
    const hash = await hq.stateHash();
    const bad = { name: 'файл.qzb', bytes: await make() };
    const plan = valueOf(await hq.planImport([bad]));
    const [file] = plan.files;
    const error = file?.accepted === false ? file.error : { type: 'accepted' };
    expect(error.type).toBe(type);
    expect(isErrorType(error.type)).toBe(true);
    expect(plan.totals).toMatchObject({ newOperations: 0, refused: 1 });
    valueOf(await hq.runImport(plan.id));
    expect(await hq.stateHash()).toBe(hash);
    expect(await dumpOf(store)).toBe(before);
  });

  it('keeps no good file beside it from being taken', async () => {
    const bad = { name: 'bad.qzb', bytes: flipped(good.bytes, 0.4) };
    const plan = valueOf(await hq.planImport([bad, good, bad]));
    expect(plan.files.map(({ accepted }) => accepted)).toEqual([false, true, false]);
    expect(plan.totals).toMatchObject({ refused: 2, newOperations: 4 });
    expect(valueOf(await hq.runImport(plan.id)).files).toMatchObject([{ newOperations: 4 }]);
  });
});
