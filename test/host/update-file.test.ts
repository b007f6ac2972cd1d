import { beforeAll, describe, expect, it } from 'vitest';

import { ed25519 } from '../../electron/node-proofs.ts';
import { concatBytes, equalBytes, sha256, utf8ToBytes } from '../../shared/basics/bytes.ts';
import { present } from '../../shared/basics/assert.ts';
import releaseKeys from '../../shared/host/release-keys.json' with { type: 'json' };
import {
  encodeUpdateHead,
  largestPayload,
  mostHead,
  readUpdateHead,
} from '../../shared/host/update-file.ts';
import {
  judgeUpdate,
  parseReleaseKeys,
  releaseKeyId,
  takesUpdates,
  type UpdateState,
} from '../../shared/host/update-judgement.ts';
import type { SigningKey } from '../../shared/log/ed25519.ts';
import { encodeValue } from '../../shared/log/value-codec.ts';
import { keysFile, newReleaseKey, updateFile } from '../builders/update-files.ts';
import { isLong } from '../long/count-cases.ts';

const payload = utf8ToBytes('what installs the next version\n'.repeat(12));

let key: SigningKey;
let other: SigningKey;
let file: Uint8Array;
let state: UpdateState;

beforeAll(async () => {
  [key, other] = [await newReleaseKey(), await newReleaseKey()];
  file = await updateFile(key, payload);
  state = {
    currentVersion: '0.1.0',
    highestSeen: null,
    platform: 'linux-deb',
    keys: parseReleaseKeys(keysFile([key])),
  };
});

/** What becomes of a whole file: the type of its refusal, or the version that it brings. */
async function outcome(bytes: Uint8Array, over: Partial<UpdateState> = {}): Promise<string> {
  const head = readUpdateHead(bytes.subarray(0, mostHead), bytes.length);
  if (!head.ok) return head.error.type;
  const judged = await judgeUpdate(head.value, { ...state, ...over }, ed25519.verify);
  if (!judged.ok) return judged.error.type;
  const brought = sha256(bytes.subarray(head.value.payloadAt));
  return equalBytes(brought, judged.value.sha256) ? judged.value.version : 'UpdatePayloadOther';
}

describe('an update file', () => {
  it('that is whole, signed and later is taken', async () => {
    expect(await outcome(file)).toBe('0.2.0');
  });

  it('is refused wherever it is cut off, at each hundredth and around every part', async () => {
    const head = readUpdateHead(file, file.length);
    const payloadAt = head.ok ? head.value.payloadAt : 0;
    const places = new Set([0, 1, 7, 8, 11, 12, 13, payloadAt - 64, payloadAt - 1, payloadAt]);
    for (let hundredth = 1; hundredth < 100; hundredth += 1)
      places.add(Math.floor((file.length * hundredth) / 100));
    for (const place of places) {
      const expected = place < 8 ? 'UpdateUnknown' : 'UpdateDamaged';
      expect(await outcome(file.slice(0, place)), `${place}`).toBe(expected);
    }
  });

  it('is refused with any one bit of it turned', async () => {
    const refusals = new Set<string>();
    // Two or three bits of every byte, in the long form all eight.
    for (let bit = 0; bit < file.length * 8; bit += isLong ? 1 : 3) {
      const turned = file.slice();
      turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const found = await outcome(turned);
      expect(found, `bit ${bit}`).toMatch(/^Update/);
      refusals.add(found);
    }
    expect([...refusals].toSorted()).toEqual([
      'UpdateDamaged',
      'UpdateKeyUnknown',
      'UpdateNewerFormat',
      'UpdatePayloadOther',
      'UpdateSignatureWrong',
      'UpdateUnknown',
    ]);
  });

  it('is refused with a byte behind its end', async () => {
    expect(await outcome(concatBytes(file, Uint8Array.of(0)))).toBe('UpdateDamaged');
  });

  it('is told apart from anything else', async () => {
    for (const bytes of [new Uint8Array(0), utf8ToBytes('MZ'), utf8ToBytes('qzupdate'), payload])
      expect(await outcome(bytes)).toBe('UpdateUnknown');
  });

  it('of a later form says so, whatever its fields are', async () => {
    const header = encodeValue({ format: 2, colour: 'blue' });
    const later = encodeUpdateHead(header, new Uint8Array(64));
    expect(await outcome(later)).toBe('UpdateNewerFormat');
  });

  it('that would bring more than is ever copied is refused by its head', async () => {
    const large = await updateFile(key, payload, { size: largestPayload + 1 });
    expect(await outcome(large)).toBe('UpdateTooLarge');
  });

  it('whose length of a header goes beyond every file is refused', async () => {
    const long = file.slice();
    long.set([0xff, 0xff, 0xff, 0xff], 8);
    expect(await outcome(long)).toBe('UpdateDamaged');
  });

  it('cannot be made with notes that hide something or say nothing', async () => {
    for (const kk of ['', ' ', 'a\u202eb', 'x'.repeat(4001)])
      await expect(
        updateFile(key, payload, { notes: { kk, ru: 'Новое.', en: 'New.' } }),
      ).rejects.toThrow();
  });
});

