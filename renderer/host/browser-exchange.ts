import { equalBytes, sha256, toHex } from '../../shared/basics/bytes.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { ExchangePlace } from '../../shared/exchange/place.ts';
import type {
  ExchangeFailure,
  ExchangeListed,
  ExchangeProbed,
  ExchangeRead,
  ExchangeReading,
  ExchangeWriting,
  ExchangeWritten,
} from '../../shared/host/exchange-store.ts';
import type { HostExchange } from './host.ts';
import { keepFolder, keptFolder } from './kept-folder.ts';

/** What Chromium has beyond the standard's types. */
interface PickingWindow extends Window {
  readonly showDirectoryPicker?: (options: {
    readonly id: string;
    readonly mode: 'readwrite';
  }) => Promise<FileSystemDirectoryHandle>;
}
interface PermittedFolder extends FileSystemDirectoryHandle {
  readonly queryPermission?: (asked: { readonly mode: 'readwrite' }) => Promise<PermissionState>;
  readonly requestPermission?: (asked: { readonly mode: 'readwrite' }) => Promise<PermissionState>;
}

const mode = { mode: 'readwrite' } as const;
const off = err({ type: 'ExchangeOff' } as const);

const failures: Readonly<Record<string, ExchangeFailure>> = {
  NotAllowedError: { type: 'ExchangeDenied' },
  SecurityError: { type: 'ExchangeDenied' },
  NoModificationAllowedError: { type: 'ExchangeDenied' },
  QuotaExceededError: { type: 'ExchangeFull' },
  NotFoundError: { type: 'ExchangeNotFound' },
  // A folder where a file should be, or the other way round.
  TypeMismatchError: { type: 'ExchangeUnexpected', status: 0 },
};

/** What a browser's refusal means; anything that is no refusal of the file system is a bug. */
function failureOf(error: unknown): ExchangeFailure {
  if (!(error instanceof DOMException)) throw error;
  return failures[error.name] ?? { type: 'ExchangeUnreachable' };
}

const isMissing = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'NotFoundError';

/** Throws where the folder that was chosen is gone, as a stick is that was pulled out: that is no empty folder. */
const expectThere = async (root: FileSystemDirectoryHandle): Promise<void> =>
  void (await root.keys().next());

/** A folder below another one; null where it is not there. */
async function folderAt(
  root: FileSystemDirectoryHandle,
  path: readonly string[],
  create: boolean,
): Promise<FileSystemDirectoryHandle | null> {
  let folder = root;
  for (const part of path)
    try {
      folder = await folder.getDirectoryHandle(part, { create });
    } catch (error) {
      if (create || !isMissing(error)) throw error;
      await expectThere(root);
      return null;
    }
  return folder;
}

async function fileIn(
  folder: FileSystemDirectoryHandle | null,
  name: string,
): Promise<File | null> {
  try {
    return folder === null ? null : await (await folder.getFileHandle(name)).getFile();
  } catch (error) {
    if (!isMissing(error)) throw error;
    return null;
  }
}

const partsOf = (name: string): readonly [folders: readonly string[], name: string] => {
  const parts = name.split('/');
  return [parts.slice(0, -1), parts.at(-1) ?? ''];
};

const bytesOf = async (file: File): Promise<Uint8Array> => new Uint8Array(await file.arrayBuffer());

/** True for a file whose name is what its bytes come to, as those of objects are. */
const isWhole = (name: string, bytes: Uint8Array): boolean => toHex(sha256(bytes)) === name;

/** A file of other people's programs that is what is looked for under another name: a copy that a sync program made. */
async function underAnotherName(
  folder: FileSystemDirectoryHandle,
  name: string,
  limit: number,
): Promise<Uint8Array | null> {
  for await (const entry of folder.values()) {
    if (entry.kind !== 'file' || !entry.name.includes(name.slice(0, 16))) continue;
    const file = await fileIn(folder, entry.name);
    if (file === null || file.size > limit) continue;
    const bytes = await bytesOf(file);
    if (isWhole(name, bytes)) return bytes;
  }
  return null;
}

async function read(
  root: FileSystemDirectoryHandle,
  { name, limit }: ExchangeReading,
): Promise<Result<ExchangeRead, ExchangeFailure>> {
  const [folders, own] = partsOf(name);
  const folder = await folderAt(root, folders, false);
  if (folder === null) return ok(null);
  const file = await fileIn(folder, own);
  if (file !== null && file.size > limit) return err({ type: 'ExchangeUnexpected', status: 413 });
  const bytes = file === null ? null : await bytesOf(file);
  if (bytes !== null && isWhole(own, bytes)) return ok({ bytes, version: null });
  const other = await underAnotherName(folder, own, limit);
  const found = other ?? bytes;
  return ok(found === null ? null : { bytes: found, version: null });
}

/** Ends a stream whose bytes did not get through, and goes on with what stopped it. */
async function abandoned(stream: FileSystemWritableFileStream, reason: unknown): Promise<never> {
  await stream.abort().catch(() => undefined);
  throw reason;
}

