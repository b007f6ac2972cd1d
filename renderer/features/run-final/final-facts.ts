import type {
  CommissionMember,
  ContestSettings,
  Id,
  Stage,
} from '../../../shared/contest/contest.ts';
import { fullName } from '../../../shared/contest/people.ts';
import { unawaitedIn } from '../../../shared/merge/final-facts.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { missedTurns } from '../../../shared/pitching/attendance.ts';
import type { RunningOrder } from '../../../shared/pitching/running-order.ts';
import { type StandingTurn, standingTurns } from '../../../shared/pitching/turn.ts';
import { listStage } from '../../../shared/ranking/rank-stage.ts';
import { finalistsOf } from '../../../shared/results/finalists.ts';
import { compareNumbers } from '../../../shared/scoring/list-order.ts';
import { sheetKey } from '../../../shared/scoring/score-operations.ts';
import type { SheetStatus } from '../../../shared/scoring/sheet.ts';

/** What every part of the screen is about. */
export interface FinalSubject {
  /** As it may be shown; what is recorded is made out of the ids in it. */
  readonly state: ContestState;
  readonly settings: ContestSettings;
  readonly stage: Stage;
}

/** Stages on which projects speak before the commission. */
export const liveStages = (settings: ContestSettings): readonly Stage[] =>
  settings.stages.filter(({ kind }) => kind === 'live');

/** Whom the meeting of the stage before let go on; nobody before it met. */
function goingOn({ state, settings, stage }: FinalSubject): readonly Id[] {
  const scored = settings.stages.filter((each) => each.scored);
  const before = scored[scored.findIndex(({ id }) => id === stage.id) - 1];
  const meeting = before === undefined ? undefined : state.meetings.get(before.id);
  if (before === undefined || meeting === undefined) return [];
  if (meeting.finalists !== null) return meeting.finalists;
  const listing = listStage(state, before.id);
  return listing === null ? [] : (finalistsOf(listing, meeting) ?? []);
}

/**
 * Who speaks, by number: the applications that somebody judges on the stage, and until anybody does, those that the
 * meeting of the stage before let go on; in a contest whose only stage it is, all that are admitted.
 */
export function speakersOf(subject: FinalSubject): readonly Id[] {
  const { state, settings, stage } = subject;
  const isAdmitted = (id: Id): boolean => state.submissions.get(id)?.eligibility.admitted === true;
  const assigned = [...state.assignments].flatMap(([place, jurors]) =>
    jurors.length > 0 && place.startsWith(`${stage.id}/`) ? [place.slice(stage.id.length + 1)] : [],
  );
  const isFirst = settings.stages.find(({ scored }) => scored)?.id === stage.id;
  const named = assigned.length > 0 ? assigned : goingOn(subject);
  const all = named.length === 0 && isFirst ? [...state.submissions.keys()] : named;
  return all.filter(isAdmitted).toSorted(compareNumbers);
}

const nobody: RunningOrder = { method: 'hand', seed: '', entries: [], moves: [] };

export const orderOf = ({ state, stage }: FinalSubject): RunningOrder | null =>
  state.runningOrders.get(stage.id) ?? null;

/** Every turn of the stage's order; none while it has no order. */
export const turnsIn = (subject: FinalSubject): readonly StandingTurn[] =>
  standingTurns(orderOf(subject) ?? nobody, subject.state.turns.get(subject.stage.id) ?? new Map());

/** A member of the commission, or a juror of the stage who is not in it. */
export interface FinalMember {
  readonly id: Id;
  readonly name: string;
  readonly role: CommissionMember['role'] | 'juror';
  readonly vote: boolean;
}

/** Everybody who judges on the stage, the commission first. */
export function membersOf({ state, settings, stage }: FinalSubject): readonly FinalMember[] {
  const jurors = new Set(
    [...state.assignments].flatMap(([place, list]) =>
      place.startsWith(`${stage.id}/`) ? list : [],
    ),
  );
  const seated = new Set(settings.commission.map(({ id }) => id));
  const others = [...jurors].filter((id) => !seated.has(id)).toSorted(compareNumbers);
  return [
    ...settings.commission.map(({ id, name, role, vote }) => ({ id, name, role, vote })),
    ...others.map((id): FinalMember => {
      const person = state.people.get(id);
      return { id, name: person === undefined ? id : fullName(person), role: 'juror', vote: false };
    }),
  ];
}

/** How far a juror is with the sheet of a turn; never what stands in it. */
export type SheetProgress =
  | 'handed-in'
  | 'entered'
  | 'nothing'
  /** Nobody waits for it: the project did not speak, or the juror did not hear it. */
  | 'unawaited'
  | 'cannot-judge'
  | 'not-theirs';

const progressOf: Readonly<Record<SheetStatus, SheetProgress>> = {
  'handed-in': 'handed-in',
  disputed: 'handed-in',
  complete: 'entered',
  partial: 'entered',
  empty: 'nothing',
  recused: 'cannot-judge',
};

/** How far each juror of the stage is with each turn. */
export interface FinalProgress {
  readonly jurors: readonly { readonly id: Id; readonly name: string }[];
  readonly rows: readonly {
    readonly turn: StandingTurn;
    /** In the order of the jurors. */
    readonly cells: readonly SheetProgress[];
    /** Sheets that have not come, of those that should. */
    readonly missing: number;
  }[];
}

export function finalProgress(subject: FinalSubject): FinalProgress {
  const { state, stage } = subject;
  const judging = new Set(
    [...state.assignments].flatMap(([place, list]) =>
      place.startsWith(`${stage.id}/`) ? list : [],
    ),
  );
  const jurors = membersOf(subject).filter(({ id }) => judging.has(id));
  const isUnawaited = unawaitedIn(state);
  return {
    jurors,
    rows: turnsIn(subject).map((turn) => {
      const assigned = state.assignments.get(`${stage.id}/${turn.submission}`) ?? [];
      const cells = jurors.map(({ id }): SheetProgress => {
        if (!assigned.includes(id)) return 'not-theirs';
        const ref = { stage: stage.id, submission: turn.submission, juror: id };
        const sheet = state.sheets.get(sheetKey(stage.id, turn.submission, id));
        const progress = sheet === undefined ? 'nothing' : progressOf[sheet.status];
        const isOpen = progress === 'nothing' || progress === 'entered';
        return isOpen && isUnawaited(ref) ? 'unawaited' : progress;
      });
      const missing = cells.filter((cell) => cell === 'nothing' || cell === 'entered').length;
      return { turn, cells, missing };
    }),
  };
}

/** Turns that a member did not hear, and whose sheets came handed in all the same: they count. */
export function countedUnheard(subject: FinalSubject, member: Id): number {
  const { state, stage } = subject;
  const said = state.finalAttendance.get(stage.id)?.get(member);
  if (said === undefined) return 0;
  const order = turnsIn(subject).map(({ submission }) => submission);
  return missedTurns(said, order).filter(
    (submission) => state.sheets.get(sheetKey(stage.id, submission, member))?.counted === true,
  ).length;
}
