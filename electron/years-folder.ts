import { randomBytes } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

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
import { isMissing } from './disk/system-errors.ts';

export type YearsFolderError =
  /** The folder is encrypted: the key it was made with is needed. */
  | { readonly type: 'YearsEncrypted'; readonly folder: string }
  | { readonly type: 'YearDamaged'; readonly file: string; readonly reason: string };

const keyName = 'identity.key';
const seasonEnding = '.season';
const keyLength = 32;

/** A folder of season files as it was read, and how files are written into it. */
export interface YearsFolder {
  readonly folder: string;
  readonly encrypted: boolean;
  /** As they are now, the latest first. */
  readonly seasons: () => readonly Season[];
  readonly identityOf: (number: string) => string;
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
): Promise<Result<readonly Season[], YearsFolderError>> {
  const seasons: Season[] = [];
  for (const name of (await readdir(folder)).toSorted()) {
    if (!name.endsWith(seasonEnding)) continue;
    const bytes = await opened(name, (await fileIn(folder, name)) ?? new Uint8Array(), identities);
    if (!bytes.ok) return bytes;
    const season = readSeason(bytes.value);
    if (!season.ok) return err({ type: 'YearDamaged', file: name, reason: season.error.type });
    if (name !== nameOf(season.value.contest))
      return err({ type: 'YearDamaged', file: name, reason: 'name' });
    seasons.push(season.value);
  }
  return ok(latestFirst(seasons));
}

const nameOf = (contest: ContestId): string => `${contest}${seasonEnding}`;

/**
 * Opens a folder of seasons, or makes a new one: encrypted to the first key where one is given, else plain. The secret
 * by which identity numbers are hashed lies in it, encrypted likewise. A folder stays as it was made.
 */
export async function openYears(
  folder: string,
  identities: readonly Uint8Array[],
): Promise<Result<YearsFolder, YearsFolderError>> {
  await makeFolder(folder);
  const [first] = identities;
  const kept = await fileIn(folder, keyName);
  const isEncrypted = kept === null ? first !== undefined : looksEncrypted(kept);
  if (isEncrypted && first === undefined) return err({ type: 'YearsEncrypted', folder });
  const recipients = isEncrypted && first !== undefined ? [await recipientOf(first)] : [];
  const sealed = (bytes: Uint8Array): Promise<Uint8Array> | Uint8Array =>
    recipients.length === 0 ? bytes : encryptFile(bytes, recipients);
  if (kept === null) {
    const secret = new Uint8Array(randomBytes(keyLength));
    await replaceDurably(join(folder, keyName), await sealed(secret));
  }
  const key = await opened(
    keyName,
    (await fileIn(folder, keyName)) ?? new Uint8Array(),
    identities,
  );
  if (!key.ok) return err({ type: 'YearsEncrypted', folder });
  if (key.value.length !== keyLength)
    return err({ type: 'YearDamaged', file: keyName, reason: 'length' });
  const seasons = await seasonsIn(folder, identities);
  if (!seasons.ok) return seasons;
  const here = new Map(seasons.value.map((season) => [season.contest, season]));
  return ok({
    folder,
    encrypted: isEncrypted,
    seasons: () => latestFirst([...here.values()]),
    identityOf: identityHasher(key.value),
    async write(season) {
      await replaceDurably(join(folder, nameOf(season.contest)), await sealed(writeSeason(season)));
      await syncFolder(folder);
      here.set(season.contest, season);
    },
    async remove(contest) {
      await rm(join(folder, nameOf(contest)), { force: true });
      await syncFolder(folder);
      here.delete(contest);
    },
  });
}
