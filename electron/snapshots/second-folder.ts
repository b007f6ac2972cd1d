import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { utf8ToBytes } from '../../shared/basics/bytes.ts';
import { z } from '../../shared/basics/zod.ts';
import type { DiskFolder } from '../disk/disk-folder.ts';
import { nodeFolder } from '../disk/node-folder.ts';
import { putVerified } from '../disk/put-file.ts';
import { isSystemError } from '../disk/system-errors.ts';

const settingsName = 'second-folder.json';
const settingsSchema = z.strictObject({
  /** What the person chose; null where nothing is copied. */
  folder: z.string().min(1).nullable(),
  /** Tells this computer's folder on a stick from that of another one. */
  tag: z.string().regex(/^[0-9a-f]{8}$/),
});
type Settings = z.infer<typeof settingsSchema>;

/** The second folder that snapshots are copied to, remembered beside the contest. */
export interface SecondFolder {
  /** The folder that the person chose; null where they chose none. */
  readonly chosen: () => Promise<string | null>;
  /** Remembers a folder, or that there shall be none; false where that could not be written. */
  readonly choose: (folder: string | null) => Promise<boolean>;
  /** This computer's own folder inside the one that was chosen. */
  readonly disk: () => Promise<DiskFolder | null>;
}

/** Several computers may share a stick: each has a folder of its own there, and tidies up in none but that. */
const ownFolder = ({ folder, tag }: Settings): DiskFolder | null =>
  folder === null ? null : nodeFolder(join(folder, `Qazylar ${tag}`), 'existing');

/** The settings file in the program's folder; one that cannot be read says that none was chosen. */
export function createSecondFolder(home: string): SecondFolder {
  const load = async (): Promise<Settings> => {
    try {
      const text = await readFile(join(home, settingsName), 'utf8');
      const parsed = settingsSchema.safeParse(JSON.parse(text));
      if (parsed.success) return parsed.data;
    } catch (error) {
      if (!isSystemError(error) && !(error instanceof SyntaxError)) throw error;
    }
    return { folder: null, tag: randomBytes(4).toString('hex') };
  };
  return {
    chosen: async () => (await load()).folder,
    async choose(folder) {
      const bytes = utf8ToBytes(`${JSON.stringify({ ...(await load()), folder })}\n`);
      const place = nodeFolder(home);
      const file = { name: settingsName, draft: `${settingsName}.part`, bytes };
      return (await putVerified(place, file)).ok;
    },
    disk: async () => ownFolder(await load()),
  };
}
