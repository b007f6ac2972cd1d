import { readFile, stat } from 'node:fs/promises';

import { type Bundle, type BundleError, openBundle } from '../shared/bundle/bundle.ts';
import { bundleLimit } from '../shared/bundle/proved-container.ts';
import { err, ok, type Result } from '../shared/basics/result.ts';
import { ed25519 } from './archive-folder.ts';

export type BundleFileError = (
  BundleError | { readonly type: 'FileUnreadable' } | { readonly type: 'DirectoryGiven' }
) & { readonly file: string };

/** Reads and fully checks one bundle from disk. */
export async function openBundleFile(file: string): Promise<Result<Bundle, BundleFileError>> {
  let bytes: Uint8Array;
  try {
    const about = await stat(file);
    if (about.isDirectory()) return err({ type: 'DirectoryGiven', file });
    if (!about.isFile()) return err({ type: 'FileUnreadable', file });
    if (about.size > bundleLimit) return err({ type: 'FileTooLarge', file });
    bytes = new Uint8Array(await readFile(file));
  } catch {
    return err({ type: 'FileUnreadable', file });
  }
  const bundle = await openBundle(bytes, ed25519.verify);
  return bundle.ok ? ok(bundle.value) : err({ ...bundle.error, file });
}
