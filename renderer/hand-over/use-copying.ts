import { useState } from 'react';

/** Copies where the host allows it; tells of what was copied last, and whether it was refused. */
export function useCopying(): {
  readonly outcome: 'copied' | 'refused' | null;
  readonly copy: (text: string) => Promise<boolean>;
  readonly reset: () => void;
} {
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null);
  const copy = async (text: string): Promise<boolean> => {
    // A host may know no clipboard, or refuse it without asking.
    const done = await Promise.resolve()
      .then(() => navigator.clipboard.writeText(text))
      .then(
        () => true,
        () => false,
      );
    setOutcome(done ? 'copied' : 'refused');
    return done;
  };
  return { outcome, copy, reset: () => setOutcome(null) };
}
