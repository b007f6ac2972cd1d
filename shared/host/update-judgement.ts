import { base64urlToBytes, sha256, toHex } from '../basics/bytes.ts';
import { err, ok, type Result } from '../basics/result.ts';
import { z } from '../basics/zod.ts';
import type { VerifySignature } from '../log/ed25519.ts';
import { compareVersions } from './program-version.ts';
import { updateMessage, type UpdateHead, type UpdateHeader } from './update-file.ts';
import type { UpdatePlatform, UpdateRefusal } from './updates.ts';

/** The public keys whose updates a program takes, by their ids, and the ids of those that it no longer does. */
export interface ReleaseKeys {
  readonly keys: ReadonlyMap<string, Uint8Array>;
  readonly revoked: ReadonlySet<string>;
}

/** What an update is held against. */
export interface UpdateState {
  readonly currentVersion: string;
  /** The highest version that this computer ever ran or began to install; null for none but the current one. */
  readonly highestSeen: string | null;
  readonly platform: UpdatePlatform;
  readonly keys: ReleaseKeys;
}

/** Name of a release key: the first 16 hexadecimal digits of its SHA-256. */
export const releaseKeyId = (publicKey: Uint8Array): string =>
  toHex(sha256(publicKey)).slice(0, 16);

const keysSchema = z.strictObject({
  keys: z.array(z.string()).max(20),
  revoked: z.array(z.string().regex(/^[0-9a-f]{16}$/)).max(200),
});

/** The keys of `release-keys.json`; throws where the file that the program brings is not in order. */
export function parseReleaseKeys(json: unknown): ReleaseKeys {
  const { keys, revoked } = keysSchema.parse(json);
  const read = keys.map((text): readonly [string, Uint8Array] => {
    const key = base64urlToBytes(text);
    if (key === null || key.length !== 32) throw new Error('not a release key');
    return [releaseKeyId(key), key];
  });
  return { keys: new Map(read), revoked: new Set(revoked) };
}

/** True where there is a key whose updates would be taken. */
export const takesUpdates = ({ keys, revoked }: ReleaseKeys): boolean =>
  [...keys.keys()].some((id) => !revoked.has(id));

/** Whether one of ours signed it; a revoked key is named as such even after it has left the list. */
async function checkSignature(
  { header, headerBytes, signature }: UpdateHead,
  { keys, revoked }: ReleaseKeys,
  verify: VerifySignature,
): Promise<Result<void, UpdateRefusal>> {
  if (revoked.has(header.key)) return err({ type: 'UpdateKeyRevoked' });
  const key = keys.get(header.key);
  if (key === undefined) return err({ type: 'UpdateKeyUnknown' });
  return (await verify(key, updateMessage(headerBytes), signature))
    ? ok(undefined)
    : err({ type: 'UpdateSignatureWrong' });
}

/** Versions only grow: above the current one, and not below what this computer already had. */
function checkVersion(
  { version, from }: UpdateHeader,
  { currentVersion, highestSeen }: UpdateState,
): Result<void, UpdateRefusal> {
  const order = compareVersions(version, currentVersion);
  if (order === 0) return err({ type: 'UpdateSame', details: { version } });
  if (order < 0) return err({ type: 'UpdateOlder', details: { version, had: currentVersion } });
  if (highestSeen !== null && compareVersions(version, highestSeen) < 0)
    return err({ type: 'UpdateOlder', details: { version, had: highestSeen } });
  return compareVersions(currentVersion, from) < 0
    ? err({ type: 'UpdateSkips', details: { version, from } })
    : ok(undefined);
}

/**
 * Whether an update may be put over this program: who signed it, for which system, and which version it is, in this
 * order. Its payload is not looked at here.
 */
export async function judgeUpdate(
  head: UpdateHead,
  state: UpdateState,
  verify: VerifySignature,
): Promise<Result<UpdateHeader, UpdateRefusal>> {
  const { header } = head;
  if (!takesUpdates(state.keys)) return err({ type: 'UpdateNoKeys' });
  const signed = await checkSignature(head, state.keys, verify);
  if (!signed.ok) return signed;
  if (header.platform !== state.platform) {
    const details = { made: header.platform, here: state.platform };
    return err({ type: 'UpdatePlatformOther', details });
  }
  const grows = checkVersion(header, state);
  return grows.ok ? ok(header) : grows;
}
