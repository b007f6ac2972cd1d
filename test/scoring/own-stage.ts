import { unsaidAssignment, unsaidRegulation, unsaidStage } from '../../shared/contest/contest.ts';
import { milli } from '../../shared/basics/points.ts';
import type { Criterion, Stage } from '../../shared/contest/contest.ts';
import type { ScoreValue, Sheet } from '../../shared/scoring/sheet.ts';
import type { SheetAtHand } from '../../shared/scoring/own-sheets.ts';

const nothing = { kk: '', ru: '', en: '' };

/** A criterion from 0 to 10 in whole points. */
export const criterion = (id: string, change: Partial<Criterion> = {}): Criterion => ({
  id,
  title: nothing,
  help: nothing,
  weight: milli(1000),
  scale: { min: milli(0), max: milli(10_000), step: milli(1000) },
  anchors: [],
  comment: { requiredAtOrBelow: null, requiredAtOrAbove: null, note: nothing },
  ...change,
});

/** A stage that sums its criteria, four of 10 points unless it is given others: totals up to 40. */
export const stageOf = (
  criteria: readonly Criterion[] = ['a', 'b', 'c', 'd'].map((id) => criterion(id)),
  aggregate: Stage['regulation']['aggregate'] = 'sum',
): Stage => ({
  id: 'final',
  title: nothing,
  kind: 'final',
  scored: true,
  ...unsaidStage,
  assignment: {
    jurorsPerSubmission: 3,
    ownRegionMax: null,
    calibration: 0,
    blind: false,
    ...unsaidAssignment,
  },
  form: [],
  criteria,
  regulation: {
    method: 'mean',
    aggregate,
    rounding: { panel: null, weighted: null, final: null },
    passMark: null,
    tieBreak: [],
    advance: null,
    ...unsaidRegulation,
  },
});

/** A sheet with whole points for the criteria a, b, c, d in turn; null = nothing entered. */
export function sheetAtHand(
  submission: string,
  points: readonly (number | 'cannot-judge' | null)[],
  status: Sheet['status'] = 'complete',
  nomination = 'n1',
): SheetAtHand {
  const scores: Record<string, ScoreValue> = {};
  points.forEach((point, at) => {
    const id = 'abcd'[at];
    if (id !== undefined && point !== null)
      scores[id] = point === 'cannot-judge' ? point : milli(point * 1000);
  });
  return { submission, nomination, sheet: { scores, status } };
}
