import { useCallback, useMemo, useRef, useState } from 'react';
import type { Result } from '../../shared/basics/result.ts';
import type { Action } from '../../shared/contest/action.ts';
import type { Id } from '../../shared/contest/contest.ts';
import { setComment, setScore } from '../../shared/scoring/score-operations.ts';
import type { ScoreValue, Sheet, SheetRef } from '../../shared/scoring/sheet.ts';
import type { DeskError } from '../storage/desk.ts';
import { emptyValues, type SheetValues, withComment, withScore } from './criterion-state.ts';

/** Records one user action; resolves when it is on disk. */
export type RecordActions = (actions: readonly Action[]) => Promise<Result<void, DeskError>>;

/** One change of one field, and what stood there before. */
type Change =
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

export interface SheetEntry {
  /** What is on disk, with what is on its way there. */
  readonly values: SheetValues;
  /** Why the last change is not on disk; null while all is well. */
  readonly failure: DeskError | null;
  readonly setScore: (criterion: Id, value: ScoreValue | null) => void;
  readonly setComment: (criterion: Id, text: string) => void;
  /** Records again what could not be recorded. */
  readonly retry: () => void;
  /** Takes the last score change back by recording the score before it; returns its criterion. */
  readonly undo: () => Id | null;
}

const applyChange = (values: SheetValues, change: Change): SheetValues =>
  change.field === 'score'
    ? withScore(values, change.criterion, change.value)
    : withComment(values, change.criterion, change.value);

/** Entering one sheet: every change is recorded at once, in order, and shown before it is on disk. */
export function useSheetEntry(
  ref: SheetRef,
  sheet: Pick<Sheet, 'scores' | 'comments' | 'reopening'> | null,
  record: RecordActions,
): SheetEntry {
  const [unsaved, setUnsaved] = useState<readonly Change[]>([]);
  const [failure, setFailure] = useState<DeskError | null>(null);
  const history = useRef<Change[]>([]);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const stored: SheetValues = sheet ?? emptyValues;
  const values = useMemo(() => unsaved.reduce(applyChange, stored), [stored, unsaved]);
  const basis = sheet?.reopening ?? undefined;

  const save = useCallback(
    (change: Change) => {
      const action =
        change.field === 'score'
          ? setScore(ref, change.criterion, change.value, basis)
          : setComment(ref, change.criterion, change.value, basis);
      queue.current = queue.current.then(async () => {
        const result = await record([action]);
        setFailure(result.ok ? null : result.error);
        if (result.ok) setUnsaved((changes) => changes.filter((each) => each !== change));
      });
    },
    [ref, basis, record],
  );

  const apply = useCallback(
    (change: Change) => {
      setUnsaved((changes) => [...changes, change]);
      save(change);
    },
    [save],
  );

  return {
    values,
    failure,
    setScore: (criterion, value) => {
      const before = values.scores[criterion] ?? null;
      if (before === value) return;
      const change: Change = { field: 'score', criterion, value, before };
      history.current.push(change);
      apply(change);
    },
    setComment: (criterion, text) => {
      const before = values.comments[criterion] ?? '';
      if (before !== text) apply({ field: 'comment', criterion, value: text, before });
    },
    retry: () => unsaved.forEach(save),
    undo: () => {
      const last = history.current.pop();
      if (last?.field !== 'score') return null;
      apply({ ...last, value: last.before, before: last.value });
      return last.criterion;
    },
  };
}
