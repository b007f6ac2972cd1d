import { compare, milliToRational } from '../basics/rational.ts';
import type { Milli } from '../basics/points.ts';
import type { ContestSettings, Id, Stage } from '../contest/contest.ts';
import type { Meeting } from '../deciding/meeting.ts';
import type { ContestState } from '../merge/state.ts';
import { passScore } from '../ranking/select-list.ts';
import type { StageRanking } from '../ranking/stage-ranking.ts';
import type { FinalItem } from './open-final.ts';
import { finalistsOf } from './finalists.ts';
import { grantBudget, grantFaults } from './grants.ts';
import { settingsOf, stageOf } from './naming.ts';
import { quorumOf } from './quorum.ts';
import { isCutSettled, isPrizeTieSettled, tiesAcrossCut, tiesAmongWinners } from './ties.ts';

/** Items that name the applications they are about. */
type NamedType =
  | 'winner-unknown'
  | 'winner-twice'
  | 'finalist-unknown'
  | 'decided-unknown'
  | 'refused-winner'
  | 'refusal-unexplained'
  | 'grant-over-request'
  | 'grant-partial'
  | 'two-prizes';

/** Something about what the commission decided that keeps minutes a draft, or (`two-prizes`) that a reader has to know. */
export type DecisionItem =
  | { readonly type: 'no-meeting' | 'no-decision' }
  | { readonly type: 'no-quorum'; readonly present: number; readonly required: number }
  | { readonly type: 'votes'; readonly votes: number; readonly present: number }
  /** Votes that were taken one by one, with more votes than members were there. */
  | { readonly type: 'ballots'; readonly count: number; readonly present: number }
  /** Members of whom it is said that they were there and that they were not. */
  | { readonly type: 'attendance'; readonly members: readonly Id[] }
  | {
      readonly type: 'cut-tie';
      readonly nomination: Id | null;
      readonly top: number;
      readonly submissions: readonly Id[];
    }
  /** Equal places above the end of the list, where a quota has room for only `seats` of them. */
  | {
      readonly type: 'quota-tie';
      readonly nomination: Id | null;
      readonly place: number;
      readonly seats: number;
      readonly submissions: readonly Id[];
    }
  | {
      readonly type: 'winner-tie';
      readonly nomination: Id;
      readonly place: number;
      readonly submissions: readonly Id[];
    }
  | { readonly type: 'below-pass-mark'; readonly pass: Milli; readonly submissions: readonly Id[] }
  /** In whole tenge. */
  | { readonly type: 'grants-over-ceiling'; readonly granted: bigint; readonly ceiling: bigint }
  | {
      readonly type: 'grant-over-project';
      /** Most that one project may get, in whole tenge. */
      readonly most: number;
      readonly submissions: readonly Id[];
    }
  | FinalItem
  | { readonly type: NamedType; readonly submissions: readonly Id[] };

const named = (type: NamedType, submissions: readonly Id[]): readonly DecisionItem[] =>
  submissions.length === 0 ? [] : [{ type, submissions: [...new Set(submissions)] }];

/** Shared places across the end of the list that nobody settled. */
export function cutTies(
  stage: Stage,
  ranking: StageRanking,
  meeting: Meeting | null,
): readonly DecisionItem[] {
  const { advance } = stage.regulation;
  if (advance === null) return [];
  const { top } = advance;
  const open = tiesAcrossCut(ranking).filter(
    (tie) => meeting === null || !isCutSettled(meeting, tie),
  );
  return open.map(({ nomination, place, seats, submissions }) =>
    place + submissions.length - 1 > top && seats === top - place + 1
      ? { type: 'cut-tie', nomination, top, submissions }
      : { type: 'quota-tie', nomination, place, seats, submissions },
  );
}

function attendanceItems(settings: ContestSettings, meeting: Meeting): readonly DecisionItem[] {
  const { present, required, met } = quorumOf(settings, meeting);
  const sum = ({ for: yes, against, abstained }: Meeting['votes']): number =>
    yes + against + abstained;
  const votes = sum(meeting.votes);
  const count = meeting.ballots.filter((ballot) => sum(ballot) > present).length;
  const there = new Set(meeting.present);
  const members = [
    ...meeting.remote.filter((member) => !there.has(member)),
    ...meeting.absences.flatMap(({ member }) => (there.has(member) ? [member] : [])),
  ];
  return [
    ...(met ? [] : [{ type: 'no-quorum', present, required } as const]),
    ...(votes > present ? [{ type: 'votes', votes, present } as const] : []),
    ...(count > 0 ? [{ type: 'ballots', count, present } as const] : []),
    ...(members.length > 0
      ? [{ type: 'attendance', members: [...new Set(members)] } as const]
      : []),
  ];
}

