import { readFile, stat } from 'node:fs/promises';
import { basename, isAbsolute, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app } from 'electron';
import { largestFile, type HostFile } from '../shared/host/host-table.ts';

/** The endings that the system hands to this program. */
const ending = /\.qzb$/i;

/** Addresses (`file:`, `\\server\share`, `//server/share`) instead of files: asking for them would go to the network. */
const elsewhere = /^(?:[a-z][a-z0-9+.-]+:|[\\/]{2})/i;

/**
 * File managers of Linux name a file by its address. One on this computer is its path; any other stays an address. Windows
 * and macOS name paths, and an address there would be somebody else’s.
 */
function asPath(text: string, system: NodeJS.Platform): string {
  if (system !== 'linux' || !text.startsWith('file:///')) return text;
  try {
    return fileURLToPath(text, { windows: false });
  } catch {
    return text;
  }
}

interface Start {
  readonly folder: string;
  readonly packed: boolean;
  readonly system: NodeJS.Platform;
}

/**
 * The one file that a start names, absolute; null where it names none, several, or anything else. Switches of Chromium
 * stand in front of it, and in a program that is not packed the folder of the program.
 */
export function fileInArguments(
  argv: readonly string[],
  { folder, packed, system }: Start,
): string | null {
  const given = argv.slice(packed ? 1 : 2).filter((text) => !text.startsWith('-'));
  const [first] = given;
  if (first === undefined || given.length > 1) return null;
  const only = asPath(first, system);
  const isFile = ending.test(only) && !elsewhere.test(only) && !only.includes('\0');
  if (!isFile) return null;
  return isAbsolute(only) ? only : resolve(folder, only);
}

/** Files that people opened and the page has not taken yet. */
export interface OpenedFiles {
  /**
   * Each file once; those that cannot be read are left out, as if nobody had opened them. `taken` is told where each one
   * lies.
   */
  readonly take: (taken: (path: string) => Promise<void>) => Promise<readonly HostFile[]>;
}

async function readOpened(path: string): Promise<HostFile | null> {
  try {
    const facts = await stat(path);
    if (!facts.isFile() || facts.size > largestFile) return null;
    return { name: basename(path), bytes: new Uint8Array(await readFile(path)) };
  } catch {
    return null;
  }
}

/** Remembers what a double-click opens: at the start, at a second one, and as macOS tells it. */
export function setupOpenedFiles(): OpenedFiles {
  const paths: string[] = [];
  const open = (path: string | null): void => {
    if (path !== null && !paths.includes(path)) paths.push(path);
  };
  const place = { folder: process.cwd(), packed: app.isPackaged, system: process.platform };
  open(fileInArguments(process.argv, place));
  app.on('second-instance', (_event, argv, folder) =>
    open(fileInArguments(argv, { ...place, folder })),
  );
  app.on('open-file', (event, path) => {
    event.preventDefault();
    open(fileInArguments(['', path], { ...place, folder: '/', packed: true }));
  });
  return {
    take: async (taken) => {
      const files: HostFile[] = [];
      for (const path of paths.splice(0)) {
        const file = await readOpened(path);
        if (file === null) continue;
        files.push(file);
        await taken(path);
      }
      return files;
    },
  };
}
