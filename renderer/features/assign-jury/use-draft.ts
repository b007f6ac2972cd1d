import { useMemo, useState } from 'react';

import type { Id } from '../../../shared/contest/contest.ts';
import type { Desk } from '../../storage/desk.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { type Draft, emptyDraft } from './draft.ts';

interface History {
  readonly draft: Draft;
  readonly past: readonly Draft[];
}

/** As many steps can be taken back. */
const longest = 100;

const blank: History = { draft: emptyDraft, past: [] };
const sessions = new WeakMap<Desk, Map<Id, History>>();

function sessionOf(desk: Desk): Map<Id, History> {
  const known = sessions.get(desk);
  if (known !== undefined) return known;
  const session = new Map<Id, History>();
  sessions.set(desk, session);
  const stop = desk.subscribe(() => {
    if (desk.getSnapshot().phase === 'open') return;
    sessions.delete(desk);
    stop();
  });
  return session;
}

/** The draft of a stage and the way back; it stays while the contest is open, also when the screen is left. */
export interface DraftControl {
  readonly draft: Draft;
  readonly change: (next: Draft) => void;
  readonly undo: (() => void) | null;
  readonly clear: () => void;
}

export function useDraft(stage: Id): DraftControl {
  const desk = useDeskCommands();
  const [history, setHistory] = useState(() => sessionOf(desk).get(stage) ?? blank);
  return useMemo(() => {
    const put = (next: History) => {
      sessionOf(desk).set(stage, next);
      setHistory(next);
    };
    const { draft, past } = history;
    const last = past.at(-1);
    return {
      draft,
      change: (next) => put({ draft: next, past: [...past.slice(1 - longest), draft] }),
      undo: last === undefined ? null : () => put({ draft: last, past: past.slice(0, -1) }),
      clear: () => put(blank),
    };
  }, [desk, stage, history]);
}
