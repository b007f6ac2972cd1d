import { type ReactNode, useEffect, useRef } from 'react';

import type { Id } from '../../../shared/contest/contest.ts';
import type { Selection } from '../../../shared/ranking/selection.ts';
import type { RankAxis } from '../../charts/rank-axis.ts';
import { AxisHead } from '../../charts/rank-interval.tsx';
import { useRankingWords } from '../../ranking/ranking-words.ts';
import { LinkButton } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import { EntryRow, type IntervalView, type RowChange } from './entry-row.tsx';
import type { RankingRow } from './ranking-rows.ts';

interface TableChoice {
  readonly axis: RankAxis;
  readonly view: IntervalView;
  /** Without a model there are no intervals and no zones. */
  readonly withIntervals: boolean;
  readonly selection: Selection | null;
  /** What another way of counting does to each; null where the regulation is shown. */
  readonly changes: ReadonlyMap<string, RowChange> | null;
  readonly selected: Id | null;
  readonly onSelect: (submission: Id) => void;
  readonly onFold: (id: string) => void;
}

function FoldRow({
  row,
  columns,
  onFold,
}: {
  readonly row: Extract<RankingRow, { readonly type: 'fold' }>;
  readonly columns: number;
  readonly onFold: (id: string) => void;
}) {
  const { t, format } = useRankingWords();
  const { from, to, count, zone } = row;
  const words = { from: format.number(from), to: format.number(to), count };
  return (
    <tr className="gap">
      <td colSpan={columns}>
        <button
          type="button"
          className="fold"
          aria-expanded={row.opened}
          onClick={() => onFold(row.id)}
        >
          <Icon name={row.opened ? 'up' : 'down'} size="sm" />
          {from === 0 ? t('fold.unplaced', { count }) : t(`fold.${zone ?? 'mixed'}`, words)}
        </button>
      </td>
    </tr>
  );
}

function TieRow({
  row,
  columns,
}: {
  readonly row: Extract<RankingRow, { readonly type: 'tie' }>;
  readonly columns: number;
}) {
  const { t, format } = useRankingWords();
  const { place, seats, count } = row;
  return (
    <tr className="tiehead">
      <td colSpan={columns}>
        <div className="row g3 wrap">
          <Icon name="tie" />
          <span className="grow">
            <b>{t('tie.title')}</b> {t('tie.text', { place: format.number(place), count })}
            {seats !== null && ` · ${t('tie.seats', { count: seats })}`}
          </span>
          <LinkButton icon="gavel" href="#/decide">
            {t('tie.decide')}
          </LinkButton>
        </div>
      </td>
    </tr>
  );
}

function Row({
  row,
  columns,
  choice,
}: {
  readonly row: RankingRow;
  readonly columns: number;
  readonly choice: TableChoice;
}) {
  const words = useRankingWords();
  const { t, format, nominationTitle } = words;
  switch (row.type) {
    case 'entry': {
      const { ranked, place, tiedAtCut } = row;
      const { axis, view, withIntervals, onSelect } = choice;
      return (
        <EntryRow
          {...{ words, ranked, place, tiedAtCut, axis, view, withIntervals, onSelect }}
          entry={choice.selection?.entries.get(ranked.submission)}
          change={choice.changes?.get(ranked.submission)}
          isSelected={ranked.submission === choice.selected}
        />
      );
    }
    case 'fold':
      return <FoldRow row={row} columns={columns} onFold={choice.onFold} />;
    case 'group':
      return (
        <tr className="group">
          <th scope="rowgroup" colSpan={columns}>
            {nominationTitle(row.nomination)}
            <span className="weak"> · {t('common:submissionCount', { count: row.count })}</span>
          </th>
        </tr>
      );
    case 'tie':
      return <TieRow row={row} columns={columns} />;
    case 'cut':
      return (
        <tr className="cut">
          <td colSpan={columns}>
            <div className="cutline">{t('cut', { top: format.number(row.top) })}</div>
          </td>
        </tr>
      );
  }
}

const keyOf = (row: RankingRow, index: number): string => {
  switch (row.type) {
    case 'entry':
      return row.ranked.submission;
    case 'fold':
      return `fold ${row.id}`;
    case 'group':
      return `group ${row.nomination}`;
    case 'tie':
    case 'cut':
      return `${row.type} ${index}`;
  }
};

/** More rows as a person comes near them: by scrolling, or by a press. */
function MoreRow({
  left,
  columns,
  onMore,
}: {
  readonly left: number;
  readonly columns: number;
  readonly onMore: () => void;
}) {
  const { t } = useRankingWords();
  const row = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    const { current } = row;
    if (current === null) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) onMore();
      },
      { rootMargin: '1600px' },
    );
    observer.observe(current);
    return () => observer.disconnect();
  });
  return (
    <tr className="gap" ref={row}>
      <td colSpan={columns}>
        <button type="button" className="fold" onClick={onMore}>
          <Icon name="down" size="sm" />
          {t('moreRows', { count: left })}
        </button>
      </td>
    </tr>
  );
}

/** The ranking line by line, the first `limit` lines of it. */
export function RankingTable({
  rows,
  limit,
  onMore,
  ...choice
}: TableChoice & {
  readonly rows: readonly RankingRow[];
  readonly limit: number;
  readonly onMore: () => void;
}) {
  const { t } = useRankingWords();
  const head = (title: ReactNode, className = '') => (
    <th scope="col" className={className}>
      {title}
    </th>
  );
  const columns = choice.withIntervals ? 5 : 3;
  return (
    <table
      className={classNames('rt', choice.withIntervals && 'with-intervals')}
      aria-label={t('title')}
    >
      <thead>
        <tr>
          {head(t('column.place'), 'c-place')}
          {head(t('column.project'))}
          {head(t('common:score'), 'num c-score')}
          {choice.withIntervals && (
            <>
              {head(
                choice.view === 'plot' ? (
                  <AxisHead axis={choice.axis} title={t('column.interval')} />
                ) : (
                  t('column.interval')
                ),
                'p interval',
              )}
              {head(t('column.zone'), 'c-zone')}
            </>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.slice(0, limit).map((row, index) => (
          <Row key={keyOf(row, index)} row={row} columns={columns} choice={choice} />
        ))}
        {rows.length > limit && (
          <MoreRow left={rows.length - limit} columns={columns} onMore={onMore} />
        )}
      </tbody>
    </table>
  );
}
