import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Result } from '../../shared/basics/result.ts';
import type { Action } from '../../shared/contest/action.ts';
import type { Id } from '../../shared/contest/contest.ts';
import { setComment, setScore, sheetKey } from '../../shared/scoring/score-operations.ts';
import type { ScoreValue, Sheet, SheetRef } from '../../shared/scoring/sheet.ts';
import type { DeskError } from '../storage/desk.ts';
import {
  applyChange,
  type Change,
  type ChangeHistory,
  redoStep,
  remember,
  SessionHistories,
  undoStep,
} from './change-history.ts';
import { emptyValues, type SheetValues } from './criterion-state.ts';

/** Records one user action; resolves when it is on disk. */
export type RecordActions = (actions: readonly Action[]) => Promise<Result<void, DeskError>>;

/** The sheet as it is stored, with what its history may not reach behind. */
export type EnteredSheet = Pick<Sheet, 'scores' | 'comments' | 'reopening'> &
  Partial<Pick<Sheet, 'handIn'>>;

export interface SheetEntry {
  /** What is on disk, with what is on its way there. */
  readonly values: SheetValues;
  /** The same with what was entered since the last rendering. */
  readonly newest: () => SheetValues;
  /** Why the last change is not on disk; null while all is well. */
  readonly failure: DeskError | null;
  readonly setScore: (criterion: Id, value: ScoreValue | null) => void;
  readonly setComment: (criterion: Id, text: string) => void;
  /** Records again what could not be recorded. */
  readonly retry: () => void;
  /** What an undo would take back, and what a redo would do again; null where there is nothing. */
  readonly canUndo: Change | null;
  readonly canRedo: Change | null;
  /** Takes the latest change back by recording what stood there before; returns the change that was taken back. */
  readonly undo: () => Change | null;
  /** Records again what was taken back last; returns it. */
  readonly redo: () => Change | null;
}

/** The history of one sheet: the ref is always the newest, also between two renderings. */
function useHistory(ref: SheetRef, sheet: EnteredSheet | null, session?: SessionHistories) {
  const [own] = useState(() => new SessionHistories());
  const histories = session ?? own;
  const name = sheetKey(ref.stage, ref.submission, ref.juror);
  const mark = `${sheet?.handIn?.id ?? ''} ${sheet?.reopening ?? ''}`;
  const [, setKept] = useState<ChangeHistory | null>(null);
  const keep = (history: ChangeHistory) => {
    histories.keep(name, mark, history);
    setKept(history);
  };
  return { read: () => histories.of(name, mark), keep };
}

/** Records changes in order and holds them until they are on disk. */
function useSaving(ref: SheetRef, basis: Sheet['reopening'] | undefined, record: RecordActions) {
  const [unsaved, setUnsaved] = useState<readonly Change[]>([]);
  const [failure, setFailure] = useState<DeskError | null>(null);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const save = useCallback(
    (change: Change) => {
      const action =
        change.field === 'score'
          ? setScore(ref, change.criterion, change.value, basis ?? undefined)
          : setComment(ref, change.criterion, change.value, basis ?? undefined);
      queue.current = queue.current.then(async () => {
        const result = await record([action]);
        setFailure(result.ok ? null : result.error);
        if (result.ok) setUnsaved((changes) => changes.filter((each) => each !== change));
      });
    },
    [ref, basis, record],
  );
  const add = (change: Change) => {
    setUnsaved((changes) => [...changes, change]);
    save(change);
  };
  return { unsaved, failure, add, retry: () => unsaved.forEach(save) };
}

/** Entering one sheet: every change is recorded at once, in order, and shown before it is on disk. */
export function useSheetEntry(
  ref: SheetRef,
  sheet: EnteredSheet | null,
  record: RecordActions,
  session?: SessionHistories,
): SheetEntry {
  const saving = useSaving(ref, sheet?.reopening, record);
  const history = useHistory(ref, sheet, session);
  const stored: SheetValues = sheet ?? emptyValues;
  const values = useMemo(
    () => saving.unsaved.reduce(applyChange, stored),
    [stored, saving.unsaved],
  );
  // The newest values also between two renderings: an undo may follow the key that it takes back at once.
  const newest = useRef(values);
  useEffect(() => {
    newest.current = values;
  }, [values]);

  const apply = (change: Change) => {
    newest.current = applyChange(newest.current, change);
    saving.add(change);
  };
  const enter = (change: Change) => {
    history.keep(remember(history.read(), change, performance.now()));
    apply(change);
  };
  const step = (go: typeof undoStep): Change | null => {
    const next = go(history.read(), newest.current);
    if (next === null) return null;
    history.keep(next.history);
    apply(next.change);
    return next.change;
  };
  const undone = undoStep(history.read(), values)?.history.undone.at(-1) ?? null;
  return {
    values,
    newest: () => newest.current,
    failure: saving.failure,
    retry: saving.retry,
    setScore: (criterion, value) => {
      const before = newest.current.scores[criterion] ?? null;
      if (before !== value) enter({ field: 'score', criterion, value, before });
    },
    setComment: (criterion, text) => {
      const before = newest.current.comments[criterion] ?? '';
      if (before !== text) enter({ field: 'comment', criterion, value: text, before });
    },
    canUndo: undone,
    canRedo: redoStep(history.read(), values)?.change ?? null,
    undo: () => (step(undoStep) === null ? null : (history.read().undone.at(-1) ?? null)),
    redo: () => step(redoStep),
  };
}
