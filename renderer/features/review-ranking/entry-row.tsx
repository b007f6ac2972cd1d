import { memo } from 'react';

import type { Id } from '../../../shared/contest/contest.ts';
import type { RankedSubmission, Zone } from '../../../shared/ranking/ranking.ts';
import type { SelectionEntry } from '../../../shared/ranking/selection.ts';
import type { RankAxis } from '../../charts/rank-axis.ts';
import { RankInterval } from '../../charts/rank-interval.tsx';
import type { useRankingWords } from '../../ranking/ranking-words.ts';
import { classNames } from '../../ui/class-names.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { rowKey } from './row-keys.ts';
import { SelectionChip } from './selection-words.tsx';

export type IntervalView = 'plot' | 'table';
type Words = ReturnType<typeof useRankingWords>;

/** What another way of counting does to a row. */
export interface RowChange {
  /** The place by the regulation. */
  readonly before: number | null;
  readonly list: 'enters' | 'leaves' | null;
}

interface EntryRowProps {
  readonly words: Words;
  readonly ranked: RankedSubmission;
  readonly place: number | null;
  readonly tiedAtCut: boolean;
  readonly entry: SelectionEntry | undefined;
  readonly change: RowChange | undefined;
  readonly isSelected: boolean;
  readonly axis: RankAxis;
  readonly view: IntervalView;
  /** Without a model there are no intervals and no zones. */
  readonly withIntervals: boolean;
  readonly onSelect: (submission: Id) => void;
}

const zoneIcons: Readonly<Record<Zone, IconName>> = { in: 'done', grey: 'half', out: 'dash' };

function IntervalCells({ words, ranked, place, axis, view }: EntryRowProps) {
  const { t, format } = words;
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
        {view === 'table' ? (
          t('range', range)
        ) : (
          <RankInterval
            axis={axis}
            low={low}
            high={high}
            place={place}
            zone={zone}
            label={t('intervalLabel', range)}
          />
        )}
      </td>
      <td className="c-zone">
        <span className={`zone-word ${zone}`}>
          <Icon name={zoneIcons[zone]} size="sm" />
          <span className="t2">
            {t(`zone.${zone}`)}
            <span className="weak">{words.chance(pTop)}</span>
          </span>
        </span>
      </td>
    </>
  );
}

/** Where the row was by the regulation, and whether it enters or leaves the list. */
function ChangeNote({ words, change }: { readonly words: Words; readonly change: RowChange }) {
  const { t, format } = words;
  const { before, list } = change;
  return (
    <span className="t2 row-change">
      {before === null ? t('whatIf.wasNone') : t('whatIf.was', { place: format.number(before) })}
      {list !== null && (
        <b className={list}>
          <Icon name={list === 'enters' ? 'plus' : 'dash'} size="sm" />
          {t(`whatIf.${list}`)}
        </b>
      )}
    </span>
  );
}

function Row(props: EntryRowProps) {
  const { words, ranked, place, tiedAtCut, entry, change, isSelected, withIntervals } = props;
  const { t, format } = words;
  const { low, high, zone, submission } = ranked;
  const press = () => props.onSelect(submission);
  return (
    <tr
      className={classNames('choose', tiedAtCut && 'tie', isSelected && 'sel')}
      aria-selected={isSelected}
      tabIndex={0}
      onClick={press}
      onKeyDown={(event) => rowKey(event, press)}
    >
      <td className="pl">{place === null ? '—' : format.number(place)}</td>
      <td>
        <span className="t1">{words.titleOf(submission)}</span>
        <span className="t2">{words.metaOf(submission)}</span>
        {change !== undefined && <ChangeNote words={words} change={change} />}
        <SelectionChip words={words} entry={entry} />
        {withIntervals && low !== null && high !== null && zone !== null && (
          <>
            <span className="t2 only-narrow">
              {t('intervalLabel', { low: format.number(low), high: format.number(high) })}
            </span>
            <span className="t2 only-phone">{t(`zone.${zone}`)}</span>
          </>
        )}
      </td>
      <td className="num">
        <b>{ranked.score === null ? '—' : words.score(ranked.score)}</b>
      </td>
      {withIntervals && <IntervalCells {...props} />}
    </tr>
  );
}

/** One ranked application; drawn again only when something of it changes, however many there are. */
export const EntryRow = memo(Row);
