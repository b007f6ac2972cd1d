import type { ContestSettings, Id } from '../../../shared/contest/contest.ts';
import type { SettledTie } from '../../../shared/deciding/meeting.ts';
import type { StageRanking } from '../../../shared/ranking/stage-ranking.ts';
import { tiedGroups, tiesAcrossCut } from '../../../shared/results/ties.ts';
import { choosesWinners } from '../../../shared/results/winners.ts';
import { sameList } from './finalist-list.ts';
import type { MeetingDraft, TieDraft, WinnerDraft } from './meeting-draft.ts';

/** Applications of equal place between which only people can decide. */
export interface TieCase {
  /** `cut`: only `seats` of them go on · `winners`: they share a prize place. */
  readonly kind: 'cut' | 'winners';
  /** Null where the places are over all nominations. */
  readonly nomination: Id | null;
  readonly place: number;
  /** How many of them the list has room for; all of them among winners, who may share a place. */
  readonly seats: number;
  readonly submissions: readonly Id[];
}

/** What people have to settle on a stage: ties across the end of the list, then those on prize places. */
export function tieCases(settings: ContestSettings, ranking: StageRanking): readonly TieCase[] {
  const cut = tiesAcrossCut(ranking).map((tie): TieCase => ({ kind: 'cut', ...tie }));
  if (!choosesWinners(settings, ranking.stage)) return cut;
  const prizes = tiedGroups(ranking, 'nomination').filter(
    ({ place }) => place <= settings.prizePlaces,
  );
  return [
    ...cut,
    ...prizes.map((tie): TieCase => ({ kind: 'winners', ...tie, seats: tie.submissions.length })),
  ];
}

/** True where an order was decided for exactly the applications of a tie. */
export const settles = (
  tie: Pick<SettledTie, 'nomination' | 'order'>,
  { nomination, submissions }: Pick<TieCase, 'nomination' | 'submissions'>,
): boolean => tie.nomination === nomination && sameList(tie.order, submissions);

/** The winners of a nomination with some rows of theirs in place of others, in the order of places. */
function withRows(
  winners: readonly WinnerDraft[],
  nomination: Id,
  isReplaced: (row: WinnerDraft) => boolean,
  rows: readonly WinnerDraft[],
): readonly WinnerDraft[] {
  const own = winners.filter((row) => row.nomination === nomination);
  const next = [...own.filter((row) => !isReplaced(row)), ...rows].toSorted(
    (a, b) => a.place - b.place,
  );
  const first = winners.findIndex((row) => row.nomination === nomination);
  const others = winners.filter((row) => row.nomination !== nomination);
  const before = winners.slice(0, Math.max(first, 0)).length;
  return [...others.slice(0, before), ...next, ...others.slice(before)];
}

/** Rows of the places that a tie takes up, and of its applications wherever they stand. */
const isOfTie =
  ({ place, submissions }: TieCase) =>
  (row: WinnerDraft): boolean =>
    (row.place >= place && row.place < place + submissions.length) ||
    (row.submission !== '' && submissions.includes(row.submission));

/** The order of a tie as people decided it; among winners the places follow from it, as far as prizes reach. */
export function withTieOrder(
  draft: MeetingDraft,
  tie: TieCase,
  settled: TieDraft,
  lastPlace: number,
): MeetingDraft {
  const ties = [...draft.ties.filter((each) => !settles(each, tie)), settled];
  const { nomination, place } = tie;
  if (tie.kind === 'cut' || nomination === null) return { ...draft, ties };
  const rows = settled.order
    .map((submission, at): WinnerDraft => ({ nomination, place: place + at, submission }))
    .filter((row) => row.place <= lastPlace);
  return { ...draft, ties, winners: withRows(draft.winners, nomination, isOfTie(tie), rows) };
}

/** Everybody of a tie on its one place: nothing has to be settled then. */
export function withSharedPlace(draft: MeetingDraft, tie: TieCase): MeetingDraft {
  const { nomination, place, submissions } = tie;
  if (nomination === null) return draft;
  const ties = draft.ties.filter((each) => !settles(each, tie));
  const rows = submissions.map((submission): WinnerDraft => ({ nomination, place, submission }));
  return { ...draft, ties, winners: withRows(draft.winners, nomination, isOfTie(tie), rows) };
}

/** A tie that is open again; its places are free. */
export function withoutTie(draft: MeetingDraft, tie: TieCase, lastPlace: number): MeetingDraft {
  const ties = draft.ties.filter((each) => !settles(each, tie));
  const { nomination, place, submissions } = tie;
  if (tie.kind === 'cut' || nomination === null) return { ...draft, ties };
  const rows = submissions
    .map((_, at): WinnerDraft => ({ nomination, place: place + at, submission: '' }))
    .filter((row) => row.place <= lastPlace);
  return { ...draft, ties, winners: withRows(draft.winners, nomination, isOfTie(tie), rows) };
}

/** How a tie stands in the form: an order was decided, the place is shared by all of them, or neither. */
export function tieStanding(draft: MeetingDraft, tie: TieCase): 'ordered' | 'shared' | 'open' {
  if (draft.ties.some((each) => settles(each, tie))) return 'ordered';
  if (tie.kind === 'cut') return 'open';
  const isShared = tie.submissions.every((submission) =>
    draft.winners.some(
      (row) =>
        row.nomination === tie.nomination &&
        row.submission === submission &&
        row.place === tie.place,
    ),
  );
  return isShared ? 'shared' : 'open';
}
