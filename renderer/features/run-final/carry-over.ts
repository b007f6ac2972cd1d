import type { Id } from '../../../shared/contest/contest.ts';
import { type Grant, type Meeting, unsaidMeeting } from '../../../shared/deciding/meeting.ts';
import type { FinalAttendance } from '../../../shared/pitching/attendance.ts';
import { type Budgets, grantOf } from '../../../shared/pitching/budget.ts';
import { type FinalSubject, orderOf } from './final-facts.ts';

/**
 * Grants of the minutes as budgets decide them. Refusals that a reason was given for in the minutes stay; of a project
 * whose lines came to nothing the last reason of its budget tells why.
 */
function grantsOf(
  budgets: Budgets,
  before: readonly Grant[],
  whyNothing: (submission: Id) => string,
): readonly Grant[] {
  const said = new Map(before.map((grant) => [grant.submission, grant.reason]));
  return [...budgets].flatMap(([submission, budget]): readonly Grant[] => {
    const grant = grantOf(submission, budget);
    if (grant === null) return [];
    const reason = said.get(submission) ?? '';
    const refused = grant.granted === 0 && reason === '';
    return [{ ...grant, reason: refused ? whyNothing(submission) : reason }];
  });
}

const isThere = ({ how }: FinalAttendance): boolean => how !== 'absent';

/** A meeting with the attendance and the grants of the final; `today` where no session says its day. */
export function carriedOver(subject: FinalSubject, today: string): Meeting {
  const { state, settings, stage } = subject;
  const recorded = state.meetings.get(stage.id) ?? null;
  const attendance = state.finalAttendance.get(stage.id) ?? new Map<Id, FinalAttendance>();
  const members = settings.commission.flatMap(({ id }) => {
    const said = attendance.get(id);
    return said === undefined ? [] : [{ id, ...said }];
  });
  const first = orderOf(subject)?.entries.find((entry) => entry.type === 'session');
  const remote = members.filter(({ how }) => how === 'remote').map(({ id }) => id);
  const present = members.filter(isThere).map(({ id }) => id);
  const voters = settings.commission.filter(({ id, vote }) => vote && present.includes(id)).length;
  const begun: Meeting = recorded ?? {
    stage: stage.id,
    number: '1',
    date: first?.type === 'session' && first.date !== '' ? first.date : today,
    place: '',
    mode: remote.length === 0 ? 'in-person' : remote.length === present.length ? 'remote' : 'mixed',
    present: [],
    votes: { for: voters, against: 0, abstained: 0 },
    winners: [],
    tieReason: '',
    ...unsaidMeeting,
  };
  const lastReason = (submission: Id): string =>
    state.budgetVersions.get(`${stage.id}/${submission}`)?.at(-1)?.reason ?? '';
  const budgets: Budgets = state.budgets.get(stage.id) ?? new Map();
  return {
    ...begun,
    ...(members.length === 0
      ? {}
      : {
          present,
          remote,
          absences: members
            .filter((member) => !isThere(member))
            .map(({ id: member, reason }) => ({ member, reason })),
        }),
    grants: grantsOf(budgets, begun.grants, lastReason),
  };
}
