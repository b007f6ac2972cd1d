import type { Id } from '../contest/contest.ts';
import type { RankedSubmission } from './ranking.ts';
import type { StageRanking } from './stage-ranking.ts';

export interface PlaceMove {
  readonly submission: Id;
  /** In the scope of the regulation's list; null without a score, or where it did not take part. */
  readonly before: number | null;
  readonly after: number | null;
}

/** What another way of counting would do to the list and to the places. */
export interface SelectionChange {
  /** On the list as tried and not on the regulation's; whoever waits for a decision counts as on neither. */
  readonly entering: readonly Id[];
  readonly leaving: readonly Id[];
  /** Submissions of another place, in the order of the regulation's ranking. */
  readonly moved: readonly PlaceMove[];
}

const chosen = ({ selection }: StageRanking): ReadonlySet<Id> =>
  new Set(
    [...(selection?.entries.values() ?? [])].flatMap(({ submission, state }) =>
      state === 'on' ? [submission] : [],
    ),
  );

/** Compares a ranking that was only tried with the regulation's; nothing of it is stored anywhere. */
export function compareSelections(
  regulation: StageRanking,
  tried: StageRanking,
  scope: 'nomination' | 'all' = 'nomination',
): SelectionChange {
  const [before, after] = [chosen(regulation), chosen(tried)];
  const placeOf = (ranked: RankedSubmission | undefined): number | null =>
    (scope === 'all' ? ranked?.overall : ranked?.place) ?? null;
  const then = new Map(tried.ranking.submissions.map((each) => [each.submission, each]));
  const now = regulation.ranking.submissions;
  const known = new Set(now.map(({ submission }) => submission));
  const joined = tried.ranking.submissions.filter(({ submission }) => !known.has(submission));
  const moves = [
    ...now.map((each) => ({
      submission: each.submission,
      before: placeOf(each),
      after: placeOf(then.get(each.submission)),
    })),
    ...joined.map((each) => ({
      submission: each.submission,
      before: null,
      after: placeOf(each),
    })),
  ];
  return {
    entering: [...after].filter((submission) => !before.has(submission)),
    leaving: [...before].filter((submission) => !after.has(submission)),
    moved: moves.filter((move) => move.before !== move.after),
  };
}
