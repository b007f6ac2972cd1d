import fc from 'fast-check';
import { expect, it, vi } from 'vitest';

import type { Result } from '../../shared/basics/result.ts';
import { encodeValue } from '../../shared/log/value-codec.ts';
import type { Value } from '../../shared/log/operation.ts';
import { agePublicKey, encryptFile, recipientOf } from '../../shared/bundle/encrypted-file.ts';
import { type MailboxCard, openCard, writeCard } from '../../shared/exchange/card.ts';
import { openIndex, sealIndex } from '../../shared/exchange/mailbox-index.ts';
import type { MailboxKeys } from '../../shared/exchange/mailbox-keys.ts';
import {
  type MailboxObject,
  objectLimit,
  openObject,
  partLimit,
  pieceLimit,
  sealObject,
} from '../../shared/exchange/object.ts';
import type { ContestId } from '../../shared/log/operation.ts';
import { lyingEnd } from '../exchange/insider.ts';
import { testMailbox } from '../exchange/participant.ts';
import { casesOf, countCases, holds } from './count-cases.ts';
import { playHostileWorld } from './hostile-mailbox.ts';
import { type Draw, drawsFrom, mutateBytes, mutateValue, pick } from './mutate.ts';

vi.setConfig({ testTimeout: 3_600_000 });

const filled = (byte: number, length = 32): Uint8Array => new Uint8Array(length).fill(byte);
const object: MailboxObject = {
  lane: 'ab'.repeat(16),
  seq: 3,
  previous: 'cd'.repeat(32),
  part: 1,
  of: 2,
  file: 'ef'.repeat(32),
  bytes: filled(7, 40),
};
const errors = ['ObjectDamaged', 'ObjectTooNew', 'CardDamaged', 'CardTooNew', 'CardNotForThisKey'];

/** Refused with a reason, or opened as what it may be; anything else fails at once. */
type Tried = 'refused' | 'opened';

/** One kind of file, as anybody may change its bytes, and as somebody with the secret may change what it says. */
interface Target {
  readonly stored: Uint8Array;
  readonly plain: Value;
  readonly reader: Uint8Array;
  readonly open: (bytes: Uint8Array) => Promise<Tried>;
}

function triedOf<T>(
  answer: Result<T, { readonly type: string }>,
  isAllowed: (value: T) => boolean = () => true,
): Tried {
  const [allowed, tried] = answer.ok
    ? [isAllowed(answer.value), 'opened' as const]
    : [errors.includes(answer.error.type), 'refused' as const];
  expect(allowed, JSON.stringify(answer)).toBe(true);
  return tried;
}

const objectTarget = async (keys: MailboxKeys): Promise<Target> => ({
  stored: await sealObject(object, keys),
  plain: {
    v: 1,
    lane: filled(0xab, 16),
    seq: 3,
    previous: filled(0xcd),
    part: 1,
    of: 2,
    file: filled(0xef),
    bytes: object.bytes,
    pad: filled(0, 9),
  },
  reader: keys.recipient,
  open: async (bytes) =>
    triedOf(
      await openObject(bytes, keys),
      ({ part, of, seq, bytes: piece }) =>
        part < of && of <= partLimit && seq >= part && piece.length <= pieceLimit,
    ),
});

const indexTarget = async (keys: MailboxKeys): Promise<Target> => ({
  stored: await sealIndex([lyingEnd(1), lyingEnd(2, 'region/KZ-10')], keys),
  plain: {
    v: 1,
    lanes: [
      [filled(1, 16), 'headquarters', 7, filled(2)],
      [filled(3, 16), 'region/KZ-10', 0, filled(4)],
    ],
    pad: filled(0, 9),
  },
  reader: keys.recipient,
  open: async (bytes) => triedOf(await openIndex(bytes, keys)),
});

async function cardTarget(): Promise<Target> {
  const secret = filled(9);
  const reader = await recipientOf(secret);
  const card: MailboxCard = {
    contest: 'AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE' as ContestId,
    secret: filled(5),
    place: { kind: 's3', address: 'https://s3.example', bucket: 'contest' },
    credentials: { user: 'a', password: 'b' },
    headquarters: [reader],
    regions: new Map([['KZ-10', [reader]]]),
  };
  return {
    stored: await writeCard(card, [reader]),
    plain: {
      v: 1,
      contest: filled(1),
      secret: filled(5),
      place: { kind: 'webdav', address: 'https://cloud.example/dav' },
      credentials: { user: 'a', password: 'b' },
      headquarters: [agePublicKey(reader)],
      regions: { 'KZ-10': [agePublicKey(reader)] },
    },
    reader,
    open: async (bytes) =>
      triedOf(await openCard(bytes, [secret]), ({ place: { kind, address } }) =>
        kind === 'folder' ? !/\p{C}/u.test(address) : /^https?:\/\/[^@]+$/.test(address),
      ),
  };
}

async function tryOne({ stored, plain, reader, open }: Target, draw: Draw): Promise<Tried> {
  if (draw(2) === 0) {
    const { bytes } = mutateBytes(stored, draw);
    const isSame = bytes.length === stored.length && bytes.every((byte, at) => byte === stored[at]);
    const tried = await open(bytes);
    if (tried === 'opened' && !isSame) throw new Error('whoever has no secret changes nothing');
    return tried;
  }
  const value = mutateValue(plain, draw);
  const bytes = draw(3) === 0 ? mutateBytes(encodeValue(plain), draw).bytes : encodeValue(value);
  return open(await encryptFile(bytes, [reader]));
}

it('opens no object, index or card that is not one, whatever was changed and by whom', async () => {
  const { keys } = await testMailbox();
  const targets = [await objectTarget(keys), await indexTarget(keys), await cardTarget()];
  for (const { stored, open } of targets) {
    expect(await open(stored)).toBe('opened');
    expect(await open(filled(0, objectLimit + 1))).toBe('refused');
  }
  const cases = casesOf(100, 50_000);
  const seed = Number(process.env['QAZYLAR_SEED'] ?? '1') * 1_000_003;
  let opened = 0;
  for (let number = 0; number < cases; number += 1) {
    const draw = drawsFrom(seed + number);
    if ((await tryOne(pick(draw, targets), draw)) === 'opened') opened += 1;
  }
  countCases('objects, indexes and cards, changed', cases, `${opened} still are what they may be`);
  expect(opened).toBeLessThan(cases / 2);
});

it.each([
  ['a folder', { lists: true, checks: true }],
  ['a server', { lists: false, checks: true }],
])('converges in %s whatever befalls it and whoever meddles', async (name, how) => {
  await holds(
    [`mailboxes in ${name} that somebody with a card meddles with`],
    { short: 1, long: 400 },
    fc.integer(),
    (seed) => playHostileWorld(seed, how),
  );
});
