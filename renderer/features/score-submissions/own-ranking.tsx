import {
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Id, Stage } from '../../../shared/contest/contest.ts';
import type { OwnSheet } from '../../../shared/scoring/own-sheets.ts';
import { useText } from '../../language/use-text.ts';
import { classNames } from '../../ui/class-names.ts';
import type { WorkItem } from './juror-work.ts';
import { OwnAgreement, OwnChosen } from './own-agreement.tsx';
import { OwnPlaceDialog } from './own-place-dialog.tsx';
import { OwnRankingRow, type RankingRowProps, type RowActions } from './own-ranking-row.tsx';
import { type OwnOrder, useOwnOrder } from './use-own-order.ts';
import { type RowOnItsWay, useRowDrag } from '../../ui/use-row-drag.ts';

/** As many sheets as stand side by side on a screen. */
export const mostCompared = 3;

const rowOf = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[data-submission]') : null;

/** A row that moves takes its focus along, and is brought in sight. */
function useFocusAlong(list: RefObject<HTMLElement | null>, order: readonly Id[]) {
  const moving = useRef<{ readonly id: Id; readonly focus: HTMLElement | null } | null>(null);
  const hold = useCallback(
    (id: Id) => {
      const active = document.activeElement;
      const inside = active instanceof HTMLElement && list.current?.contains(active) === true;
      moving.current = { id, focus: inside ? active : null };
    },
    [list],
  );
  useLayoutEffect(() => {
    if (moving.current === null) return;
    const { id, focus } = moving.current;
    moving.current = null;
    if (focus?.isConnected === true) focus.focus({ preventScroll: true });
    [...(list.current?.children ?? [])]
      .find((row) => rowOf(row)?.dataset['submission'] === id)
      ?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  }, [list, order]);
  return hold;
}

/** Moves with what is said about them; every way to move a sheet ends here. */
function useMoves(own: OwnOrder, list: RefObject<HTMLElement | null>) {
  const { t, format } = useText('own-scores');
  const [said, setSaid] = useState('');
  const hold = useFocusAlong(list, own.order);
  const { order, move } = own;
  const to = (id: Id, place: number) => {
    const at = Math.max(0, Math.min(place, order.length - 1));
    if (at === order.indexOf(id)) return;
    hold(id);
    move(id, at);
    setSaid(
      t('order.said', {
        number: id,
        place: format.number(at + 1),
        total: format.number(order.length),
      }),
    );
  };
  const step = (id: Id, by: 1 | -1) => to(id, order.indexOf(id) + by);
  const drop = (id: Id, gap: number) => to(id, gap > order.indexOf(id) ? gap - 1 : gap);
  return { said, to, step, drop };
}

type Moves = ReturnType<typeof useMoves>;

/** Functions that stay the same while what they do is renewed, so rows need not be drawn again for them. */
function useSteady<Actions extends RowActions>(actions: Actions): RowActions {
  const latest = useRef(actions);
  useLayoutEffect(() => {
    latest.current = actions;
  });
  return useMemo(
    () => ({
      take: (event, id) => latest.current.take(event, id),
      step: (id, by) => latest.current.step(id, by),
      askPlace: (id) => latest.current.askPlace(id),
      choose: (id) => latest.current.choose(id),
    }),
    [],
  );
}

const dragOf = (at: number, id: Id, onItsWay: RowOnItsWay | null, last: boolean) => {
  if (onItsWay === null) return null;
  if (onItsWay.id === id) return 'moving';
  if (onItsWay.gap === at) return 'before';
  return last && onItsWay.gap > at ? 'after' : null;
};

/** Every row of the order with what it shows. */
function useRows(
  { order, contradictions }: OwnOrder,
  sheets: readonly OwnSheet[],
  items: readonly WorkItem[],
) {
  return useMemo(() => {
    const sheetOf = new Map(sheets.map((sheet) => [sheet.submission, sheet]));
    const submissions = new Map(items.map(({ submission }) => [submission.id, submission]));
    const aboveOf = new Map(contradictions.map(({ above, below }) => [below, above]));
    return order.flatMap((id, at): Omit<RankingRowProps, 'chosen' | 'drag' | 'actions'>[] => {
      const [sheet, submission] = [sheetOf.get(id), submissions.get(id)];
      if (sheet === undefined || submission === undefined) return [];
      const below = sheetOf.get(aboveOf.get(id) ?? '') ?? null;
      return [{ sheet, submission, place: at + 1, last: at === order.length - 1, below }];
    });
  }, [order, contradictions, sheets, items]);
}

