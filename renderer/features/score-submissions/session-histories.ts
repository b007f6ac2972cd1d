import { SessionHistories } from '../../score-form/change-history.ts';
import type { Desk } from '../../storage/desk.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';

const sessions = new WeakMap<Desk, SessionHistories>();

/** What can be taken back on this juror's sheets, from one sheet to the next until the contest is locked. */
export function useSessionHistories(): SessionHistories {
  const desk = useDeskCommands();
  const known = sessions.get(desk);
  if (known !== undefined) return known;
  const session = new SessionHistories();
  sessions.set(desk, session);
  const stop = desk.subscribe(() => {
    if (desk.getSnapshot().phase === 'open') return;
    sessions.delete(desk);
    stop();
  });
  return session;
}
