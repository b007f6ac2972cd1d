import { useCallback, useEffect, useState } from 'react';

import type { Action } from '../../../shared/contest/action.ts';
import { withdrawSettlement } from '../../../shared/merge/resolution-operations.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { useText } from '../../language/use-text.ts';
import type { DeskError } from '../../storage/desk.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { useToast } from '../../ui/toast.tsx';
import { type ConflictItem, itemAfter } from './conflict-item.ts';
import { lastPress, type MadeDecision, madeDecisions, withdrawable } from './made-decisions.ts';

/** What a press of the button records: the actions, and how many open items they settle. */
export interface Settlement {
  readonly actions: readonly Action[];
  readonly items: number;
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select') !== null;

/** Ctrl+Z where nobody is typing. */
function useUndoKey(undo: () => void) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const chord = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
      if (!chord || event.code !== 'KeyZ' || isTyping(event.target)) return;
      event.preventDefault();
      undo();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [undo]);
}

/** Taking decisions back, whether just made or long ago. */
function useTakingBack(run: (actions: readonly Action[]) => Promise<boolean>) {
  const { t } = useText('conflicts');
  const showToast = useToast();
  return useCallback(
    async (made: MadeDecision, reason: string) => {
      const operations = withdrawable(made);
      if (operations.length === 0) return false;
      const done = await run(operations.map(({ id }) => withdrawSettlement(id, reason)));
      if (done) showToast({ text: t('undo.done', { count: operations.length }) });
      return done;
    },
    [run, showToast, t],
  );
}

/** Recording decisions and taking the last ones back; `turn` grows whenever another item should get the focus. */
export function useSettling(state: ContestState, items: readonly ConflictItem[]) {
  const { t } = useText('conflicts');
  const desk = useDeskCommands();
  const showToast = useToast();
  const [wanted, setWanted] = useState<string | null>(null);
  const [presses, setPresses] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DeskError | null>(null);
  const [turn, setTurn] = useState(0);
  const current = items.find(({ id }) => id === wanted) ?? items[0] ?? null;

  const run = useCallback(
    async (actions: readonly Action[]) => {
      setBusy(true);
      const result = await desk.record(actions);
      setBusy(false);
      setError(result.ok ? null : result.error);
      return result.ok;
    },
    [desk],
  );
  const takeBack = useTakingBack(run);
  const undoable = presses.flatMap((id) => {
    const made = madeDecisions(state).find((each) => each.id === id);
    return made !== undefined && withdrawable(made).length > 0 ? [made] : [];
  });
  const last = undoable.at(-1) ?? null;
  const undo = useCallback(() => {
    if (last !== null && !busy) void takeBack(last, t('undo.reason'));
  }, [last, busy, takeBack, t]);
  useUndoKey(undo);

  const settle = async ({ actions, items: settled }: Settlement) => {
    if (current === null || busy) return;
    const partly = current.type === 'quarantine' && actions.length < current.operations.length;
    const next = partly ? current.id : itemAfter(items, current.id);
    if (!(await run(actions))) return;
    const now = desk.getSnapshot();
    const press = now.state === null ? null : lastPress(now.state, now.profile?.log);
    const made = press !== null && !presses.includes(press.id) ? press : null;
    if (made !== null) setPresses((earlier) => [...earlier, made.id]);
    setWanted(next);
    setTurn((turns) => turns + 1);
    showToast({
      text: t('recorded', { count: settled }),
      ...(made === null
        ? {}
        : { undo: { label: t('common:undo'), run: () => void takeBack(made, t('undo.reason')) } }),
    });
  };
  return { current, busy, error, turn, settle, show: setWanted, takeBack, undo, last };
}

export type Settling = ReturnType<typeof useSettling>;
