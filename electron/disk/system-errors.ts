/** An error of the system with its code, like ENOENT; anything else is a bug. */
export const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'code' in error && 'syscall' in error;

const fullCodes: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** True where the disk has no room left, or the person no share of it. */
export const isFull = (error: unknown): boolean =>
  isSystemError(error) && fullCodes.has(error.code ?? '');

/** An error in the form of the system's, for what the system itself does not call one. */
export const madeError = (code: string, message: string): Error =>
  Object.assign(new Error(message), { code, syscall: 'qazylar' });

/** Does what may fail without harm: false where the system refused it; throws on what is a bug. */
export async function quietly(action: () => Promise<void>): Promise<boolean> {
  try {
    await action();
    return true;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return false;
  }
}

/** True where what was asked for is not there. */
export const isMissing = (error: unknown): boolean =>
  isSystemError(error) && (error.code === 'ENOENT' || error.code === 'ENOTDIR');

export type FileProblem = { readonly type: 'FileNotFound' } | { readonly type: 'FileUnreadable' };

/** Not there, or there and not to be read: the first is a wrong name, the second a right or a stick. */
export const fileProblem = (error: unknown): FileProblem => ({
  type: isMissing(error) ? 'FileNotFound' : 'FileUnreadable',
});

export interface FolderUnusable {
  readonly type: 'FolderUnusable';
  readonly folder: string;
  /** The system's code, like EACCES. */
  readonly code: string;
}

/** Why a folder cannot be made or written; throws on what is a bug. */
export function folderUnusable(folder: string, error: unknown): FolderUnusable {
  if (!isSystemError(error)) throw error;
  return { type: 'FolderUnusable', folder, code: error.code ?? '' };
}

export type FolderUnreadable = {
  readonly type: 'FolderUnreadable';
  readonly folder: string;
  /** The system's code, like EACCES. */
  readonly code: string;
};

/** Why a folder that is there cannot be read; throws on what is a bug. */
export function folderUnreadable(folder: string, error: unknown): FolderUnreadable {
  if (!isSystemError(error)) throw error;
  return { type: 'FolderUnreadable', folder, code: error.code ?? '' };
}
