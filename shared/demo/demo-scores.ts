import type { Milli } from '../basics/points.ts';
import type { Criterion, Id, Scale, Stage } from '../contest/contest.ts';
import { commentRequired } from '../scoring/score-sheet.ts';
import type { ScoreValue, SheetRef } from '../scoring/sheet.ts';
import data from './comments.json' with { type: 'json' };
import type { DemoPerson } from './demo-people.ts';
import { createDraw, type Draw } from './draw.ts';

/** What a juror thinks of one submission. */
export interface DemoOpinion {
  readonly scores: ReadonlyMap<Id, ScoreValue>;
  readonly comments: ReadonlyMap<Id, string>;
}

/** Which of the prepared comments suit a criterion; any other criterion takes those on whether it can be done. */
const commentTypes: Readonly<Record<Id, string>> = {
  novelty: 'novelty',
  design: 'novelty',
  science: 'novelty',
  symbiosis: 'ecology',
  ecology: 'ecology',
  economy: 'economics',
  budget: 'economics',
  finance: 'economics',
  people: 'team',
  capacity: 'team',
  team: 'team',
  teamwork: 'team',
  teamready: 'team',
  partner: 'team',
  presentation: 'presentation',
  explain: 'presentation',
  public: 'presentation',
};

/** Part of the scale that a score has reached, in thousandths. */
const shareOf = (score: Milli, { min, max }: Scale): number => ((score - min) * 1000) / (max - min);

function bandOf(share: number): 'low' | 'middle' | 'high' {
  if (share < 400) return 'low';
  return share < 750 ? 'middle' : 'high';
}

function drawComment(
  draw: Draw,
  criterion: Criterion,
  score: Milli,
  language: 'kk' | 'ru',
): string {
  const type = commentTypes[criterion.id] ?? 'feasibility';
  const band = bandOf(shareOf(score, criterion.scale));
  const fitting = data.comments.filter(
    (comment) =>
      comment.criterion === type && comment.band === band && comment.language === language,
  );
  return draw.pick(fitting).text;
}

/** The step of a scale nearest to a share of it, given in thousandths. */
function scoreAt(share: number, { min, max, step }: Scale): Milli {
  const steps = Math.floor((max - min) / step);
  const within = Math.min(1000, Math.max(0, share));
  return (min + Math.round((within * steps) / 1000) * step) as Milli;
}

/**
 * How the demo's jurors judge: a hidden quality of the submission, a strength on each criterion, the juror's own
 * severity, and chance. Standard deviations are shares of the scale: 13 %, 5 %, 5 % and 6 %.
 */
export function createJudging(
  stage: Stage,
  seed: number,
): (sheet: SheetRef, juror: DemoPerson) => DemoOpinion {
  const severities = new Map<Id, number>();
  const strengths = new Map<Id, readonly number[]>();
  const severityOf = (juror: Id): number => {
    const severity = severities.get(juror) ?? 50 * createDraw(seed, `severity ${juror}`).bell();
    severities.set(juror, severity);
    return severity;
  };
  const strengthsOf = (submission: Id): readonly number[] => {
    const known = strengths.get(submission);
    if (known !== undefined) return known;
    const draw = createDraw(seed, `quality ${submission}`);
    const quality = 130 * draw.bell();
    const made = stage.criteria.map(() => quality + 50 * draw.bell());
    strengths.set(submission, made);
    return made;
  };
  return (sheet, { person, language }) => {
    const draw = createDraw(seed, `sheet ${sheet.submission} ${person.id}`);
    const scores = new Map<Id, ScoreValue>();
    const comments = new Map<Id, string>();
    for (const [index, criterion] of stage.criteria.entries()) {
      const effects =
        (strengthsOf(sheet.submission)[index] ?? 0) + severityOf(person.id) + 60 * draw.bell();
      const score = scoreAt(620 + Math.round(effects / 1000), criterion.scale);
      if (draw.below(250) === 0) {
        scores.set(criterion.id, 'cannot-judge');
        continue;
      }
      scores.set(criterion.id, score);
      if (draw.chance(12) || commentRequired(criterion, score)) {
        comments.set(criterion.id, drawComment(draw, criterion, score, language));
      }
    }
    return { scores, comments };
  };
}

/** Another score of the same scale, one step nearer to its middle. */
export function otherScore(score: Milli, { min, max, step }: Scale): Milli {
  return (2 * score <= min + max ? score + step : score - step) as Milli;
}
