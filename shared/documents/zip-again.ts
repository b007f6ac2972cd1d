import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** A moment every ZIP can hold, so that files do not tell (or depend on) when they were made. */
const fixedTime = '1980-01-01T00:00:00Z';

/**
 * Writes an office file again so that the same content gives the same bytes: fixed times in the ZIP and in its core
 * properties, and no name of a program's user.
 */
export function zipAgain(bytes: Uint8Array): Uint8Array {
  const files = unzipSync(bytes);
  const entries = Object.entries(files).map(([name, content]) => {
    if (name !== 'docProps/core.xml') return [name, content] as const;
    const core = strFromU8(content).replace(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, fixedTime);
    return [name, strToU8(core)] as const;
  });
  return zipSync(Object.fromEntries(entries), { level: 6, mtime: fixedTime });
}
