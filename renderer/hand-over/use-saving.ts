import { useState } from 'react';

import type { Result } from '../../shared/basics/result.ts';
import { fileCode } from '../../shared/bundle/file-code.ts';
import { useHost } from '../host/host-context.ts';
import type { DeskError, NamedFile } from '../storage/desk.ts';
import { useDeskCommands } from '../storage/use-desk.ts';

/** A file as it lies where the person put it. */
export interface SavedFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Short code to compare over the phone. */
  readonly code: string;
}

export interface Saved {
  readonly files: readonly SavedFile[];
  /** Read back from the disk and compared. */
  readonly verified: boolean;
}

export interface Saving {
  readonly busy: boolean;
  readonly saved: Saved | null;
  readonly error: DeskError | null;
  readonly run: () => Promise<void>;
}

/**
 * Has files written by the desk and saved by the person. With `confirm` the desk is told of the hand-over, and only once
 * the files are saved: a closed dialog leaves everything as it was and is no failure.
 */
export function useSaving({
  write,
  confirm,
}: {
  readonly write: () => Promise<Result<readonly NamedFile[], DeskError>>;
  readonly confirm: boolean;
}): Saving {
  const desk = useDeskCommands();
  const host = useHost();
  const [busy, setBusy] = useState(false);
  const [saved, setSaved] = useState<Saved | null>(null);
  const [error, setError] = useState<DeskError | null>(null);

  const save = async (): Promise<void> => {
    const written = await write();
    if (!written.ok) return setError(written.error);
    // Before saving: what is handed to the host may not be here any more afterwards.
    const facts = written.value.map(({ bytes }) => ({ size: bytes.length, code: fileCode(bytes) }));
    const outcome = await host.saveFiles(written.value);
    if (!outcome.ok)
      return outcome.error.type === 'SaveCancelled' ? undefined : setError(outcome.error);
    const confirmed = confirm ? await desk.confirmHandOver() : null;
    if (confirmed !== null && !confirmed.ok) return setError(confirmed.error);
    return setSaved({
      files: facts.map((each, index) => ({
        ...each,
        name: outcome.value.names[index] ?? written.value[index]?.name ?? '',
      })),
      verified: outcome.value.verified,
    });
  };
  const run = async () => {
    setBusy(true);
    setSaved(null);
    setError(null);
    await save().finally(() => setBusy(false));
  };
  return { busy, saved, error, run };
}
