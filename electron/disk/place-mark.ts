import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { utf8ToBytes } from '../../shared/basics/bytes.ts';
import { z } from '../../shared/basics/zod.ts';
import { nodeFolder } from './node-folder.ts';
import { putVerified } from './put-file.ts';
import { isSystemError } from './system-errors.ts';

const markName = 'place.json';
const markSchema = z.strictObject({ folder: z.string() });

/** Remembers which folder of which disk this is, so that a copy of it elsewhere can tell that it is one. */
export interface PlaceMark {
  /** True where the folder was copied here from elsewhere; false as well where nobody can tell. */
  readonly isCopied: () => Promise<boolean>;
  /** From here on this is the folder's place. */
  readonly settle: () => Promise<void>;
}

/** What the disk calls a folder: it stays while the folder is renamed or moved, and no copy has it. Null for none. */
async function numberOf(folder: string): Promise<string | null> {
  try {
    // Beyond what a number holds exactly on some disks.
    const { ino } = await stat(folder, { bigint: true });
    return ino === 0n ? null : String(ino);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return null;
  }
}

async function marked(folder: string): Promise<string | null> {
  try {
    const parsed = markSchema.safeParse(JSON.parse(await readFile(join(folder, markName), 'utf8')));
    return parsed.success ? parsed.data.folder : null;
  } catch (error) {
    if (!isSystemError(error) && !(error instanceof SyntaxError)) throw error;
    return null;
  }
}

/** The mark of a folder, as a small file in it. One that is missing or unreadable is made at the first question. */
export function createPlaceMark(folder: string): PlaceMark {
  const settle = async (): Promise<void> => {
    const number = await numberOf(folder);
    if (number === null) return;
    const bytes = utf8ToBytes(`${JSON.stringify({ folder: number })}\n`);
    // Where it cannot be written, the question is answered as before.
    await putVerified(nodeFolder(folder), { name: markName, draft: `${markName}.part`, bytes });
  };
  return {
    async isCopied() {
      const [mark, number] = [await marked(folder), await numberOf(folder)];
      if (mark === null) await settle();
      return mark !== null && number !== null && mark !== number;
    },
    settle,
  };
}
