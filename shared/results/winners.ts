import { compare, milliToRational } from '../basics/rational.ts';
import type { ContestSettings, Id } from '../contest/contest.ts';
import type { Meeting } from '../deciding/meeting.ts';
import type { RankedSubmission } from '../ranking/ranking.ts';
import type { StageRanking } from '../ranking/stage-ranking.ts';
import { passScore } from '../ranking/select-list.ts';
import { compareIds } from './naming.ts';

export interface Winner {
  readonly nomination: Id;
  readonly place: number;
  readonly submission: Id;
}

/**
 * True where a stage ends with winners: the last scored one, and every one without a list of those who go on. Others end
 * with their list; one that does not rank has neither.
 */
export function choosesWinners(settings: ContestSettings, stage: Id): boolean {
  const scored = settings.stages.filter(({ scored }) => scored);
  const found = scored.find(({ id }) => id === stage);
  return found?.ranked === true && (found === scored.at(-1) || found.regulation.advance === null);
}

/**
 * What the ranking alone would give: every submission on the first places of its nomination, shared ones included, that
 * is not below the pass mark. Nobody moves up to a place that nobody gets.
 */
function proposedWinners(settings: ContestSettings, { stage, ranking }: StageRanking) {
  const mark = settings.stages.find(({ id }) => id === stage)?.regulation.passMark ?? null;
  const passes = (ranked: RankedSubmission): boolean => {
    const score = passScore(ranked, ranking.method);
    return mark === null || score === null || compare(score, milliToRational(mark)) >= 0;
  };
  return ranking.submissions.flatMap((ranked): readonly Winner[] => {
    const { nomination, place, submission } = ranked;
    if (place === null || place > settings.prizePlaces || !passes(ranked)) return [];
    return [{ nomination, place, submission }];
  });
}

/** Winners as the commission decided, else as the ranking proposes; by nomination as given, place, number. */
export function winnersOf(
  settings: ContestSettings,
  ranking: StageRanking,
  meeting: Meeting | null,
): readonly Winner[] {
  const proposed = choosesWinners(settings, ranking.stage)
    ? proposedWinners(settings, ranking)
    : [];
  const nominations = settings.nominations.map(({ id }) => id);
  const order = (nomination: Id): number => {
    const at = nominations.indexOf(nomination);
    return at < 0 ? nominations.length : at;
  };
  return (meeting?.winners ?? proposed).toSorted(
    (a, b) =>
      order(a.nomination) - order(b.nomination) ||
      a.place - b.place ||
      compareIds(a.submission, b.submission),
  );
}
