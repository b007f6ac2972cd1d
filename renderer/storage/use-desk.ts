import { createContext, useContext, useSyncExternalStore } from 'react';

import { present } from '../../shared/basics/assert.ts';
import type { Desk, DeskSnapshot } from './desk.ts';

const DeskContext = createContext<Desk | null>(null);

/** Gives every screen below it the one desk of this window. */
export const DeskProvider = DeskContext.Provider;

/** Commands of the desk. */
export const useDeskCommands = (): Desk =>
  present(useContext(DeskContext), 'a DeskProvider stands around every screen');

/** What the window shows now; the component renders again whenever it is replaced. */
export function useDesk(): DeskSnapshot {
  const desk = useDeskCommands();
  return useSyncExternalStore(desk.subscribe, desk.getSnapshot);
}
