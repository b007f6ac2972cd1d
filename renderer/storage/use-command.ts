import { useState } from 'react';

import type { Result } from '../../shared/basics/result.ts';
import type { DeskError } from './desk.ts';

/** One command at a time: whether it runs, and how it failed last. */
export interface Command {
  readonly busy: boolean;
  readonly error: DeskError | null;
  /** Runs unless another run is going on; the value on success, null on a failure (which `error` then holds). */
  readonly run: <T>(action: () => Promise<Result<T, DeskError>>) => Promise<T | null>;
  readonly fail: (error: DeskError) => void;
}

/** Keeps the state of a screen's command; an exception is shown as "Unexpected" and thrown on for the log. */
export function useCommand(): Command {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DeskError | null>(null);
  const run = async <T>(action: () => Promise<Result<T, DeskError>>): Promise<T | null> => {
    if (busy) return null;
    setBusy(true);
    setError(null);
    try {
      const result = await action();
      if (result.ok) return result.value;
      setError(result.error);
      return null;
    } catch (thrown) {
      setError({ type: 'Unexpected' });
      throw thrown;
    } finally {
      setBusy(false);
    }
  };
  return { busy, error, run, fail: setError };
}
