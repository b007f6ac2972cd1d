import type { Action } from '../contest/action.ts';
import type { Id } from '../contest/contest.ts';
import type { FinalAttendance } from './attendance.ts';
import type { ProjectBudget } from './budget.ts';
import type { RunningOrder } from './running-order.ts';
import type { Turn } from './turn.ts';

/** Kinds of operations by which a live stage is recorded; only headquarters may make them. */
export const pitchingKinds = {
  order: 'running-order.set',
  turn: 'turn.set',
  budget: 'budget.set',
  attendance: 'final-attendance.set',
} as const;

/** Says who speaks after whom; what was moved once the order stood says why in the order itself. */
export const setRunningOrder = (stage: Id, order: RunningOrder, reason = ''): Action => ({
  kind: pitchingKinds.order,
  key: `running-order/${stage}`,
  value: {
    ...order,
    entries: order.entries.map((entry) => ({ ...entry })),
    moves: order.moves.map((move) => ({ ...move })),
  },
  reason,
});

/** Records what happened on a project's turn. */
export const setTurn = (stage: Id, submission: Id, turn: Turn, reason = ''): Action => ({
  kind: pitchingKinds.turn,
  key: `turn/${stage}/${submission}`,
  value: { ...turn, spent: turn.spent.map((part) => ({ ...part })) },
  reason,
});

/** Records a project's budget; `reason` is never empty, so that every amount says why it is what it is. */
export const setBudget = (
  stage: Id,
  submission: Id,
  budget: ProjectBudget,
  reason: string,
): Action => ({
  kind: pitchingKinds.budget,
  key: `budget/${stage}/${submission}`,
  value: { lines: budget.lines.map((line) => ({ ...line })) },
  reason,
});

/** Records how a member takes part in a live stage. */
export const setFinalAttendance = (
  stage: Id,
  member: Id,
  attendance: FinalAttendance,
  reason = '',
): Action => ({
  kind: pitchingKinds.attendance,
  key: `final-attendance/${stage}/${member}`,
  value: { ...attendance },
  reason,
});