describe('whose update it is', () => {
  it('is said by a key that this program knows', async () => {
    expect(await outcome(await updateFile(other, payload))).toBe('UpdateKeyUnknown');
  });

  it('is not said by a key’s name alone', async () => {
    const posing = await updateFile(other, payload, { key: releaseKeyId(key.publicKey) });
    expect(await outcome(posing)).toBe('UpdateSignatureWrong');
  });

  it('is not said by a signature for something else of ours', async () => {
    const head = readUpdateHead(file, file.length);
    const { headerBytes, payloadAt } = present(head.ok ? head.value : null, 'a head');
    const signature = await key.sign(headerBytes);
    const bytes = concatBytes(encodeUpdateHead(headerBytes, signature), file.slice(payloadAt));
    expect(await outcome(bytes)).toBe('UpdateSignatureWrong');
  });

  it('may be said by either of two keys, until one is revoked', async () => {
    const both = parseReleaseKeys(keysFile([key, other]));
    const next = await updateFile(other, payload);
    expect(await outcome(file, { keys: both })).toBe('0.2.0');
    expect(await outcome(next, { keys: both })).toBe('0.2.0');
    const one = parseReleaseKeys(keysFile([key, other], [key]));
    expect(await outcome(file, { keys: one })).toBe('UpdateKeyRevoked');
    expect(await outcome(next, { keys: one })).toBe('0.2.0');
    const gone = parseReleaseKeys(keysFile([other], [key]));
    expect(await outcome(file, { keys: gone })).toBe('UpdateKeyRevoked');
  });

  it('is nobody’s where the program has no key, or only a revoked one', async () => {
    for (const keys of [keysFile([]), keysFile([key], [key])]) {
      expect(takesUpdates(parseReleaseKeys(keys))).toBe(false);
      expect(await outcome(file, { keys: parseReleaseKeys(keys) })).toBe('UpdateNoKeys');
    }
  });

  it('is said by keys that are in order in this program', () => {
    expect(() => parseReleaseKeys(releaseKeys)).not.toThrow();
    for (const bad of [{}, { keys: ['short'], revoked: [] }, { keys: [], revoked: ['x'] }])
      expect(() => parseReleaseKeys(bad)).toThrow();
  });
});

describe('versions only grow', () => {
  const refusals: readonly (readonly [string, Partial<UpdateState>, string])[] = [
    ['the same', { currentVersion: '0.2.0' }, 'UpdateSame'],
    ['an earlier one', { currentVersion: '0.3.0' }, 'UpdateOlder'],
    ['what leads to the current release', { currentVersion: '0.2.1-rc.1' }, 'UpdateOlder'],
    ['earlier than one that was here', { highestSeen: '0.2.1' }, 'UpdateOlder'],
    ['one that needs another first', { currentVersion: '0.0.9' }, 'UpdateSkips'],
    ['another system’s', { platform: 'windows-nsis' }, 'UpdatePlatformOther'],
  ];
  it.each(refusals)('%s is refused', async (_what, over, refusal) => {
    expect(await outcome(file, over)).toBe(refusal);
  });

  it('one that was begun before may be begun again', async () => {
    expect(await outcome(file, { highestSeen: '0.2.0' })).toBe('0.2.0');
  });

  it('a release is later than what led to it', async () => {
    expect(await outcome(file, { currentVersion: '0.2.0-rc.1' })).toBe('0.2.0');
  });
});
