import { useCallback, useMemo, useState } from 'react';
import type { Id } from '../../../shared/contest/contest.ts';
import {
  type Contradiction,
  contradictions,
  movedTo,
  orderToKeep,
  ownOrder,
} from '../../../shared/scoring/own-order.ts';
import type { OwnSheet } from '../../../shared/scoring/own-sheets.ts';
import { useDesk, useDeskCommands } from '../../storage/use-desk.ts';

export interface OwnOrder {
  /** What the juror put in an order of their own; null while it follows the totals. */
  readonly kept: readonly Id[] | null;
  /** Every scored sheet, best first. */
  readonly order: readonly Id[];
  readonly contradictions: readonly Contradiction[];
  /** Moves a sheet to a place counted from 0; places beyond the ends are the ends. */
  readonly move: (submission: Id, place: number) => void;
  /** Keeps an order as it is given; null follows the totals again. */
  readonly keep: (ranking: readonly Id[] | null) => void;
}

/** The juror's own order of a stage, kept for themselves; it shows a move at once and writes it meanwhile. */
export function useOwnOrder(stage: Id, sheets: readonly OwnSheet[]): OwnOrder {
  const desk = useDeskCommands();
  const { personal } = useDesk('personal');
  // Ahead of the disk: the next press counts from what is on the screen.
  const [shown, setShown] = useState<{ readonly ranking: readonly Id[] | null } | null>(null);
  const kept = shown === null ? (personal.ranking[stage] ?? null) : shown.ranking;
  const order = useMemo(() => ownOrder(kept, sheets), [kept, sheets]);
  const differing = useMemo(() => contradictions(order, sheets), [order, sheets]);
  const keep = useCallback(
    (ranking: readonly Id[] | null) => {
      setShown({ ranking });
      // A failure stands in the window's save state, and what was kept before comes back.
      void desk.keepPersonal({ type: 'ranking', stage, ranking }).then((done) => {
        if (!done.ok) setShown(null);
      });
    },
    [desk, stage],
  );
  const move = useCallback(
    (submission: Id, place: number) => {
      const next = movedTo(order, submission, place);
      if (next.some((id, at) => id !== order[at])) keep(orderToKeep(kept, next));
    },
    [order, kept, keep],
  );
  return { kept, order, contradictions: differing, move, keep };
}
