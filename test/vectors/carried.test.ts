import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { openBundle } from '../../shared/bundle/bundle.ts';
import { openTransfer, readCodes } from '../../shared/bundle/codes.ts';
import { openEncrypted } from '../../shared/bundle/encrypted-file.ts';
import { regionIdentity } from '../../shared/bundle/identities.ts';
import { identitiesInKeyFile, readKeyFile } from '../../shared/bundle/key-file.ts';
import { openRecoveryCopy } from '../../shared/bundle/recovery-copy.ts';
import { decodeReceipt } from '../../shared/merge/receipt.ts';
import { ed25519 } from '../builders/contest-builder.ts';

const folder = join(import.meta.dirname, 'format-1');
const read = (name: string): Uint8Array => new Uint8Array(readFileSync(join(folder, name)));
const text = (name: string): string => readFileSync(join(folder, name), 'utf8');

const expected = JSON.parse(text('carried/carried.json')) as {
  readonly contest: string;
  readonly recoveryCode: string;
  readonly codes: number;
  readonly segments: readonly string[];
  readonly receipt: object;
};

describe('what carries bundles of format 1', () => {
  it('still opens with its key file: an encrypted archive, the same bytes as the plain one', async () => {
    const identities = identitiesInKeyFile(text('carried/headquarters.key'));
    if (!identities.ok) throw new Error('a key file');
    const plain = read('archive.qzb');
    const opened = await openEncrypted(read('carried/archive.qzb'), identities.value);
    expect(opened.ok && Buffer.from(opened.value).equals(plain)).toBe(true);
    const key = readKeyFile(text('carried/headquarters.key'));
    if (!key.ok) throw new Error('a key file');
    expect(key.value.contest).toBe(expected.contest);
    const region = regionIdentity(key.value.seed, key.value.contest, 'KZ-10');
    expect((await openEncrypted(read('carried/archive.qzb'), [region])).ok).toBe(true);
    const other = regionIdentity(key.value.seed, key.value.contest, 'KZ-55');
    expect((await openEncrypted(read('carried/archive.qzb'), [other])).ok).toBe(false);
  });

  it('still opens with its code: a recovery copy of that key file', async () => {
    const copy = await openRecoveryCopy(read('carried/recovery.age'), expected.recoveryCode);
    expect(copy).toEqual({ ok: true, value: text('carried/headquarters.key') });
  }, 60_000);

  it('still comes together: codes of every segment of the archive', async () => {
    const codes = text('carried/codes.txt').trimEnd().split('\n');
    const { transfers, refused } = readCodes(codes.toReversed());
    expect([transfers.length, refused.length, codes.length]).toEqual([1, 0, expected.codes]);
    const state = transfers[0]?.state;
    if (state?.status !== 'whole') throw new Error('whole');
    const opened = await openTransfer(state.bytes, ed25519.verify);
    expect(opened.ok && opened.value.contest).toBe(expected.contest);
    expect(opened.ok && opened.value.segments.map(({ id }) => id)).toEqual(expected.segments);
  });

  it('still says what headquarters held: a receipt', async () => {
    const opened = await openBundle(read('carried/receipt.qzb'), ed25519.verify);
    if (!opened.ok) throw new Error(opened.error.type);
    expect(opened.value.manifest.kind).toBe('receipt');
    const payload = opened.value.payloads.get('receipt.cbor') ?? new Uint8Array();
    expect(decodeReceipt(payload)).toEqual({ ok: true, value: expected.receipt });
  });

  it('still says how keys counted, and by whose word: a receipt in its second form', async () => {
    const opened = await openBundle(read('carried/receipt-keys.qzb'), ed25519.verify);
    if (!opened.ok) throw new Error(opened.error.type);
    const payload = opened.value.payloads.get('receipt.cbor') ?? new Uint8Array();
    const { receipt } = JSON.parse(text('carried/receipt-keys.json')) as typeof expected;
    expect(decodeReceipt(payload)).toStrictEqual({ ok: true, value: receipt });
  });

  it('still says how a panel scored, without names: a receipt in its third form', async () => {
    const opened = await openBundle(read('carried/receipt-panel.qzb'), ed25519.verify);
    if (!opened.ok) throw new Error(opened.error.type);
    expect(opened.value.manifest.kind).toBe('receipt');
    const payload = opened.value.payloads.get('receipt.cbor') ?? new Uint8Array();
    const { receipt } = JSON.parse(text('carried/receipt-panel.json')) as typeof expected;
    expect(decodeReceipt(payload)).toStrictEqual({ ok: true, value: receipt });
  });
});
