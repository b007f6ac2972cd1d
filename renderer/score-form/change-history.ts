import type { Id } from '../../shared/contest/contest.ts';
import type { ScoreValue } from '../../shared/scoring/sheet.ts';
import { type SheetValues, withComment, withScore } from './criterion-state.ts';

/** One change of one field, and what stood there before. */
export type Change =
  | {
      readonly field: 'score';
      readonly criterion: Id;
      readonly value: ScoreValue | null;
      readonly before: ScoreValue | null;
    }
  | {
      readonly field: 'comment';
      readonly criterion: Id;
      readonly value: string;
      readonly before: string;
    };

/** What was done on a sheet and can be taken back, and what was taken back and can be done again; latest last. */
export interface ChangeHistory {
  readonly done: readonly Change[];
  readonly undone: readonly Change[];
  /** When the latest change was made, in milliseconds. */
  readonly at: number;
}

export const emptyHistory: ChangeHistory = { done: [], undone: [], at: 0 };

/** A comment that is written on within this time is one step, however often its pauses were recorded. Milliseconds. */
const oneComment = 5000;

/** A field as a change finds it: null without a score, empty without a comment. */
const standing = (
  values: SheetValues,
  { field, criterion }: Pick<Change, 'field' | 'criterion'>,
): Change['value'] =>
  field === 'score' ? (values.scores[criterion] ?? null) : (values.comments[criterion] ?? '');

export const applyChange = (values: SheetValues, change: Change): SheetValues =>
  change.field === 'score'
    ? withScore(values, change.criterion, change.value)
    : withComment(values, change.criterion, change.value);

/** The change that leads back. */
export const inverse = (change: Change): Change =>
  change.field === 'score'
    ? { ...change, value: change.before, before: change.value }
    : { ...change, value: change.before, before: change.value };

/** The history after a new change at a time; what was taken back cannot be done again from then on. */
export function remember(history: ChangeHistory, change: Change, at: number): ChangeHistory {
  const last = history.done.at(-1);
  const goesOn =
    change.field === 'comment' &&
    last?.field === 'comment' &&
    last.criterion === change.criterion &&
    history.undone.length === 0 &&
    at - history.at < oneComment;
  const done = goesOn
    ? [...history.done.slice(0, -1), { ...change, before: last.before }]
    : [...history.done, change];
  return { done, undone: [], at };
}

/** One step through a history: the history after it, and the change it makes. */
export interface HistoryStep {
  readonly history: ChangeHistory;
  readonly change: Change;
}

/**
 * Takes the latest change back; null where there is none, or where something else stands in its field by now, so that
 * an undo never destroys what it did not make.
 */
export function undoStep(history: ChangeHistory, values: SheetValues): HistoryStep | null {
  const last = history.done.at(-1);
  if (last === undefined || standing(values, last) !== last.value) return null;
  const done = history.done.slice(0, -1);
  return {
    history: { ...history, done, undone: [...history.undone, last] },
    change: inverse(last),
  };
}

/** Makes the change again that was taken back last; null where there is none or its field holds something else by now. */
export function redoStep(history: ChangeHistory, values: SheetValues): HistoryStep | null {
  const last = history.undone.at(-1);
  if (last === undefined || standing(values, last) !== last.before) return null;
  const undone = history.undone.slice(0, -1);
  return { history: { ...history, undone, done: [...history.done, last] }, change: last };
}

/**
 * Histories of the sheets that one person works on in one session, so that leaving a sheet and coming back keeps the way
 * back. A mark says what the sheet stood on: with another one (a hand-in, a permission) a history begins anew.
 */
export class SessionHistories {
  private readonly all = new Map<string, { readonly mark: string; history: ChangeHistory }>();

  of(sheet: string, mark: string): ChangeHistory {
    const known = this.all.get(sheet);
    return known?.mark === mark ? known.history : emptyHistory;
  }

  keep(sheet: string, mark: string, history: ChangeHistory): void {
    this.all.set(sheet, { mark, history });
  }
}
