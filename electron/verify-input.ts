import { open, stat } from 'node:fs/promises';

import type { Bundle } from '../shared/bundle/bundle.ts';
import { err, ok, type Result } from '../shared/basics/result.ts';
import type { OpenedFile } from '../shared/results/verify-files.ts';
import { type BundleFileError, openBundleFile, type OpeningFile } from './bundle-files.ts';
import { isSystemError } from './disk/system-errors.ts';

/** Largest text that is read: the public proof of half a million leaves is a tenth of it. */
const textLimit = 256 * 1024 * 1024;

/** A file for `verify`: a bundle, or text that may be a public proof, a page with one, or a code. */
export type VerifyInput = OpenedFile & {
  readonly bundle?: Bundle & { readonly encrypted: boolean };
};

/** The text of a file that begins like JSON, a page or a code; null for everything else, which is a bundle or nothing. */
async function textOf(file: string): Promise<string | null> {
  try {
    // Opening a pipe would wait for ever.
    const about = await stat(file);
    if (!about.isFile() || about.size > textLimit) return null;
    const handle = await open(file, 'r');
    try {
      const start = Buffer.alloc(64);
      await handle.read(start, 0, 64, 0);
      const looksLikeText = /^\uFEFF?\s*(?:[{[<]|QZP\d\/)/.test(start.toString('utf8'));
      return looksLikeText ? (await handle.readFile('utf8')).replace(/^\uFEFF/, '') : null;
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!isSystemError(error)) throw error;
    // Whatever hinders reading it, opening it as a bundle says so.
    return null;
  }
}

/** Opens one file; bundles are checked byte for byte, and their signatures with them. */
export async function openForVerifying(
  opening: OpeningFile,
): Promise<Result<VerifyInput, BundleFileError>> {
  const text = await textOf(opening.file);
  if (text !== null) return ok({ name: opening.file, text });
  const bundle = await openBundleFile(opening);
  return bundle.ok ? ok({ name: opening.file, bundle: bundle.value }) : err(bundle.error);
}
