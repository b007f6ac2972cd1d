import { type KeyboardEvent, type PointerEvent as Press, useEffect, useRef, useState } from 'react';

import type { Id } from '../../../shared/contest/contest.ts';
import { classNames } from '../../ui/class-names.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { type SheetStanding, standingIn } from './assigning-facts.ts';
import { useAssigningView, useAssigningWords } from './assigning-view.ts';
import { moveOnBoard } from './board-keys.ts';
import type { BoardRow } from './board-rows.ts';
import { isNewOn } from './draft.ts';
import { boardHelp } from './juror-pane.tsx';
import { objectionToChange, remarksOn } from './panel-rules.ts';
import { pairName } from './panels.ts';
import type { Carried, Carrying } from './use-carrying.ts';

const standingIcons: Readonly<Record<SheetStanding, IconName | null>> = {
  open: null,
  begun: 'half',
  'handed-in': 'done',
  recused: 'dash',
};

interface BoardTableProps {
  readonly rows: readonly BoardRow[];
  /** Number of lines before these, and of all that were found. */
  readonly before: number;
  readonly total: number;
  readonly carrying: Carrying;
  readonly loads: ReadonlyMap<Id, number>;
  readonly onDrag: (event: Press<HTMLElement>, carried: Carried) => void;
  readonly onAdd: (submission: Id) => void;
  readonly onPage: (by: 1 | -1) => boolean;
}

type ItemProps = Pick<BoardTableProps, 'carrying' | 'loads' | 'onDrag'> & {
  readonly row: BoardRow;
  readonly current: string | null;
};

/** What is known of a juror's sheet, and what speaks against it, in words. */
function useChipWords({ row, loads }: Pick<ItemProps, 'row' | 'loads'>, juror: Id) {
  const { ground } = useAssigningView();
  const { t, jurorName } = useAssigningWords();
  const { id } = row.submission;
  const standing = standingIn(ground.facts, id, juror);
  const objection = row.objections.get(juror);
  const flags = [
    ...(objection === undefined ? [] : [t(`flag.${objection}`)]),
    ...remarksOn(ground, { submission: id, juror }, loads).flatMap((remark) =>
      remark === 'many' || remark === 'few' ? [] : [t(`flag.${remark}`)],
    ),
  ].join(', ');
  const heard = [
    t('common:submissionNumber', { number: id }),
    ...(standing === 'open' ? [] : [t(`board.standing.${standing}`)]),
  ].join(', ');
  return { standing, flags, heard, name: jurorName(juror), isWrong: objection !== undefined };
}

/** A juror on a panel: pressed, picked up; what is known of the sheet stands beside the name. */
function JurorChip(props: ItemProps & { readonly juror: Id }) {
  const { row, juror, carrying, onDrag, current } = props;
  const { ground } = useAssigningView();
  const { standing, flags, heard, name, isWrong } = useChipWords(props, juror);
  const { id } = row.submission;
  const icon = standingIcons[standing];
  const { carried } = carrying;
  const isCarried = carried?.juror === juror && carried.from === id;
  const press = () => {
    if (carried === null) carrying.take({ juror, from: id });
    else if (isCarried) carrying.cancel();
    else carrying.put({ to: id, over: juror });
  };
  return (
    <button
      type="button"
      data-item=""
      data-chip={pairName(id, juror)}
      data-drop={id}
      data-over={juror}
      tabIndex={current === pairName(id, juror) ? 0 : -1}
      aria-pressed={isCarried}
      className={classNames(
        'assign-chip',
        isCarried && 'carried',
        isNewOn(ground.facts, id, juror) && 'new',
        standing === 'recused' && 'out',
        isWrong && 'wrong',
      )}
      onPointerDown={(event) => onDrag(event, { juror, from: id })}
      onClick={press}
      onKeyDown={(event) => {
        if (event.code !== 'Delete' || carried !== null) return;
        event.preventDefault();
        carrying.put({ to: null, over: null }, { juror, from: id });
      }}
    >
      {icon !== null && <Icon name={icon} size="sm" />}
      {name} <span className="sr">{heard}</span>
      {flags !== '' && <small>{flags}</small>}
    </button>
  );
}

/** The place for one more: adds a juror, or puts down who is carried. */
function AddItem({
  row,
  carrying,
  current,
  onAdd,
}: Pick<ItemProps, 'row' | 'carrying' | 'current'> & { readonly onAdd: (id: Id) => void }) {
  const { t } = useAssigningWords();
  const { id } = row.submission;
  const isCarrying = carrying.carried !== null;
  const label = t(isCarrying ? 'board.putTo' : 'board.addTo', { number: id });
  return (
    <button
      type="button"
      data-item=""
      data-drop={id}
      tabIndex={current === `${id}/` ? 0 : -1}
      aria-label={label}
      title={label}
      className={classNames('assign-chip', 'add', isCarrying && 'here')}
      onClick={() => (isCarrying ? carrying.put({ to: id, over: null }) : onAdd(id))}
    >
      <Icon name={isCarrying ? 'down' : 'plus'} size="sm" />
    </button>
  );
}

