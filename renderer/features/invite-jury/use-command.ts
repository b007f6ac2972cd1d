import { useState } from 'react';

import type { Result } from '../../../shared/basics/result.ts';
import type { DeskError } from '../../storage/desk.ts';

/** One command of a panel at a time: whether it runs, and how it failed last. */
export function useCommand() {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DeskError | null>(null);
  /** Runs a command; true where it succeeded. */
  const run = async (command: () => Promise<Result<unknown, DeskError>>): Promise<boolean> => {
    setBusy(true);
    setError(null);
    const result = await command();
    setBusy(false);
    if (!result.ok) setError(result.error);
    return result.ok;
  };
  return { busy, error, run, fail: setError };
}
