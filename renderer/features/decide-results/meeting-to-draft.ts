import type { ContestSettings } from '../../../shared/contest/contest.ts';
import type { Meeting } from '../../../shared/deciding/meeting.ts';
import { formatDate, isIsoDate } from '../../../shared/language/date-format.ts';
import type { StageRanking } from '../../../shared/ranking/stage-ranking.ts';
import { listedFinalists } from '../../../shared/results/finalists.ts';
import { choosesWinners } from '../../../shared/results/winners.ts';
import { sameList } from './finalist-list.ts';
import type {
  AttendanceDraft,
  MeetingDraft,
  PrizeDraft,
  VotesDraft,
  WinnerDraft,
} from './meeting-draft.ts';

/** What a form is about: the regulation and how it ranks the stage. */
export interface DraftGround {
  readonly settings: ContestSettings;
  readonly ranking: StageRanking;
}

/** A free row for each prize place of each nomination, filled as the ranking proposes; a shared place is left open. */
function proposedRows({ settings, ranking }: DraftGround): readonly WinnerDraft[] {
  if (!choosesWinners(settings, ranking.stage)) return [];
  const placed = ranking.ranking.submissions.filter(({ place }) => place !== null);
  const ranked = settings.nominations.filter(({ id }) =>
    placed.some(({ nomination }) => nomination === id),
  );
  return ranked.flatMap(({ id }) =>
    Array.from({ length: settings.prizePlaces }, (_, at) => {
      const place = at + 1;
      const [only, another] = placed.filter(
        (each) => each.nomination === id && each.place === place,
      );
      const submission = only !== undefined && another === undefined ? only.submission : '';
      return { nomination: id, place, submission } as const;
    }),
  );
}

const freePrizes = (settings: ContestSettings): readonly PrizeDraft[] =>
  settings.prizes.map(({ id, title }) => ({ id, title, submission: '' }));

/** The form for a stage that has no meeting yet; `today` is an ISO date. */
export function proposedDraft(ground: DraftGround, today: string): MeetingDraft {
  const { commission } = ground.settings;
  const voters = commission.filter(({ vote }) => vote).length;
  return {
    number: '1',
    date: formatDate(today, 'kk', 'short'),
    place: '',
    mode: 'in-person',
    opened: '',
    closed: '',
    attendance: commission.map(({ id }) => ({
      member: id,
      how: 'present',
      reason: '',
      spoke: false,
    })),
    agenda: [],
    votes: { for: String(voters), against: '0', abstained: '0' },
    finalists: null,
    winners: proposedRows(ground),
    prizes: freePrizes(ground.settings),
    grants: [],
    refusals: [],
    ties: [],
    ballots: [],
    opinions: [],
    tieReason: '',
  };
}

const typedVotes = (votes: Meeting['votes']): VotesDraft => ({
  for: String(votes.for),
  against: String(votes.against),
  abstained: String(votes.abstained),
});

function attendanceOf(meeting: Meeting, settings: ContestSettings): readonly AttendanceDraft[] {
  const members = settings.commission.map(({ id }) => id);
  // Somebody who has left the commission since was there all the same.
  const others = meeting.present.filter((id) => !members.includes(id));
  return [...members, ...others].map((member) => ({
    member,
    how: meeting.remote.includes(member)
      ? 'remote'
      : meeting.present.includes(member)
        ? 'present'
        : 'absent',
    reason: meeting.absences.find((absence) => absence.member === member)?.reason ?? '',
    spoke: meeting.spoke.includes(member),
  }));
}

function winnerRows(meeting: Meeting, ground: DraftGround): readonly WinnerDraft[] {
  const order = ground.settings.nominations.map(({ id }) => id);
  const isTaken = ({ nomination, place }: WinnerDraft): boolean => {
    const own = meeting.winners.filter((winner) => winner.nomination === nomination);
    // A place behind a shared one is none of its own: two first places leave no second.
    return own.some((winner) => winner.place === place) || spread(own).has(place);
  };
  const open = proposedRows(ground)
    .filter((row) => !isTaken(row))
    .map((row): WinnerDraft => ({ ...row, submission: '' }));
  return [...meeting.winners, ...open].toSorted(
    (a, b) => order.indexOf(a.nomination) - order.indexOf(b.nomination) || a.place - b.place,
  );
}

/** Places that shared ones in front of them take up: two first places take up the second. */
function spread(winners: readonly { readonly place: number }[]): ReadonlySet<number> {
  const counts = new Map<number, number>();
  for (const { place } of winners) counts.set(place, (counts.get(place) ?? 0) + 1);
  return new Set(
    [...counts].flatMap(([place, count]) =>
      Array.from({ length: count - 1 }, (_, at) => place + at + 1),
    ),
  );
}

const prizeRows = (meeting: Meeting, settings: ContestSettings): readonly PrizeDraft[] => [
  ...meeting.prizes,
  ...freePrizes(settings).filter(({ id }) => !meeting.prizes.some((prize) => prize.id === id)),
];

/** The form of a recorded meeting; prize places and prizes that went to nobody are offered again. */
export function meetingToDraft(meeting: Meeting, ground: DraftGround): MeetingDraft {
  const { settings, ranking } = ground;
  const byTheRules = listedFinalists(ranking, meeting.ties);
  return {
    number: meeting.number,
    date: isIsoDate(meeting.date) ? formatDate(meeting.date, 'kk', 'short') : meeting.date,
    place: meeting.place,
    mode: meeting.mode,
    opened: meeting.opened,
    closed: meeting.closed,
    attendance: attendanceOf(meeting, settings),
    agenda: meeting.agenda,
    votes: typedVotes(meeting.votes),
    finalists:
      meeting.finalists !== null && sameList(meeting.finalists, byTheRules)
        ? null
        : meeting.finalists,
    winners: winnerRows(meeting, ground),
    prizes: prizeRows(meeting, settings),
    grants: meeting.grants.map(({ submission, requested, granted, reason }) => ({
      submission,
      requested: requested === null ? '' : String(requested),
      granted: String(granted),
      reason,
    })),
    refusals: meeting.refusals,
    ties: meeting.ties,
    ballots: meeting.ballots.map((ballot) => ({ on: ballot.on, ...typedVotes(ballot) })),
    opinions: meeting.opinions,
    tieReason: meeting.tieReason,
  };
}