/** Alt with an arrow moves the row that has the focus, Alt with Home or End takes it to an end. */
function pressedMove(event: KeyboardEvent): 'up' | 'down' | 'first' | 'last' | null {
  if (!event.altKey || event.ctrlKey || event.metaKey) return null;
  const keys = { ArrowUp: 'up', ArrowDown: 'down', Home: 'first', End: 'last' } as const;
  return event.code in keys ? keys[event.code as keyof typeof keys] : null;
}

interface RankingProps {
  readonly stage: Stage;
  readonly sheets: readonly OwnSheet[];
  readonly items: readonly WorkItem[];
}

/** The rows, and what keys, pointer and buttons do with them. */
function RankingList({
  own,
  moves,
  list,
  sheets,
  items,
  chosen,
  onAskPlace,
  onChoose,
}: Pick<RankingProps, 'sheets' | 'items'> & {
  readonly own: OwnOrder;
  readonly moves: Moves;
  readonly list: RefObject<HTMLOListElement | null>;
  readonly chosen: readonly Id[];
  readonly onAskPlace: (id: Id) => void;
  readonly onChoose: (id: Id) => void;
}) {
  const { t } = useText('own-scores');
  const { onItsWay, take } = useRowDrag(list, moves.drop);
  const rows = useRows(own, sheets, items);
  const actions = useSteady({ take, step: moves.step, askPlace: onAskPlace, choose: onChoose });
  const press = (event: KeyboardEvent) => {
    const way = pressedMove(event);
    const id = rowOf(event.target)?.dataset['submission'];
    if (way === null || id === undefined) return;
    event.preventDefault();
    if (way === 'up' || way === 'down') moves.step(id, way === 'up' ? -1 : 1);
    else moves.to(id, way === 'first' ? 0 : own.order.length - 1);
  };
  return (
    <ol
      ref={list}
      className={classNames('card', 'own-list', onItsWay !== null && 'dragging')}
      aria-label={t('order.list')}
      onKeyDown={press}
    >
      {rows.map((row, at) => (
        <OwnRankingRow
          key={row.sheet.submission}
          {...row}
          chosen={chosen.includes(row.sheet.submission)}
          drag={dragOf(at, row.sheet.submission, onItsWay, row.last)}
          actions={actions}
        />
      ))}
    </ol>
  );
}

/** The juror's scored sheets in an order of their own: compared, moved by hand, buttons or keys, kept for them alone. */
export function OwnRankingPart({ stage, sheets, items }: RankingProps) {
  const { t } = useText('own-scores');
  const list = useRef<HTMLOListElement>(null);
  const own = useOwnOrder(stage.id, sheets);
  const moves = useMoves(own, list);
  const [chosen, setChosen] = useState<readonly Id[]>([]);
  const [asked, setAsked] = useState<Id | null>(null);
  const choose = (id: Id) =>
    setChosen((before) =>
      before.includes(id)
        ? before.filter((each) => each !== id)
        : [...before, id].slice(-mostCompared),
    );
  return (
    <div className="col g3">
      <p className="muted">{t('order.private')}</p>
      <p className="meta">{t('order.how')}</p>
      <OwnAgreement own={own} list={list} />
      <p className="sr" role="status">
        {moves.said}
      </p>
      <RankingList
        {...{ own, moves, list, sheets, items, chosen }}
        onAskPlace={setAsked}
        onChoose={choose}
      />
      <OwnChosen chosen={chosen} onClear={() => setChosen([])} />
      {asked !== null && (
        <OwnPlaceDialog
          submission={asked}
          place={own.order.indexOf(asked) + 1}
          total={own.order.length}
          onClose={() => setAsked(null)}
          onMove={(place) => {
            setAsked(null);
            moves.to(asked, place - 1);
          }}
        />
      )}
    </div>
  );
}
