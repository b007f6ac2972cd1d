import { expect, it } from 'vitest';

import {
  lockSecrets,
  openly,
  openSecrets,
  passphraseIterations,
} from '../../../renderer/storage/locked-secret.ts';
import { packSecrets, unpackSecrets, withoutSecrets } from '../../../renderer/storage/secrets.ts';
import { encodeValue } from '../../../shared/log/value-codec.ts';

const secrets = {
  seed: new Uint8Array(32).fill(7),
  regions: [new Uint8Array(32).fill(8), new Uint8Array(32).fill(9)],
};

it('locks with at least 600,000 rounds, opens with the same word however it was typed, and with no other', async () => {
  expect(passphraseIterations).toBeGreaterThanOrEqual(600_000);
  const { locked, opened } = await lockSecrets(secrets, 'Құпия сөз — Йод'.normalize('NFC'));
  expect(locked).toMatchObject({ lock: 'passphrase', iterations: passphraseIterations });
  expect(await openSecrets(locked, 'Құпия сөз — Йод'.normalize('NFD'))).toMatchObject({
    ok: true,
    value: { secrets },
  });
  const wrong = { ok: false, error: { type: 'PassphraseWrong' } };
  expect(await openSecrets(locked, 'құпия сөз — Йод')).toEqual(wrong);

  const fewer = await opened.relock({ ...secrets, regions: [] });
  expect(await openSecrets(fewer, 'Құпия сөз — Йод')).toMatchObject({
    value: { secrets: { seed: secrets.seed, regions: [] } },
  });
  if (locked.lock === 'none' || fewer.lock === 'none') throw new Error('locked');
  expect(fewer.nonce).not.toEqual(locked.nonce);
  const changed = locked.sealed.map((byte, at) => (at === 5 ? byte ^ 1 : byte));
  expect(await openSecrets({ ...locked, sealed: changed }, 'Құпия сөз — Йод')).toEqual(wrong);
}, 120_000);

it('reads the bare seed of early versions, its own form, and nothing else', () => {
  expect(unpackSecrets(secrets.seed)).toEqual({ seed: secrets.seed, regions: [] });
  expect(unpackSecrets(packSecrets(secrets))).toEqual(secrets);
  for (const bytes of [
    new Uint8Array(),
    new Uint8Array(31),
    packSecrets(secrets).slice(1),
    encodeValue({ version: 2, seed: secrets.seed, regions: [] }),
    encodeValue({ version: 1, seed: new Uint8Array(31), regions: [] }),
    encodeValue({ version: 1, seed: secrets.seed, regions: [], role: 'admin' }),
  ]) {
    expect(unpackSecrets(bytes)).toBeNull();
  }
});

it('opens a practice contest’s secrets without a passphrase', async () => {
  const { locked, opened } = openly(secrets);
  expect(await openSecrets(locked, '')).toMatchObject({ value: { secrets } });
  expect(await opened.relock({ ...secrets, regions: [] })).toEqual({
    lock: 'none',
    seed: packSecrets({ ...secrets, regions: [] }),
  });
});

it('takes the secrets out of an invitation before it rests, and leaves the rest of it', () => {
  const facts = [{ id: 'a', value: new Uint8Array([1]) }];
  const payload = encodeValue({
    person: 'c1',
    ticketSeed: secrets.seed,
    regionSeed: secrets.seed,
    facts,
  });
  expect(withoutSecrets(payload)).toEqual(
    encodeValue({ person: 'c1', ticketSeed: new Uint8Array(32), facts }),
  );
  const other = encodeValue({ anything: 1 });
  expect(withoutSecrets(other)).toEqual(other);
});
