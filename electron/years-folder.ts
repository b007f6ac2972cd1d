import { randomBytes } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { equalBytes } from '../shared/basics/bytes.ts';
import { err, ok, type Result } from '../shared/basics/result.ts';
import {
  encryptFile,
  looksEncrypted,
  openEncrypted,
  recipientOf,
} from '../shared/bundle/encrypted-file.ts';
import type { ContestId } from '../shared/log/operation.ts';
import { identityHasher } from '../shared/seasons/identity-hash.ts';
import { latestFirst } from '../shared/seasons/past-applications.ts';
import { readSeason, writeSeason } from '../shared/seasons/season-file.ts';
import type { Season } from '../shared/seasons/season.ts';
import { makeFolder, replaceDurably, syncFolder } from './disk/durable-files.ts';
import { type FolderUnreadable, isMissing } from './disk/system-errors.ts';

export type YearsFolderError =
  /** The folder is encrypted: the key it was made with is needed. */
  | { readonly type: 'YearsEncrypted'; readonly folder: string }
  | { readonly type: 'YearDamaged'; readonly file: string; readonly reason: string };

const keyName = 'identity.key';
const seasonEnding = '.season';
const seasonName = /^[A-Za-z0-9_-]{43}\.season$/;
const keyLength = 32;

/** A folder of season files as it was read, and how files are written into it. */
export interface YearsFolder {
  readonly folder: string;
  readonly encrypted: boolean;
  /** Files that end as seasons do and are named otherwise, like conflicting copies of a shared folder: they are not read. */
  readonly passedOver: readonly string[];
  /** As they are now, the latest first. */
  readonly seasons: () => readonly Season[];
  readonly identityOf: (number: string) => string;
  /** True where the file of its contest says just this season, in the form of today. */
  readonly holds: (season: Season) => Promise<boolean>;
  /** Puts a season in the place of an earlier one of its contest. */
  readonly write: (season: Season) => Promise<void>;
  /** Removes the season of a contest. */
  readonly remove: (contest: ContestId) => Promise<void>;
}

async function fileIn(folder: string, name: string): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await readFile(join(folder, name)));
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** What a file holds, opened where it is encrypted. */
async function opened(
  file: string,
  bytes: Uint8Array,
  identities: readonly Uint8Array[],
): Promise<Result<Uint8Array, YearsFolderError>> {
  if (!looksEncrypted(bytes)) return ok(bytes);
  const plain = await openEncrypted(bytes, identities);
  return plain.ok ? plain : err({ type: 'YearDamaged', file, reason: plain.error.type });
}

async function seasonsIn(
  folder: string,
  identities: readonly Uint8Array[],
): Promise<
  Result<Pick<YearsFolder, 'passedOver'> & { readonly seasons: Season[] }, YearsFolderError>
> {
  const seasons: Season[] = [];
  const passedOver: string[] = [];
  for (const name of (await readdir(folder)).toSorted()) {
    if (!name.endsWith(seasonEnding)) continue;
    if (!seasonName.test(name)) {
      passedOver.push(name);
      continue;
    }
    const bytes = await opened(name, (await fileIn(folder, name)) ?? new Uint8Array(), identities);
    if (!bytes.ok) return bytes;
    const season = readSeason(bytes.value);
    if (!season.ok) return err({ type: 'YearDamaged', file: name, reason: season.error.type });
    if (name !== nameOf(season.value.contest))
      return err({ type: 'YearDamaged', file: name, reason: 'name' });
    seasons.push(season.value);
  }
  return ok({ seasons, passedOver });
}

const nameOf = (contest: ContestId): string => `${contest}${seasonEnding}`;

/** The secret of a folder by which identity numbers are hashed, and the key that its files are sealed to. */
interface Lock {
  readonly secret: Uint8Array;
  /** Null in a plain folder. */
  readonly identity: Uint8Array | null;
}

/** Numbers in seasons are hashed under a secret that is lost with its file: another one would match none of them. */
const hasSeasons = async (folder: string): Promise<boolean> =>
  (await readdir(folder)).some((name) => name.endsWith(seasonEnding));

const keyDamaged = (reason: string): Result<never, YearsFolderError> =>
  err({ type: 'YearDamaged', file: keyName, reason });

const sealTo = async (identity: Uint8Array | null, bytes: Uint8Array): Promise<Uint8Array> =>
  identity === null ? bytes : encryptFile(bytes, [await recipientOf(identity)]);

/** Opens the file of the secret: the one key among those given that does is the folder's. */
async function lockOf(
  folder: string,
  kept: Uint8Array,
  identities: readonly Uint8Array[],
): Promise<Result<Lock, YearsFolderError>> {
  const lock = (secret: Uint8Array, identity: Uint8Array | null) =>
    secret.length === keyLength ? ok({ secret, identity }) : keyDamaged('length');
  if (!looksEncrypted(kept)) return lock(kept, null);
  for (const identity of identities) {
    const secret = await openEncrypted(kept, [identity]);
    if (secret.ok) return lock(secret.value, identity);
    if (secret.error.type !== 'BundleNotForThisKey') return keyDamaged(secret.error.type);
  }
  return err({ type: 'YearsEncrypted', folder });
}

/** Makes the folder where it is missing, and its secret: encrypted to the first key where one is given, else plain. */
export async function makeYears(folder: string, identities: readonly Uint8Array[]): Promise<void> {
  await makeFolder(folder);
  if ((await fileIn(folder, keyName)) !== null || (await hasSeasons(folder))) return;
  const secret = new Uint8Array(randomBytes(keyLength));
  await replaceDurably(join(folder, keyName), await sealTo(identities[0] ?? null, secret));
}

/**
 * Opens a folder of seasons; nothing is made. The secret by which identity numbers are hashed lies in it, encrypted as
 * the seasons are. A folder stays as it was made: whatever is written is sealed to the key that opens its secret.
 */
export async function openYears(
  folder: string,
  identities: readonly Uint8Array[],
): Promise<Result<YearsFolder, YearsFolderError | FolderUnreadable>> {
  const kept = await fileIn(folder, keyName);
  if (kept === null)
    return (await hasSeasons(folder))
      ? keyDamaged('missing')
      : err({ type: 'FolderUnreadable', folder, code: 'ENOENT' });
  const lock = await lockOf(folder, kept, identities);
  if (!lock.ok) return lock;
  const { secret, identity } = lock.value;
  const read = await seasonsIn(folder, identities);
  if (!read.ok) return read;
  const { seasons, passedOver } = read.value;
  const here = new Map(seasons.map((season) => [season.contest, season]));
  return ok({
    folder,
    encrypted: identity !== null,
    passedOver,
    seasons: () => latestFirst([...here.values()]),
    identityOf: identityHasher(secret),
    async holds(season) {
      const name = nameOf(season.contest);
      const bytes = await fileIn(folder, name);
      const plain = bytes === null ? null : await opened(name, bytes, identities);
      return plain?.ok === true && equalBytes(plain.value, writeSeason(season));
    },
    async write(season) {
      const sealed = await sealTo(identity, writeSeason(season));
      await replaceDurably(join(folder, nameOf(season.contest)), sealed);
      here.set(season.contest, season);
    },
    async remove(contest) {
      await rm(join(folder, nameOf(contest)), { force: true });
      await syncFolder(folder);
      here.delete(contest);
    },
  });
}
