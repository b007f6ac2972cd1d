import { err } from '../../../shared/basics/result.ts';
import { type OneFile, useOneFile } from '../../hand-over/use-one-file.ts';
import { useHost } from '../../host/host-context.ts';
import type { NamedFile, SnapshotFacts } from '../../storage/desk.ts';
import { type Command, useCommand } from '../../storage/use-command.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';

/** A copy that was read and says of itself what it is; nothing of it is proved yet. */
export interface ReadCopy {
  readonly file: NamedFile;
  readonly facts: SnapshotFacts;
}

export interface Choosing extends Pick<Command, 'busy' | 'error'>, OneFile {
  /** A copy of the list, by its name. */
  readonly fromList: (name: string) => void;
}

/** The ways to a copy: by its name in the list, or as a file from anywhere. */
export function useChoosing(onChosen: (copy: ReadCopy) => void): Choosing {
  const desk = useDeskCommands();
  const host = useHost();
  const { busy, error, run, fail } = useCommand();
  const inspect = async (file: NamedFile): Promise<void> => {
    const facts = await run(() => desk.inspectSnapshot(file));
    if (facts !== null) onChosen({ file, facts });
  };
  const oneFile = useOneFile(fail, (file) => void inspect(file));
  const fromList = async (name: string): Promise<void> => {
    const file = await run(async () =>
      host.snapshots === null ? err({ type: 'NoSnapshots' }) : host.snapshots.read(name),
    );
    if (file !== null) await inspect(file);
  };
  return { busy, error, ...oneFile, fromList: (name) => void fromList(name) };
}
