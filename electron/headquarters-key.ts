import { readFile } from 'node:fs/promises';
import { z } from 'zod';

import { base64urlToBytes, bytesToBase64url } from '../shared/basics/bytes.ts';
import { err, ok, type Result } from '../shared/basics/result.ts';
import type { SigningKey } from '../shared/log/ed25519.ts';
import type { ContestId, LogId, PublicKeyId } from '../shared/log/operation.ts';
import { ed25519 } from './archive-folder.ts';

/** Headquarters' signing key from a key file, with the log it signs. */
export interface HeadquartersKey {
  readonly contest: ContestId;
  readonly log: LogId;
  readonly publicKey: PublicKeyId;
  readonly key: SigningKey;
}

export type KeyFileError =
  | { readonly type: 'FileUnreadable'; readonly file: string }
  | { readonly type: 'KeyFileMalformed'; readonly file: string };

const keySchema = z.object({
  qazylar: z.literal('headquarters key'),
  contest: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  log: z.string().regex(/^[A-Za-z0-9_-]{22}$/),
  seed: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
});

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: the schema refuses null in the same words.
    return null;
  }
}

/** Reads `headquarters.key`; the public half is worked out of the secret and not believed. */
export async function readHeadquartersKey(
  file: string,
): Promise<Result<HeadquartersKey, KeyFileError>> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    // Missing, a folder, no right to read: for the person it is one thing.
    return err({ type: 'FileUnreadable', file });
  }
  const parsed = keySchema.safeParse(parseJson(text));
  const seed = parsed.success ? base64urlToBytes(parsed.data.seed) : null;
  if (!parsed.success || seed === null) return err({ type: 'KeyFileMalformed', file });
  const key = await ed25519.keyFromSeed(seed);
  return ok({
    contest: parsed.data.contest as ContestId,
    log: parsed.data.log as LogId,
    publicKey: bytesToBase64url(key.publicKey) as PublicKeyId,
    key,
  });
}
