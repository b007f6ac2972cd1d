import { concatBytes, equalBytes, utf8ToBytes } from '../../shared/basics/bytes.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import { z } from '../../shared/basics/zod.ts';
import type { StoredContest, StoredProfile } from './contest-store.ts';
import type { DeskError, SnapshotFacts } from './desk.ts';
import { type OpenSecrets, openSecrets } from './locked-secret.ts';
import { contestInRescue, isRescue, readRescue } from './open-rescue.ts';
import { type StoreKey, storeKeyOf } from './store-key.ts';
import { decodeContest, decodeStored, encodeStored, profileSchema } from './stored-schema.ts';

/** What a copy says in clear: whose it is and how its lock opens. */
interface ClearPart {
  readonly version: typeof snapshotVersion | typeof mailboxVersion;
  readonly profile: StoredProfile;
  readonly createdAt: number;
  readonly program: string;
  readonly reason: SnapshotFacts['reason'];
  readonly segments: number;
  readonly operations: number;
  readonly stateHash: string;
}

const magic = utf8ToBytes('QAZYLAR SNAPSHOT\n');
/** Bytes at the beginning that no other file has. */
const ownWord = 'QAZYLAR '.length;
/** Version of a copy, and of one with what is remembered of a mailbox, which programs of the time before do not know. */
const [snapshotVersion, mailboxVersion] = [1, 2] as const;
const natural = z.number().int().min(0);

const clearSchema: z.ZodType<ClearPart> = z.strictObject({
  version: z.literal([snapshotVersion, mailboxVersion]),
  profile: profileSchema,
  createdAt: z.number().int(),
  program: z.string(),
  reason: z.enum([
    'import',
    'restore',
    'update',
    'day',
    'schedule',
    'compaction',
    'demand',
    'rescue',
  ]),
  segments: natural,
  operations: natural,
  stateHash: z.string(),
});
const fileSchema = z.strictObject({
  clear: z.instanceof(Uint8Array),
  sealed: z.instanceof(Uint8Array),
});
const versionSchema = z.looseObject({ version: z.number().int() });

/** A copy that was opened with its passphrase. */
export interface OpenedSnapshot {
  readonly facts: SnapshotFacts;
  readonly contest: StoredContest;
  readonly opened: OpenSecrets;
}

const damaged = err({ type: 'SnapshotDamaged' } as const);

interface ReadSnapshot {
  readonly clear: ClearPart;
  readonly clearBytes: Uint8Array;
  readonly sealed: Uint8Array;
}

/** Whether a file is the beginning of a copy at least: what somebody chose by mistake is not called damaged. */
const beginsAsCopy = (bytes: Uint8Array): boolean =>
  equalBytes(bytes.subarray(0, ownWord), magic.subarray(0, Math.min(ownWord, bytes.length)));

function read(bytes: Uint8Array): Result<ReadSnapshot, DeskError> {
  if (!beginsAsCopy(bytes)) return err({ type: 'NotASnapshot' });
  if (!equalBytes(bytes.subarray(0, magic.length), magic)) return damaged;
  const file = decodeStored(fileSchema, bytes.subarray(magic.length));
  if (!file.ok) return damaged;
  const { clear: clearBytes, sealed } = file.value;
  const clear = decodeStored(clearSchema, clearBytes);
  if (clear.ok) return ok({ clear: clear.value, clearBytes, sealed });
  const version = decodeStored(versionSchema, clearBytes);
  return version.ok && version.value.version > mailboxVersion
    ? err({ type: 'SnapshotNewer' })
    : damaged;
}

function factsOf({ clear: { profile, version: _, ...said } }: ReadSnapshot): SnapshotFacts {
  const { contest, role, demo, secret } = profile;
  return { contest, role, demo, locked: secret.lock !== 'none', ...said };
}

/** A contest as a file: what it says of itself in clear is bound to the rest, which only its passphrase opens. */
export async function encodeSnapshot(
  key: StoreKey,
  contest: StoredContest,
  said: Omit<ClearPart, 'version' | 'profile' | 'segments'>,
): Promise<Uint8Array> {
  const clear: ClearPart = {
    version: contest.exchange === undefined ? snapshotVersion : mailboxVersion,
    profile: contest.profile,
    segments: contest.segments.length,
    ...said,
  };
  const clearBytes = encodeStored(clear);
  const sealed = await key.seal(encodeStored(contest), clearBytes);
  return concatBytes(magic, encodeStored({ clear: clearBytes, sealed }));
}

/** What a copy says of itself in clear. */
export function inspectSnapshot(bytes: Uint8Array): Result<SnapshotFacts, DeskError> {
  if (isRescue(bytes)) {
    const rescue = readRescue(bytes);
    return rescue.ok ? ok(rescue.value.facts) : rescue;
  }
  const snapshot = read(bytes);
  return snapshot.ok ? ok(factsOf(snapshot.value)) : snapshot;
}

/** Opens a copy under a key; null where it is not whole. */
export async function contestIn(key: StoreKey, bytes: Uint8Array): Promise<StoredContest | null> {
  const snapshot = read(bytes);
  if (!snapshot.ok) return null;
  const { clearBytes, sealed } = snapshot.value;
  const plain = await key.open(sealed, clearBytes);
  const contest = plain === null ? null : decodeContest(plain);
  return contest?.ok === true ? contest.value : null;
}

async function openRescue(
  bytes: Uint8Array,
  passphrase: string,
): Promise<Result<OpenedSnapshot, DeskError>> {
  const rescue = readRescue(bytes);
  if (!rescue.ok) return rescue;
  const opened = await openSecrets(rescue.value.profile.secret, passphrase);
  if (!opened.ok) return opened;
  const contest = await contestInRescue(await storeKeyOf(opened.value.secrets.seed), rescue.value);
  if (contest === null) return damaged;
  return ok({ facts: rescue.value.facts, contest, opened: opened.value });
}

/** Opens a copy with its passphrase, or what was rescued of an installation: whole and unchanged, or refused. */
export async function openSnapshot(
  bytes: Uint8Array,
  passphrase: string,
): Promise<Result<OpenedSnapshot, DeskError>> {
  if (isRescue(bytes)) return openRescue(bytes, passphrase);
  const snapshot = read(bytes);
  if (!snapshot.ok) return snapshot;
  const opened = await openSecrets(snapshot.value.clear.profile.secret, passphrase);
  if (!opened.ok) return opened;
  const contest = await contestIn(await storeKeyOf(opened.value.secrets.seed), bytes);
  if (contest === null) return damaged;
  return ok({ facts: factsOf(snapshot.value), contest, opened: opened.value });
}
