import type { DeskSnapshot } from '../../../renderer/storage/desk.ts';
import { present } from '../../../shared/basics/assert.ts';
import { createJurorDesk } from '../score/juror-desk.ts';

/** A contest whose list of submissions throws: it stands for any bug inside a screen. */
export function brokenSnapshot(): DeskSnapshot {
  const snapshot = createJurorDesk().getSnapshot();
  const state = present(snapshot.state, 'a state');
  const submissions = new Map(state.submissions);
  submissions.values = () => {
    throw new Error('a bug');
  };
  return { ...snapshot, state: { ...state, submissions } };
}
