import { randomBytes } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';

import { utf8ToBytes } from '../../shared/basics/bytes.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import { z } from '../../shared/basics/zod.ts';
import { mostRecentFiles, type RecentFile, type RecentGone } from '../../shared/host/home-files.ts';
import { largestFile, type HostFile } from '../../shared/host/host-table.ts';
import { nodeFolder } from '../disk/node-folder.ts';
import { putVerified } from '../disk/put-file.ts';
import { createQueue } from '../disk/queue.ts';
import { isSystemError } from '../disk/system-errors.ts';

const listName = 'recent-files.json';
const listSchema = z.strictObject({
  files: z
    .array(
      z.strictObject({
        path: z.string().min(1),
        how: z.enum(['opened', 'saved']),
        at: z.number().int().nonnegative(),
      }),
    )
    .max(mostRecentFiles),
});
type Remembered = z.infer<typeof listSchema>['files'][number];

const ending = /\.qzb$/i;

/** The system's own list of what a program opened last, as its icon shows it. */
export interface SystemList {
  readonly add: (path: string) => void;
  readonly clear: () => void;
}

/** Files that people opened or saved lately, remembered over restarts. */
export interface RecentFiles {
  /** Only `.qzb` files are remembered; `at` is in milliseconds since 1970. */
  readonly add: (path: string, how: RecentFile['how'], at: number) => Promise<void>;
  readonly list: () => Promise<readonly RecentFile[]>;
  /** The file behind a token of this run. */
  readonly open: (token: string, at: number) => Promise<Result<HostFile, RecentGone>>;
  readonly forget: () => Promise<void>;
}

/** What was remembered; a list that cannot be read is as good as none. */
async function load(home: string): Promise<readonly Remembered[]> {
  try {
    const text = await readFile(join(home, listName), 'utf8');
    const parsed = listSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data.files : [];
  } catch (error) {
    if (!isSystemError(error) && !(error instanceof SyntaxError)) throw error;
    return [];
  }
}

async function store(home: string, files: readonly Remembered[]): Promise<void> {
  const bytes = utf8ToBytes(`${JSON.stringify({ files })}\n`);
  // Where it cannot be written the list is as it was before: no work hangs on it.
  await putVerified(nodeFolder(home), { name: listName, draft: `${listName}.part`, bytes });
}

async function readFileAt(path: string): Promise<HostFile | null> {
  try {
    const about = await stat(path);
    if (!about.isFile() || about.size > largestFile) return null;
    return { name: basename(path), bytes: new Uint8Array(await readFile(path)) };
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return null;
  }
}

/** The list in the program's folder for this person, and beside it the system's own. */
export function createRecentFiles(home: string, system: SystemList): RecentFiles {
  const queue = createQueue();
  const tokens = new Map<string, string>();
  const tokenOf = (path: string): string => {
    const known = [...tokens].find(([, each]) => each === path)?.[0];
    const token = known ?? randomBytes(16).toString('hex');
    tokens.set(token, path);
    return token;
  };
  const add: RecentFiles['add'] = (path, how, at) =>
    queue.run(async () => {
      if (!ending.test(path)) return;
      const others = (await load(home)).filter((each) => each.path !== path);
      await store(home, [{ path, how, at }, ...others].slice(0, mostRecentFiles));
      system.add(path);
    });
  return {
    add,
    list: () =>
      queue.run(async () =>
        (await load(home)).map(({ path, how, at }) => ({
          token: tokenOf(path),
          name: basename(path),
          how,
          at,
        })),
      ),
    async open(token, at) {
      const path = tokens.get(token);
      const file = path === undefined ? null : await readFileAt(path);
      if (path === undefined || file === null) return err({ type: 'RecentGone' });
      await add(path, 'opened', at);
      return ok(file);
    },
    forget: () =>
      queue.run(async () => {
        await store(home, []);
        tokens.clear();
        system.clear();
      }),
  };
}
