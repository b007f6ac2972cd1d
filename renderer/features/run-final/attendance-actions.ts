import type { Action } from '../../../shared/contest/action.ts';
import type { Id } from '../../../shared/contest/contest.ts';
import { type FinalAttendance, missedTurns } from '../../../shared/pitching/attendance.ts';
import { setFinalAttendance } from '../../../shared/pitching/pitching-operations.ts';
import { type FinalSubject, turnsIn } from './final-facts.ts';

/**
 * A member's attendance as it is recorded. Sheets of turns that were missed are waited for no more; they are not recused,
 * so that whoever comes after all judges again as soon as this is said. Then `whyBack` is the reason of the record.
 */
export function attendanceAction(
  subject: FinalSubject,
  member: Id,
  attendance: FinalAttendance,
  whyBack: string,
): Action {
  const { state, stage } = subject;
  const order = turnsIn(subject).map(({ submission }) => submission);
  const before = state.finalAttendance.get(stage.id)?.get(member);
  const missed = new Set(missedTurns(attendance, order));
  const isBack =
    before !== undefined &&
    missedTurns(before, order).some((submission) => !missed.has(submission));
  return setFinalAttendance(stage.id, member, attendance, isBack ? whyBack : '');
}
