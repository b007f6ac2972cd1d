import type { Milli } from '../../basics/points.ts';
import { compare, milliToRational, type Rational, subtract } from '../../basics/rational.ts';
import type { Criterion, Id, Level, Stage } from '../../contest/contest.ts';
import type { Submission } from '../../contest/submission.ts';
import type { ContestState } from '../../merge/state.ts';
import { levelOf, medianOf } from '../../pooling/readiness-level.ts';
import type { SelfAssessment } from '../../pooling/self-assessment.ts';
import { listStage, rankStage } from '../../ranking/rank-stage.ts';
import { sheetsOfStages, takesPart } from '../../ranking/stage-marks.ts';
import type { Sheet } from '../../scoring/sheet.ts';
import { readinessStages } from './pool-stages.ts';
import { submissionsOf } from './pool-subjects.ts';

/** One criterion as experts and the region's own team see it. */
export interface CriterionReadiness {
  readonly criterion: Criterion;
  /** Of the experts' counted sheets; null without a mark. */
  readonly median: Rational | null;
  readonly lowest: Milli | null;
  readonly highest: Milli | null;
  readonly self: Milli | null;
  /** How far the region's own word lies above the median; null where one of them is missing. */
  readonly difference: Rational | null;
}

/** What an assessment came to. */
export interface Reached {
  readonly score: Rational | null;
  readonly level: Level | null;
}

/** A region's readiness in one stage. There is no place: regions stand in the order of their codes. */
export interface RegionReadiness extends Reached {
  readonly submission: Submission;
  /** Experts' sheets that count. */
  readonly sheets: number;
  readonly criteria: readonly CriterionReadiness[];
  readonly comments: readonly { readonly criterion: Id; readonly text: string }[];
  readonly self: SelfAssessment | null;
  /** The latest stage before this one in which the region was scored; null where there was none. */
  readonly before: (Reached & { readonly stage: Stage; readonly change: number }) | null;
}

type Source = Pick<
  ContestState,
  'settings' | 'people' | 'submissions' | 'assignments' | 'sheets' | 'selfAssessments'
>;

/** Scores of a stage's regions by the regulation's own method and rounding: the same that `rank` shows. */
function scoresOf(state: Source, stage: Id): ReadonlyMap<Id, Rational> {
  const listed = listStage(state, stage) ?? rankStage(state, stage, { draws: 0 });
  return new Map(
    listed.ranking.submissions.flatMap(({ submission, score }) =>
      score === null ? [] : [[submission, score] as const],
    ),
  );
}

function criterionReadiness(
  criterion: Criterion,
  sheets: readonly Sheet[],
  self: SelfAssessment | null,
): CriterionReadiness {
  const marks = sheets
    .flatMap(({ scores }) => {
      const score = scores[criterion.id];
      return score === undefined || score === 'cannot-judge' ? [] : [score];
    })
    .toSorted((a, b) => a - b);
  const median = medianOf(marks);
  const own = self?.scores[criterion.id] ?? null;
  return {
    criterion,
    median,
    lowest: marks[0] ?? null,
    highest: marks.at(-1) ?? null,
    self: own,
    difference: median === null || own === null ? null : subtract(milliToRational(own), median),
  };
}

const reachedOf = (stage: Stage, score: Rational | undefined): Reached =>
  score === undefined
    ? { score: null, level: null }
    : { score, level: levelOf(stage.levels, score) };

/** What regions reached in the stages before one, the latest first. */
function earlierOf(state: Source, stage: Stage) {
  const stages = state.settings === null ? [] : readinessStages(state.settings);
  const at = stages.findIndex(({ id }) => id === stage.id);
  const earlier = stages
    .slice(0, Math.max(0, at))
    .toReversed()
    .map((each) => ({ stage: each, scores: scoresOf(state, each.id) }));
  return (submission: Id, now: Rational | null): RegionReadiness['before'] => {
    const found = earlier.find(({ scores }) => scores.has(submission));
    const score = found?.scores.get(submission);
    if (found === undefined || score === undefined || now === null) return null;
    const change = compare(now, score);
    return { stage: found.stage, ...reachedOf(found.stage, score), change };
  };
}

/** The readiness of every region that a stage scores, in the order of their codes. */
export function readinessOf(state: Source, stage: Stage): readonly RegionReadiness[] {
  const scores = scoresOf(state, stage.id);
  const before = earlierOf(state, stage);
  const sheets = sheetsOfStages(state.sheets, (id) => id === stage.id).filter(takesPart);
  return submissionsOf(state, stage.subject).map((submission) => {
    const own = sheets.filter((sheet) => sheet.submission === submission.id);
    const self = state.selfAssessments.get(`${submission.id}/${stage.id}`) ?? null;
    const reached = reachedOf(stage, scores.get(submission.id));
    return {
      submission,
      ...reached,
      sheets: own.length,
      criteria: stage.criteria.map((criterion) => criterionReadiness(criterion, own, self)),
      comments: stage.criteria.flatMap(({ id }) =>
        own.flatMap(({ comments }) => {
          const text = (comments[id] ?? '').trim();
          return text === '' ? [] : [{ criterion: id, text }];
        }),
      ),
      self,
      before: before(submission.id, reached.score),
    };
  });
}
