import { milli } from '../../../shared/basics/points.ts';
import type { Rational } from '../../../shared/basics/rational.ts';
import type { Id, Stage } from '../../../shared/contest/contest.ts';
import type { Submission } from '../../../shared/contest/submission.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { compareNumbers } from '../../../shared/scoring/list-order.ts';
import { sheetKey } from '../../../shared/scoring/score-operations.ts';
import {
  sheetProgress,
  type SheetProgress,
  sheetTotal,
} from '../../../shared/scoring/score-sheet.ts';
import { emptySheet, type Sheet, type SheetStatus } from '../../../shared/scoring/sheet.ts';

/** One submission a juror has to score, and how far they are with it. */
export interface WorkItem {
  readonly submission: Submission;
  readonly sheet: Sheet;
  readonly progress: SheetProgress;
  readonly total: Rational | null;
}

export interface JurorWork {
  readonly stage: Stage;
  /** By the number of the submission. */
  readonly items: readonly WorkItem[];
}

function itemsOfStage(state: ContestState, stage: Stage, juror: Id): readonly WorkItem[] {
  return [...state.submissions.values()]
    .toSorted((a, b) => compareNumbers(a.id, b.id))
    .filter(
      (submission) =>
        state.assignments.get(`${stage.id}/${submission.id}`)?.includes(juror) === true,
    )
    .map((submission) => {
      const sheet =
        state.sheets.get(sheetKey(stage.id, submission.id, juror)) ??
        emptySheet({ stage: stage.id, submission: submission.id, juror });
      return {
        submission,
        sheet,
        progress: sheetProgress(sheet, stage.criteria),
        total: sheetTotal(sheet, stage, submission.nomination),
      };
    });
}

/** What a juror scores now: the last scored stage that has something for them; null before there is any stage. */
export function jurorWork(state: ContestState, juror: Id): JurorWork | null {
  const stages = (state.settings?.stages ?? []).filter((stage) => stage.scored);
  const works = stages.map((stage) => ({ stage, items: itemsOfStage(state, stage, juror) }));
  return works.findLast((work) => work.items.length > 0) ?? works[0] ?? null;
}

export type WorkCounts = Readonly<Record<SheetStatus, number>>;

export function countWork(items: readonly WorkItem[]): WorkCounts {
  const counts: Record<SheetStatus, number> = {
    empty: 0,
    partial: 0,
    complete: 0,
    'handed-in': 0,
    disputed: 0,
    recused: 0,
  };
  for (const item of items) counts[item.sheet.status] += 1;
  return counts;
}

/** A sheet that may not be changed: recused, or handed in without a permission to change it. */
export const isLocked = (sheet: Sheet): boolean =>
  sheet.status === 'recused' || (sheet.handIn !== null && sheet.reopening === null);

export const isToDo = (item: WorkItem): boolean =>
  item.sheet.status === 'empty' || item.sheet.status === 'partial';

/**
 * What to go on with: what the panel calibrates by, then begun work, then what is not begun, then what was put off; null
 * when nothing is left.
 */
export function nextItem(
  items: readonly WorkItem[],
  later: ReadonlySet<Id>,
  calibration: ReadonlySet<Id> = new Set(),
): WorkItem | null {
  const now = items.filter((item) => isToDo(item) && !later.has(item.submission.id));
  return (
    now.find((item) => calibration.has(item.submission.id)) ??
    now.find((item) => item.sheet.status === 'partial') ??
    now[0] ??
    items.find(isToDo) ??
    null
  );
}

/** The largest total a sheet of the stage can have: what "7,92" is out of. */
export const largestTotal = (stage: Stage, nomination: Id): Rational | null =>
  sheetTotal(
    { scores: Object.fromEntries(stage.criteria.map(({ id, scale }) => [id, milli(scale.max)])) },
    stage,
    nomination,
  );
