import { zipSync } from 'fflate';

import type { DocumentFile } from './document-kinds.ts';

/** Files as one ZIP; names may have folders in them. The same files give the same bytes. */
export const zipFiles = (files: readonly DocumentFile[]): Uint8Array =>
  // A ZIP keeps the time of the wall clock: this one is the same in every time zone.
  zipSync(Object.fromEntries(files.map(({ name, bytes }) => [name, bytes])), {
    level: 6,
    mtime: new Date(1980, 0, 1),
  });
