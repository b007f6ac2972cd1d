import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { utf8ToBytes } from '../../shared/basics/bytes.ts';
import { z } from '../../shared/basics/zod.ts';
import { compareVersions, isVersion } from '../../shared/host/program-version.ts';
import { nodeFolder } from '../disk/node-folder.ts';
import { putVerified } from '../disk/put-file.ts';
import { isSystemError } from '../disk/system-errors.ts';

const name = 'highest-version.json';
const schema = z.strictObject({ version: z.string().refine(isVersion) });

/** The highest version that this computer ever ran or began to install. */
export interface SeenVersion {
  /** Null where none is known, or what was kept cannot be read. */
  readonly highest: () => Promise<string | null>;
  /** Keeps a version where it is the highest; false where the disk did not take it. */
  readonly note: (version: string) => Promise<boolean>;
}

/** The highest version, as a small file in the program's folder for this person. */
export function createSeenVersion(home: string): SeenVersion {
  const highest = async (): Promise<string | null> => {
    try {
      const parsed = schema.safeParse(JSON.parse(await readFile(join(home, name), 'utf8')));
      return parsed.success ? parsed.data.version : null;
    } catch (error) {
      if (!isSystemError(error) && !(error instanceof SyntaxError)) throw error;
      return null;
    }
  };
  return {
    highest,
    async note(version) {
      const before = await highest();
      if (before !== null && compareVersions(before, version) >= 0) return true;
      const bytes = utf8ToBytes(`${JSON.stringify({ version })}\n`);
      const put = await putVerified(nodeFolder(home), { name, draft: `${name}.part`, bytes });
      return put.ok;
    },
  };
}
