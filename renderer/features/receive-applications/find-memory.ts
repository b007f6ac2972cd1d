import { createStore, type StoreApi } from 'zustand/vanilla';

import type { ViewContent } from '../../data-table/view-choice.tsx';
import type { Desk } from '../../storage/desk.ts';
import { startFinding } from '../../workers/finding.ts';
import { ApplicationFinder } from './find-applications.ts';

/** What a person set in the list of applications. */
export interface ListSettings {
  /** Name of the chosen view, '' for none. */
  readonly chosen: string;
  readonly view: ViewContent;
  readonly selected: ReadonlySet<string>;
  /** The row with the keyboard. */
  readonly active: string | null;
}

/** What the list of applications is like when a person comes back to it. */
export interface ListMemory {
  readonly finder: ApplicationFinder;
  readonly settings: StoreApi<ListSettings>;
}

export const plainView: ViewContent = { query: '', filters: {}, sorting: null, columns: [] };

const memories = new WeakMap<Desk, ListMemory>();

/**
 * The list of this window's desk: the index stays while a person looks into an application and comes back. It goes
 * with everything in it as soon as the contest is locked or another one is opened.
 */
export function listMemoryOf(desk: Desk): ListMemory {
  const known = memories.get(desk);
  if (known !== undefined) return known;
  const memory: ListMemory = {
    finder: new ApplicationFinder(startFinding),
    settings: createStore<ListSettings>(() => ({
      chosen: '',
      view: plainView,
      selected: new Set(),
      active: null,
    })),
  };
  memories.set(desk, memory);
  const contest = desk.getSnapshot().state?.contest;
  const forget = desk.subscribe(() => {
    if (desk.getSnapshot().state?.contest === contest) return;
    forget();
    memory.finder.close();
    memories.delete(desk);
  });
  return memory;
}
