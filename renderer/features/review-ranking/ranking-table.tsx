import type { KeyboardEvent, ReactNode } from 'react';

import type { Id } from '../../../shared/contest/contest.ts';
import type { RankedSubmission, Zone } from '../../../shared/ranking/ranking.ts';
import { LinkButton } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import type { RankAxis } from '../../charts/rank-axis.ts';
import { AxisHead, RankInterval } from '../../charts/rank-interval.tsx';
import type { RankingRow } from './ranking-rows.ts';
import { useRankingWords } from '../../ranking/ranking-words.ts';

export type IntervalView = 'plot' | 'table';

interface TableChoice {
  readonly axis: RankAxis;
  readonly view: IntervalView;
  /** Without a model there are no intervals and no zones. */
  readonly withIntervals: boolean;
  readonly selected: Id | null;
  readonly onSelect: (submission: Id) => void;
  readonly onFold: (id: string) => void;
}

const zoneIcons: Readonly<Record<Zone, IconName>> = { in: 'done', grey: 'half', out: 'dash' };

function ZoneCell({ zone, pTop }: { readonly zone: Zone; readonly pTop: number }) {
  const { t, format } = useRankingWords();
  return (
    <span className={`zone-word ${zone}`}>
      <Icon name={zoneIcons[zone]} size="sm" />
      <span className="t2">
        {t(`zone.${zone}`)}
        <span className="weak">{t('probability', { value: format.number(pTop, 2) })}</span>
      </span>
    </span>
  );
}

function IntervalCells({
  ranked,
  place,
  choice,
}: {
  readonly ranked: RankedSubmission;
  readonly place: number | null;
  readonly choice: TableChoice;
}) {
  const { t, format } = useRankingWords();
  const { low, high, zone, pTop } = ranked;
  if (low === null || high === null || zone === null || pTop === null) {
    return (
      <>
        <td className="p interval">—</td>
        <td className="c-zone">—</td>
      </>
    );
  }
  const range = { low: format.number(low), high: format.number(high) };
  return (
    <>
      <td className="p interval">
        {choice.view === 'table' ? (
          t('range', range)
        ) : (
          <RankInterval
            axis={choice.axis}
            low={low}
            high={high}
            place={place}
            zone={zone}
            label={t('intervalLabel', range)}
          />
        )}
      </td>
      <td className="c-zone">
        <ZoneCell zone={zone} pTop={pTop} />
      </td>
    </>
  );
}

function moveFocus(event: KeyboardEvent<HTMLTableRowElement>, step: 'next' | 'previous') {
  event.preventDefault();
  const sibling = (row: Element): Element | null =>
    step === 'next' ? row.nextElementSibling : row.previousElementSibling;
  let row = sibling(event.currentTarget);
  while (row !== null && !(row instanceof HTMLElement && row.tabIndex === 0)) row = sibling(row);
  if (row instanceof HTMLElement) row.focus();
}

/** Enter and Space press a row; arrows move between the rows that can be pressed. */
const pressing = (press: () => void) => ({
  tabIndex: 0,
  onClick: press,
  onKeyDown: (event: KeyboardEvent<HTMLTableRowElement>) => {
    if (event.target !== event.currentTarget) return;
    if (event.code === 'Enter' || event.code === 'NumpadEnter' || event.code === 'Space') {
      event.preventDefault();
      press();
    } else if (event.code === 'ArrowDown') moveFocus(event, 'next');
    else if (event.code === 'ArrowUp') moveFocus(event, 'previous');
  },
});

function EntryRow({
  row,
  choice,
}: {
  readonly row: Extract<RankingRow, { readonly type: 'entry' }>;
  readonly choice: TableChoice;
}) {
  const { t, format, titleOf, metaOf, score } = useRankingWords();
  const { ranked, place, tiedAtCut } = row;
  const isSelected = ranked.submission === choice.selected;
  const { low, high, zone } = ranked;
  return (
    <tr
      className={classNames('choose', tiedAtCut && 'tie', isSelected && 'sel')}
      aria-selected={isSelected}
      {...pressing(() => choice.onSelect(ranked.submission))}
    >
      <td className="pl">{place === null ? '—' : format.number(place)}</td>
      <td>
        <span className="t1">{titleOf(ranked.submission)}</span>
        <span className="t2">{metaOf(ranked.submission)}</span>
        {choice.withIntervals && low !== null && high !== null && zone !== null && (
          <>
            <span className="t2 only-narrow">
              {t('intervalLabel', { low: format.number(low), high: format.number(high) })}
            </span>
            <span className="t2 only-phone">{t(`zone.${zone}`)}</span>
          </>
        )}
      </td>
      <td className="num">
        <b>{ranked.score === null ? '—' : score(ranked.score)}</b>
      </td>
      {choice.withIntervals && <IntervalCells ranked={ranked} place={place} choice={choice} />}
    </tr>
  );
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

function Row({
  row,
  columns,
  choice,
}: {
  readonly row: RankingRow;
  readonly columns: number;
  readonly choice: TableChoice;
}) {
  const { t, format, nominationTitle } = useRankingWords();
  switch (row.type) {
    case 'entry':
      return <EntryRow row={row} choice={choice} />;
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
      return (
        <tr className="tiehead">
          <td colSpan={columns}>
            <div className="row g3 wrap">
              <Icon name="tie" />
              <span className="grow">
                <b>{t('tie.title')}</b>{' '}
                {t('tie.text', { place: format.number(row.place), count: row.count })}
              </span>
              <LinkButton icon="gavel" href="#/protocol">
                {t('tie.decide')}
              </LinkButton>
            </div>
          </td>
        </tr>
      );
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

/** The ranking line by line. */
export function RankingTable({
  rows,
  ...choice
}: TableChoice & { readonly rows: readonly RankingRow[] }) {
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
        {rows.map((row, index) => (
          <Row key={keyOf(row, index)} row={row} columns={columns} choice={choice} />
        ))}
      </tbody>
    </table>
  );
}