function BoardLine({
  onAdd,
  place,
  ...item
}: ItemProps & { readonly onAdd: (submission: Id) => void; readonly place: number }) {
  const { ground, panels } = useAssigningView();
  const { t, format, regionOf } = useAssigningWords();
  const { row, carrying } = item;
  const { submission, panel, counted, wanted } = row;
  const { carried } = carrying;
  const isRefused =
    carried !== null &&
    carried.from !== submission.id &&
    objectionToChange(ground, panels, { ...carried, to: submission.id, over: null }) !== null;
  return (
    <div
      role="row"
      aria-rowindex={place}
      data-row={submission.id}
      data-drop={submission.id}
      className={classNames('assign-row', row.isChanged && 'changed', isRefused && 'refused')}
    >
      <div role="rowheader">
        <div className="t1">
          {t('common:submissionNumber', { number: submission.id })} {submission.title}
        </div>
        <div className="t2">{regionOf(submission.region)}</div>
      </div>
      <div role="gridcell" className="assign-chips">
        {panel.map((juror) => (
          <JurorChip key={juror} juror={juror} {...item} />
        ))}
        <AddItem {...item} onAdd={onAdd} />
      </div>
      <div role="gridcell" className={classNames('assign-count', counted < wanted && 'less')}>
        {counted < wanted && <Icon name="alert" size="sm" />}
        {t('board.of', { number: format.number(counted), wanted: format.number(wanted) })}
      </div>
    </div>
  );
}

/** Where an item of the board would put who is carried. */
function targetOf(element: Element): { readonly to: Id; readonly over: Id | null } | null {
  if (!(element instanceof HTMLElement) || element.dataset['item'] === undefined) return null;
  const { drop, over } = element.dataset;
  return drop === undefined ? null : { to: drop, over: over ?? null };
}

/** Moves the focus to the chip that was just put down, or to an end of a page that was turned to. */
function useBoardFocus(focus: Carrying['focus'], rows: readonly BoardRow[]) {
  const board = useRef<HTMLDivElement>(null);
  const turned = useRef<1 | -1 | null>(null);
  useEffect(() => {
    if (focus === null) return;
    board.current?.querySelector<HTMLElement>(`[data-chip="${focus.name}"]`)?.focus();
  }, [focus]);
  useEffect(() => {
    const by = turned.current;
    turned.current = null;
    const items = [...(board.current?.querySelectorAll<HTMLElement>('[data-item]') ?? [])];
    if (by !== null) (by === 1 ? items[0] : items.at(-1))?.focus();
  }, [rows]);
  return { board, turned };
}

/** The one item of the board that the tab key comes to: where the focus was last, else the first. */
function tabbedItem(rows: readonly BoardRow[], current: string | null): string | null {
  const isThere = rows.some(
    ({ submission: { id }, panel }) =>
      current === `${id}/` || panel.some((juror) => current === pairName(id, juror)),
  );
  const [first] = rows;
  if (isThere || first === undefined) return isThere ? current : null;
  return pairName(first.submission.id, first.panel[0] ?? '');
}

function Heads() {
  const { t } = useAssigningWords();
  return (
    <div role="row" aria-rowindex={1} className="assign-row heads">
      <div role="columnheader">{t('board.submission')}</div>
      <div role="columnheader">{t('board.panel')}</div>
      <div role="columnheader">{t('board.count')}</div>
    </div>
  );
}

/**
 * Submissions and who judges each. One item of it is in the tab order; arrow keys move, Enter picks up and puts down,
 * Escape leaves everything as it was.
 */
export function BoardTable(props: BoardTableProps) {
  const { rows, before, total, carrying, loads, onDrag, onAdd, onPage } = props;
  const { t } = useAssigningWords();
  const [current, setCurrent] = useState<string | null>(null);
  const { board, turned } = useBoardFocus(carrying.focus, rows);
  const tabbed = tabbedItem(rows, current);
  const { carried } = carrying;
  const look = (element: Element) => {
    const at = targetOf(element);
    if (at === null) return;
    setCurrent(pairName(at.to, at.over ?? ''));
    const isOwn = carried?.from === at.to && (at.over === null || at.over === carried.juror);
    if (carried !== null && !isOwn) carrying.look(at);
  };
  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.code === 'Escape' && carried !== null) {
      event.preventDefault();
      carrying.cancel();
      return;
    }
    const turn = (by: 1 | -1) => {
      if (onPage(by)) turned.current = by;
    };
    moveOnBoard(event, { carrying: carried !== null, onPage: turn });
  };
  return (
    <div
      ref={board}
      role="grid"
      tabIndex={-1}
      className="assign-board"
      aria-label={t('board.label')}
      aria-describedby={boardHelp}
      aria-rowcount={total + 1}
      onFocus={({ target }) => look(target)}
      onKeyDown={press}
    >
      <Heads />
      {rows.map((row, index) => (
        <BoardLine
          key={row.submission.id}
          row={row}
          place={before + index + 2}
          carrying={carrying}
          loads={loads}
          current={tabbed}
          onDrag={onDrag}
          onAdd={onAdd}
        />
      ))}
      {rows.length === 0 && <p className="assign-nothing">{t('common:nothingFound')}</p>}
    </div>
  );
}
