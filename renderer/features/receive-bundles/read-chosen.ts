import { looksEncrypted } from '../../../shared/bundle/age-header.ts';
import { looksLikeZip } from '../../../shared/bundle/zip.ts';
import { largestFile } from '../../../shared/host/host-table.ts';
import type { NamedFile } from '../../storage/desk.ts';
import type { RefusedFile } from './received-file.ts';

/** What was chosen, read: files to be checked, and those that need no look at all. */
export interface Chosen {
  readonly files: readonly NamedFile[];
  readonly aside: readonly RefusedFile[];
}

/** A file as a browser gives it, before it is read. */
export type Unread = Pick<File, 'name' | 'size' | 'slice' | 'arrayBuffer'>;

export interface ReadingControl {
  readonly progress: (done: number, total: number) => void;
  readonly cancelled: () => boolean;
}

/** Enough of a file to see whether it may be one of this program. Bytes. */
const headLength = 64;

/** What systems put into folders by themselves was chosen by nobody. */
const isOwnOfSystem = (name: string): boolean =>
  name.startsWith('.') || name.startsWith('~$') || ['Thumbs.db', 'desktop.ini'].includes(name);

/** What QR codes carried begins so. */
const transferMark = 'QZT';

const looksLikeTransfer = (head: Uint8Array): boolean =>
  String.fromCharCode(...head.subarray(0, transferMark.length)) === transferMark;

const mayBeOurs = (head: Uint8Array): boolean =>
  looksLikeZip(head) || looksEncrypted(head) || looksLikeTransfer(head);

const refuse = (name: string, type: string): RefusedFile => ({
  name,
  accepted: false,
  error: { type },
});

/** Films and photographs among the files are known by their first bytes, and not read. */
async function readOne(file: Unread): Promise<NamedFile | RefusedFile> {
  const { name, size } = file;
  if (size === 0) return refuse(name, 'FileEmpty');
  try {
    const head = new Uint8Array(await file.slice(0, headLength).arrayBuffer());
    if (!mayBeOurs(head)) return refuse(name, 'NotABundle');
    if (size > largestFile) return refuse(name, 'FileTooLarge');
    return { name, bytes: new Uint8Array(await file.arrayBuffer()) };
  } catch {
    return refuse(name, 'FileUnreadable');
  }
}

/**
 * Reads what was chosen or dropped, one file after the other; one that cannot be read keeps none of the others out.
 * Null where the person stopped it.
 */
export async function readChosen(
  chosen: readonly Unread[],
  { progress, cancelled }: ReadingControl,
): Promise<Chosen | null> {
  const wanted = chosen.filter(({ name }) => !isOwnOfSystem(name));
  const files: NamedFile[] = [];
  const aside: RefusedFile[] = [];
  for (const [index, file] of wanted.entries()) {
    if (cancelled()) return null;
    progress(index, wanted.length);
    const read = await readOne(file);
    if ('bytes' in read) files.push(read);
    else aside.push(read);
  }
  return cancelled() ? null : { files, aside };
}
