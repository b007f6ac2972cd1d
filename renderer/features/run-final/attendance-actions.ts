import type { Action } from '../../../shared/contest/action.ts';
import type { Id } from '../../../shared/contest/contest.ts';
import { type FinalAttendance, missedTurns } from '../../../shared/pitching/attendance.ts';
import { setFinalAttendance } from '../../../shared/pitching/pitching-operations.ts';
import { recuse, sheetKey } from '../../../shared/scoring/score-operations.ts';
import { type FinalSubject, turnsIn } from './final-facts.ts';

/** A member's attendance with what follows from it: turns that were missed cannot be judged, and say so on their sheets. */
export function attendanceActions(
  subject: FinalSubject,
  member: Id,
  attendance: FinalAttendance,
): readonly Action[] {
  const { state, stage } = subject;
  const order = turnsIn(subject).map(({ submission }) => submission);
  const recusals = missedTurns(attendance, order).flatMap((submission): readonly Action[] => {
    const assigned = state.assignments.get(`${stage.id}/${submission}`) ?? [];
    const sheet = state.sheets.get(sheetKey(stage.id, submission, member));
    const isOpen = sheet === undefined || (sheet.handIn === null && sheet.status !== 'recused');
    return assigned.includes(member) && isOpen
      ? [recuse({ stage: stage.id, submission, juror: member }, attendance.reason)]
      : [];
  });
  return [setFinalAttendance(stage.id, member, attendance), ...recusals];
}