/** A browser writes beside the file and puts it in its place only when all is there. */
async function write(
  root: FileSystemDirectoryHandle,
  { name, bytes, when }: ExchangeWriting,
): Promise<Result<ExchangeWritten, ExchangeFailure>> {
  const [folders, own] = partsOf(name);
  const folder = await folderAt(root, folders, true);
  if (folder === null) return err({ type: 'ExchangeNotFound' });
  const there = await fileIn(folder, own);
  // A half-written one of the same name is made whole.
  if (when === 'absent' && there !== null && isWhole(own, await bytesOf(there)))
    return ok('refused');
  const handle = await folder.getFileHandle(own, { create: true });
  try {
    const stream = await handle.createWritable();
    // A copy of its own: a stream does not take bytes of shared memory.
    await stream.write(new Uint8Array(bytes)).catch((error: unknown) => abandoned(stream, error));
    await stream.close();
  } catch (error) {
    // The empty file that a browser makes first is not left for others to find.
    if (there === null) await folder.removeEntry(own).catch(() => undefined);
    throw error;
  }
  return ok({ version: null, checked: when === 'any' });
}

async function list(
  root: FileSystemDirectoryHandle,
  path: string,
): Promise<Result<readonly ExchangeListed[], ExchangeFailure>> {
  const folder = await folderAt(root, path.split('/'), false);
  const found: ExchangeListed[] = [];
  if (folder === null) return ok(found);
  for await (const entry of folder.values()) {
    const file = entry.kind === 'file' ? await fileIn(folder, entry.name) : null;
    if (file !== null) found.push({ name: file.name, size: file.size });
  }
  return ok(found);
}

/** Writes, reads and removes a small file with a name of its own: another computer may try the place at the same time. */
async function probed(
  root: FileSystemDirectoryHandle,
): Promise<Result<ExchangeProbed, ExchangeFailure>> {
  try {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    const own = `probe-${toHex(bytes)}`;
    const written = await write(root, { name: `qz1/${own}`, bytes, when: 'any' });
    if (!written.ok) return written;
    const folder = await folderAt(root, ['qz1'], false);
    const file = await fileIn(folder, own);
    const same = file !== null && equalBytes(await bytesOf(file), bytes);
    await folder?.removeEntry(own);
    return same ? ok({ keepsFirst: true, checksVersion: false }) : err({ type: 'ExchangeForgets' });
  } catch (error) {
    return err(failureOf(error));
  }
}

const placeOf = (folder: FileSystemDirectoryHandle | null): ExchangePlace | null =>
  folder === null ? null : { kind: 'folder', address: folder.name };

async function isAllowed(folder: PermittedFolder, ask: boolean): Promise<boolean> {
  const state = (await folder.queryPermission?.(mode)) ?? 'granted';
  if (state === 'granted' || !ask) return state === 'granted';
  return (await folder.requestPermission?.(mode)) === 'granted';
}

/** Exchange with a folder that a person chose; null in browsers that open no folders. */
export function findBrowserExchange(page: PickingWindow): HostExchange | null {
  if (page.showDirectoryPicker === undefined) return null;
  let opened: FileSystemDirectoryHandle | null = null;
  const inside = async <Value>(
    work: (root: FileSystemDirectoryHandle) => Promise<Result<Value, ExchangeFailure>>,
  ): Promise<Result<Value, ExchangeFailure>> => {
    if (opened === null) return off;
    try {
      return await work(opened);
    } catch (error) {
      return err(failureOf(error));
    }
  };
  return {
    kinds: ['folder'],
    place: async () => placeOf(await keptFolder()),
    async chooseFolder() {
      try {
        const folder = await page.showDirectoryPicker?.({ id: 'exchange', ...mode });
        if (folder === undefined) return null;
        await keepFolder(folder);
        return placeOf(folder);
      } catch (error) {
        // The person closed the dialog, or did not let the folder be written.
        if (!(error instanceof DOMException)) throw error;
        return null;
      }
    },
    confirmPlace: async () => false,
    async forget() {
      opened = null;
      await keepFolder(null);
    },
    async allow() {
      const folder = await keptFolder();
      return folder !== null && isAllowed(folder, true);
    },
    async open({ place }) {
      // A card that names a server is none for this folder.
      const folder = place.kind === 'folder' ? await keptFolder() : null;
      if (folder === null) return off;
      if (!(await isAllowed(folder, false))) return err({ type: 'ExchangeDenied' });
      opened = folder;
      return ok({ lists: true });
    },
    async probe() {
      const folder = await keptFolder();
      if (folder === null) return off;
      if (!(await isAllowed(folder, true))) return err({ type: 'ExchangeDenied' });
      return probed(folder);
    },
    async close() {
      opened = null;
    },
    read: (reading) => inside((root) => read(root, reading)),
    write: (writing) => inside((root) => write(root, writing)),
    list: (path) => inside((root) => list(root, path)),
  };
}
