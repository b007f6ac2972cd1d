import { readFile } from 'node:fs/promises';

import { bytesToBase64url } from '../shared/basics/bytes.ts';
import { err, ok, type Result } from '../shared/basics/result.ts';
import { regionIdentity } from '../shared/bundle/identities.ts';
import { identitiesInKeyFile, readKeyFile } from '../shared/bundle/key-file.ts';
import { regionsOfProfile } from '../shared/contest/regions.ts';
import type { SigningKey } from '../shared/log/ed25519.ts';
import type { ContestId, LogId, PublicKeyId } from '../shared/log/operation.ts';
import { ed25519 } from './node-proofs.ts';
import { type FileProblem, fileProblem, isSystemError } from './disk/system-errors.ts';

/** Headquarters' signing key from a key file, with the log it signs. */
export interface HeadquartersKey {
  readonly contest: ContestId;
  readonly log: LogId;
  readonly publicKey: PublicKeyId;
  readonly key: SigningKey;
  /** 32 bytes, from which tickets of invitations and the secrets of regions follow. */
  readonly seed: Uint8Array;
}

export type KeyFileError = (FileProblem | { readonly type: 'KeyFileMalformed' }) & {
  readonly file: string;
};

async function readText(file: string): Promise<Result<string, KeyFileError>> {
  try {
    return ok(await readFile(file, 'utf8'));
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return err({ ...fileProblem(error), file });
  }
}

/** Reads `headquarters.key`; the public half is worked out of the secret and not believed. */
export async function readHeadquartersKey(
  file: string,
): Promise<Result<HeadquartersKey, KeyFileError>> {
  const text = await readText(file);
  if (!text.ok) return text;
  const secret = readKeyFile(text.value);
  if (!secret.ok) return err({ ...secret.error, file });
  const { contest, log, seed } = secret.value;
  const key = await ed25519.keyFromSeed(seed);
  return ok({
    contest,
    log,
    publicKey: bytesToBase64url(key.publicKey) as PublicKeyId,
    key,
    seed,
  });
}

/**
 * The X25519 secrets of a key file: those of any age identity file, and with headquarters' key those of every region,
 * which follow from it. None where no file is named.
 */
export async function readIdentities(
  file: string | undefined,
): Promise<Result<readonly Uint8Array[], KeyFileError>> {
  if (file === undefined) return ok([]);
  const text = await readText(file);
  if (!text.ok) return text;
  const identities = identitiesInKeyFile(text.value);
  if (!identities.ok) return err({ ...identities.error, file });
  const secret = readKeyFile(text.value);
  if (!secret.ok) return identities;
  const { seed, contest } = secret.value;
  const regions = regionsOfProfile('2022-').map(({ code }) => regionIdentity(seed, contest, code));
  return ok([...identities.value, ...regions]);
}
