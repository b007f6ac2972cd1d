import { useHost } from '../host/host-context.ts';
import type { DeskError, NamedFile } from '../storage/desk.ts';

/** The ways to one file. */
export interface OneFile {
  /** Files that were dropped. */
  readonly take: (files: readonly NamedFile[]) => void;
  /** Opens the host's file dialog. */
  readonly pick: () => void;
}

/** Asks for one file, dropped or chosen; several, and one that cannot be read, are told to `fail`. */
export function useOneFile(
  fail: (error: DeskError) => void,
  onFile: (file: NamedFile) => void,
): OneFile {
  const host = useHost();
  const take = ([file, ...others]: readonly NamedFile[]): void => {
    if (file === undefined) return;
    if (others.length > 0) fail({ type: 'OneFileExpected' });
    else onFile(file);
  };
  const pick = async (): Promise<void> => {
    // Mail programs rename files: what a file is shows by its content, so any name can be chosen.
    const files = await host.pickFiles({ accept: [], multiple: false }).catch(() => null);
    if (files === null) fail({ type: 'FileUnreadable' });
    else take(files);
  };
  return { take, pick: () => void pick() };
}
