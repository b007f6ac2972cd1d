import { useState } from 'react';

import type { Id } from '../../../shared/contest/contest.ts';
import type { Desk } from '../../storage/desk.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import type { MeetingDraft } from './meeting-draft.ts';

type Drafts = Map<Id, MeetingDraft>;

const draftsByDesk = new WeakMap<Desk, Drafts>();

/** Drafts of this window's desk; they go as soon as the contest is locked or another one is opened. */
function draftsOf(desk: Desk): Drafts {
  const known = draftsByDesk.get(desk);
  if (known !== undefined) return known;
  const drafts: Drafts = new Map();
  draftsByDesk.set(desk, drafts);
  const contest = desk.getSnapshot().state?.contest;
  const forget = desk.subscribe(() => {
    if (desk.getSnapshot().state?.contest === contest) return;
    forget();
    draftsByDesk.delete(desk);
  });
  return drafts;
}

/** The meeting of a stage as it is being typed; it outlives a look at another tab, stage or section. */
export function useKeptDraft(
  stage: Id,
): readonly [draft: MeetingDraft | null, keep: (next: MeetingDraft | null) => void] {
  const drafts = draftsOf(useDeskCommands());
  const [draft, setDraft] = useState<MeetingDraft | null>(() => drafts.get(stage) ?? null);
  const keep = (next: MeetingDraft | null) => {
    if (next === null) drafts.delete(stage);
    else drafts.set(stage, next);
    setDraft(next);
  };
  return [draft, keep];
}
