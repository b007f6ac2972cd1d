import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { equalBytes } from '../../shared/basics/bytes.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { UpdatePlatform, UpdateRefusal } from '../../shared/host/updates.ts';
import { storageSpace } from '../disk/storage-space.ts';
import { isFull, isSystemError, quietly } from '../disk/system-errors.ts';
import {
  copyPart,
  type Expected,
  isExpected,
  type OpenFile,
  type Passing,
} from './copy-payload.ts';
import type { OpenUpdate } from './open-update.ts';

/** A payload in a folder of this person's own, as it was checked there. */
export interface StagedUpdate extends Expected {
  readonly version: string;
  readonly path: string;
}

const folderName = 'updates';

/** What people see the file end with; the system tells by it what to do with the file. */
const endings: Readonly<Record<UpdatePlatform, string>> = {
  'windows-nsis': '.exe',
  'windows-portable': '.zip',
  'linux-appimage': '.AppImage',
  'linux-deb': '.deb',
  'mac-dmg': '.dmg',
};

/** Bytes that stay free for the contest beside a copy. */
const reserve = 200_000_000;

/** Takes away what was copied for an update before. */
export const clearStage = (home: string): Promise<boolean> =>
  quietly(() => rm(join(home, folderName), { recursive: true, force: true }));

/** Why it came to no copy; throws on what is a bug. */
function refusalOf(error: unknown, signal: AbortSignal): UpdateRefusal {
  if (signal.aborted) return { type: 'UpdateCancelled' };
  if (isFull(error)) return { type: 'UpdateNoRoom' };
  if (!isSystemError(error)) throw error;
  return { type: error.syscall === 'read' ? 'UpdateUnreadable' : 'UpdateNotWritten' };
}

async function copyInto(
  folder: string,
  { file, header, payloadAt }: OpenUpdate,
  passing: Passing & { readonly openFile?: OpenFile },
): Promise<Result<StagedUpdate, UpdateRefusal>> {
  const { version, platform, size, sha256 } = header;
  const path = join(folder, `Qazylar-${version}${endings[platform]}`);
  const passed = await copyPart(file, { at: payloadAt, size, to: path }, passing);
  if (!equalBytes(passed, sha256)) return err({ type: 'UpdatePayloadOther' });
  return (await isExpected(path, { size, sha256 }, passing))
    ? ok({ version, path, size, sha256 })
    : err({ type: 'UpdateNotWritten' });
}

/**
 * Copies the payload into a folder that only this person may enter, and reads it back: what is started later is this
 * copy and never the file on the stick. A refusal leaves nothing behind.
 */
export async function stageUpdate(
  home: string,
  update: OpenUpdate,
  passing: Passing & { readonly signal: AbortSignal; readonly openFile?: OpenFile },
): Promise<Result<StagedUpdate, UpdateRefusal>> {
  await clearStage(home);
  const { free } = await storageSpace(home);
  if (free !== null && free < update.header.size + reserve) return err({ type: 'UpdateNoRoom' });
  try {
    // Where a scanner still holds a copy from before, the folder is there.
    await mkdir(join(home, folderName), { recursive: true, mode: 0o700 });
    const folder = await mkdtemp(join(home, folderName, `${update.header.version}-`));
    const staged = await copyInto(folder, update, passing);
    if (!staged.ok) await clearStage(home);
    return staged;
  } catch (error) {
    await clearStage(home);
    return err(refusalOf(error, passing.signal));
  }
}
