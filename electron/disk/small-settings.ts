import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';

import type { z } from '../../shared/basics/zod.ts';
import { isSystemError } from './system-errors.ts';

/**
 * A small settings file, read at once because it decides how the program begins. Null where it is missing, cannot be
 * read or is not what the schema says.
 */
export function readSmallSettings<Value>(file: string, schema: z.ZodType<Value>): Value | null {
  try {
    const parsed = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch (error) {
    if (!isSystemError(error) && !(error instanceof SyntaxError)) throw error;
    return null;
  }
}

/** Writes it whole or not at all, at once, because the program may be about to end; false where the disk refused. */
export function writeSmallSettings(file: string, value: unknown): boolean {
  const draft = `${file}.part`;
  try {
    const handle = openSync(draft, 'w');
    try {
      writeSync(handle, `${JSON.stringify(value)}\n`);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(draft, file);
    return true;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    rmSync(draft, { force: true });
    return false;
  }
}
