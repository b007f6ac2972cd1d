import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

import { err, ok, type Result } from '../../shared/basics/result.ts';
import { mostHead, readUpdateHead, type UpdateHeader } from '../../shared/host/update-file.ts';
import { judgeUpdate, type UpdateState } from '../../shared/host/update-judgement.ts';
import type { UpdateRefusal } from '../../shared/host/updates.ts';
import { isSystemError } from '../disk/system-errors.ts';
import { ed25519 } from '../node-proofs.ts';

/** An update whose head is signed for this program, open for reading; whoever gets it closes it. */
export interface OpenUpdate {
  readonly file: FileHandle;
  readonly header: UpdateHeader;
  /** Where the payload begins, in bytes. */
  readonly payloadAt: number;
}

/** The beginning of a file, as much of it as there is. */
async function beginning(file: FileHandle): Promise<Uint8Array> {
  const bytes = new Uint8Array(mostHead);
  let length = 0;
  for (;;) {
    const { bytesRead } = await file.read(bytes, length, mostHead - length, length);
    length += bytesRead;
    if (bytesRead === 0 || length === mostHead) return bytes.subarray(0, length);
  }
}

async function judgeFile(
  file: FileHandle,
  state: UpdateState,
): Promise<Result<OpenUpdate, UpdateRefusal>> {
  const facts = await file.stat();
  if (!facts.isFile()) return err({ type: 'UpdateUnknown' });
  const head = readUpdateHead(await beginning(file), facts.size);
  if (!head.ok) return head;
  const judged = await judgeUpdate(head.value, state, ed25519.verify);
  if (!judged.ok) return judged;
  return ok({ file, header: judged.value, payloadAt: head.value.payloadAt });
}

/**
 * Opens a file that a person chose, reads its head and judges it. A pipe or a device is not waited for, a folder is no
 * update. Refused ones are closed again.
 */
export async function openUpdate(
  path: string,
  state: UpdateState,
): Promise<Result<OpenUpdate, UpdateRefusal>> {
  let file: FileHandle;
  try {
    file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return err({ type: 'UpdateUnreadable' });
  }
  try {
    const opened = await judgeFile(file, state);
    if (!opened.ok) await file.close();
    return opened;
  } catch (error) {
    await file.close();
    if (!isSystemError(error)) throw error;
    return err({ type: 'UpdateUnreadable' });
  }
}
