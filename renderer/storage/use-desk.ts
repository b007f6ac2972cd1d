import { createContext, useContext, useRef, useSyncExternalStore } from 'react';

import { present } from '../../shared/basics/assert.ts';
import type { Desk, DeskSnapshot } from './desk.ts';

const DeskContext = createContext<Desk | null>(null);

/** Gives every screen below it the one desk of this window. */
export const DeskProvider = DeskContext.Provider;

/** Commands of the desk. */
export const useDeskCommands = (): Desk =>
  present(useContext(DeskContext), 'a DeskProvider stands around every screen');

/**
 * Some fields of what the window shows now; the component renders again when one of them is replaced, and not for
 * anything else: several snapshots come with every entry that is saved.
 */
export function useDesk<Field extends keyof DeskSnapshot>(
  ...fields: readonly [Field, ...Field[]]
): Pick<DeskSnapshot, Field> {
  const desk = useDeskCommands();
  const last = useRef<DeskSnapshot | null>(null);
  return useSyncExternalStore(desk.subscribe, () => {
    const [before, next] = [last.current, desk.getSnapshot()];
    const isSame =
      before !== null && fields.every((field) => Object.is(before[field], next[field]));
    if (!isSame) last.current = next;
    return isSame ? before : next;
  });
}
