import { useState } from 'react';

import type { Draft } from './draft.ts';

/** Settings that are being edited, and where they came from. */
export interface Kept {
  readonly draft: Draft;
  /** True where it began with a file of an earlier season. */
  readonly carriedOn: boolean;
}

const kept = new Map<string, Kept>();

/**
 * What was edited and is not recorded yet: it outlives a look at another section, and lives as long as the window.
 * `name` tells a new contest from each open one.
 */
export function useKept(
  name: string,
): readonly [value: Kept | null, keep: (next: Kept | null) => void] {
  const [value, setValue] = useState<Kept | null>(() => kept.get(name) ?? null);
  const keep = (next: Kept | null) => {
    if (next === null) kept.delete(name);
    else kept.set(name, next);
    setValue(next);
  };
  return [value, keep];
}