/** Submissions that stand in a list more than once. */
const repeatedIn = (submissions: readonly Id[]): readonly Id[] =>
  submissions.filter((id, at) => submissions.indexOf(id) < at);

function winnerItems(
  { regulation: { passMark } }: Stage,
  ranking: StageRanking,
  meeting: Meeting,
): readonly DecisionItem[] {
  const ranked = new Map(ranking.ranking.submissions.map((each) => [each.submission, each]));
  const winners = meeting.winners.map(({ submission }) => {
    const found = ranked.get(submission);
    const score = found === undefined ? null : passScore(found, ranking.ranking.method);
    return { submission, score };
  });
  const names = winners.map(({ submission }) => submission);
  const unknown = winners.filter(({ score }) => score === null).map(({ submission }) => submission);
  const below = winners
    .filter(
      ({ score }) =>
        passMark !== null && score !== null && compare(score, milliToRational(passMark)) < 0,
    )
    .map(({ submission }) => submission);
  const ties = tiesAmongWinners(ranking, meeting).filter((tie) => !isPrizeTieSettled(meeting, tie));
  return [
    ...named('winner-unknown', unknown),
    ...named('winner-twice', repeatedIn(names)),
    ...(below.length > 0 && passMark !== null
      ? [{ type: 'below-pass-mark', pass: passMark, submissions: below } as const]
      : []),
    ...ties.map(({ nomination, place, submissions }) => ({
      type: 'winner-tie' as const,
      nomination: nomination ?? '',
      place,
      submissions,
    })),
    ...named(
      'finalist-unknown',
      (meeting.finalists ?? []).filter((submission) => !ranked.has(submission)),
    ),
  ];
}

function refusalItems(
  state: ContestState,
  ranking: StageRanking,
  meeting: Meeting,
): readonly DecisionItem[] {
  const { winners, prizes, grants, refusals } = meeting;
  const granted = grants.filter((grant) => grant.granted > 0);
  const awarded = [...winners, ...prizes, ...granted].map(({ submission }) => submission);
  const refused = new Set(refusals.map(({ submission }) => submission));
  const going = finalistsOf(ranking, meeting) ?? [];
  const isAdmitted = (submission: Id): boolean =>
    state.submissions.get(submission)?.eligibility.admitted === true;
  const spoken = [...prizes, ...grants].map(({ submission }) => submission);
  return [
    ...named('decided-unknown', [
      ...spoken.filter((submission) => !isAdmitted(submission)),
      ...refusals.flatMap(({ submission }) =>
        state.submissions.has(submission) ? [] : [submission],
      ),
    ]),
    ...named(
      'refused-winner',
      [...awarded, ...going].filter((submission) => refused.has(submission)),
    ),
    ...named('refusal-unexplained', [
      ...refusals.flatMap(({ submission, reason }) => (reason.trim() === '' ? [submission] : [])),
      ...grantFaults(grants, null).unexplained,
    ]),
  ];
}

function grantItems({ grants: rules }: ContestSettings, meeting: Meeting): readonly DecisionItem[] {
  const { granted, ceiling } = grantBudget(meeting.grants, rules);
  const { overProject, overRequest, partial } = grantFaults(meeting.grants, rules);
  const most = rules?.perProjectMax ?? null;
  return [
    ...(ceiling !== null && granted > ceiling
      ? [{ type: 'grants-over-ceiling', granted, ceiling } as const]
      : []),
    ...(most !== null && overProject.length > 0
      ? [{ type: 'grant-over-project', most, submissions: overProject } as const]
      : []),
    ...named('grant-over-request', overRequest),
    ...named('grant-partial', partial),
  ];
}

/** What is open about a meeting and its decisions, whatever the archive holds. */
export function meetingItems(
  state: ContestState,
  ranking: StageRanking,
  meeting: Meeting | null,
): readonly DecisionItem[] {
  if (meeting === null) return [{ type: 'no-meeting' }];
  const settings = settingsOf(state);
  const stage = stageOf(state, ranking.stage);
  const decided = meeting.winners.length + meeting.grants.length + (meeting.finalists ?? []).length;
  return [
    ...attendanceItems(settings, meeting),
    ...(decided === 0 && stage.regulation.advance === null
      ? [{ type: 'no-decision' } as const]
      : []),
    ...winnerItems(stage, ranking, meeting),
    ...refusalItems(state, ranking, meeting),
    ...grantItems(settings, meeting),
  ];
}

/** Submissions that got a special prize beside another one or beside a place: allowed, and worth a second look. */
export const doublePrizes = ({ winners, prizes }: Meeting): readonly DecisionItem[] => {
  const special = prizes.map(({ submission }) => submission);
  const places = new Set(winners.map(({ submission }) => submission));
  return named('two-prizes', [
    ...special.filter((submission) => places.has(submission)),
    ...repeatedIn(special),
  ]);
};
