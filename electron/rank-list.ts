import { type Rational, rationalToNumber } from '../shared/basics/rational.ts';
import type { Id, RankingMethod } from '../shared/contest/contest.ts';
import type { ListedSubmission } from '../shared/ranking/list-from-sums.ts';
import {
  listStage,
  type RankableState,
  rankStage,
  type StageRankingOptions,
} from '../shared/ranking/rank-stage.ts';

/** A stage's list as the command tells it: places and scores without explanations. */
export interface ToldList {
  readonly stage: Id;
  readonly method: RankingMethod;
  readonly list: readonly ListedSubmission[];
}

/** The list of a stage from its sheets. */
export function listOf(state: RankableState, stage: Id, options: StageRankingOptions): ToldList {
  const { ranking } = listStage(state, stage, options) ?? rankStage(state, stage, options);
  return { stage, method: ranking.method, list: ranking.submissions };
}

const numberOrNull = (value: Rational | null): number | null =>
  value === null ? null : rationalToNumber(value);

/** The JSON document of `rank --list`: its field names are a contract. `exact` is the score as a fraction. */
export const listDocument = ({ stage, method, list }: ToldList): object => ({
  stage,
  method,
  submissions: list.map(
    ({ submission, nomination, place, overall, tied, score, mean, sheets }) => ({
      submission,
      nomination,
      place,
      overall,
      tied,
      score: numberOrNull(score),
      exact: score === null ? null : `${score.numerator}/${score.denominator}`,
      mean: numberOrNull(mean),
      sheets,
    }),
  ),
});

/** The same for a person at a terminal: place, nomination, submission, score, sheets between tabs. */
export const listTable = ({ list }: ToldList): string =>
  list
    .map(({ place, tied, nomination, submission, score, sheets }) =>
      [
        place === null ? '–' : `${place}${tied ? '=' : ''}`,
        nomination,
        submission,
        score === null ? '–' : String(rationalToNumber(score)),
        String(sheets),
      ].join('\t'),
    )
    .map((line) => `${line}\n`)
    .join('');
