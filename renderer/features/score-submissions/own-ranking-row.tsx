import { memo, type PointerEvent } from 'react';
import type { Id } from '../../../shared/contest/contest.ts';
import type { Submission } from '../../../shared/contest/submission.ts';
import type { OwnSheet } from '../../../shared/scoring/own-sheets.ts';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import { shownTotal } from './own-measure.ts';

/** What a row can do; the same for all rows, so that a row that looks the same is not drawn again. */
export interface RowActions {
  readonly take: (event: PointerEvent<HTMLElement>, id: Id) => void;
  /** One place up (-1) or down (1). */
  readonly step: (id: Id, by: 1 | -1) => void;
  readonly askPlace: (id: Id) => void;
  readonly choose: (id: Id) => void;
}

export interface RankingRowProps {
  readonly sheet: OwnSheet;
  readonly submission: Submission;
  /** From 1. */
  readonly place: number;
  readonly last: boolean;
  /** The sheet above, where its total is smaller than this one's. */
  readonly below: OwnSheet | null;
  readonly chosen: boolean;
  /** On its way, or where what is on its way would come to stand. */
  readonly drag: 'moving' | 'before' | 'after' | null;
  readonly actions: RowActions;
}

/** Two neighbours whose totals say the opposite, and the way to look at both. */
function Difference({ above, sheet }: { readonly above: OwnSheet; readonly sheet: OwnSheet }) {
  const { t, format } = useText('own-scores');
  return (
    <p className="own-differs">
      <Icon name="swap" size="sm" />
      <span>
        {t('order.above', {
          above: above.submission,
          less: shownTotal(format, above.total),
          more: shownTotal(format, sheet.total),
        })}
      </span>
      <a href={`#/own/compare/${above.submission}/${sheet.submission}`}>
        {t('order.compareTwo', { first: above.submission, second: sheet.submission })}
      </a>
    </p>
  );
}

function Moves({ sheet, place, last, chosen, actions }: RankingRowProps) {
  const { t } = useText('own-scores');
  const id = sheet.submission;
  // A button that has nowhere to go keeps the focus: the next press of the other one finds it.
  const unless = (end: boolean) => (end ? { 'aria-disabled': true } : {});
  return (
    <span className="moves">
      <Button
        variant="quiet"
        icon="up"
        aria-label={t('order.up', { number: id })}
        aria-keyshortcuts="Alt+ArrowUp"
        {...unless(place === 1)}
        onClick={() => actions.step(id, -1)}
      />
      <Button
        variant="quiet"
        icon="down"
        aria-label={t('order.down', { number: id })}
        aria-keyshortcuts="Alt+ArrowDown"
        {...unless(last)}
        onClick={() => actions.step(id, 1)}
      />
      <Button
        variant="quiet"
        icon="diff"
        className={chosen ? 'chosen' : ''}
        aria-label={t('order.choose', { number: id })}
        title={t('order.choose', { number: id })}
        aria-pressed={chosen}
        onClick={() => actions.choose(id)}
      />
    </span>
  );
}

function Row(props: RankingRowProps) {
  const { sheet, submission, place, below, drag, actions } = props;
  const { t, format } = useText('own-scores');
  const id = sheet.submission;
  return (
    <li data-submission={id} className={classNames('own-row', drag)}>
      {below !== null && <Difference above={below} sheet={sheet} />}
      <div className="own-line">
        {/* The buttons and keys do the same: the handle is for pointers alone. */}
        <span
          className="handle"
          title={t('order.drag')}
          aria-hidden="true"
          onPointerDown={(event) => actions.take(event, id)}
        >
          <Icon name="grip" />
        </span>
        <Button
          variant="quiet"
          className="place"
          aria-label={t('order.place', { place: format.number(place), number: id })}
          onClick={() => actions.askPlace(id)}
        >
          {format.number(place)}
        </Button>
        <a className="what" href={`#/sheet/${id}`}>
          <span className="t1" lang={submission.language}>
            {submission.title}
          </span>
          <span className="t2">{t('common:submissionNumber', { number: id })}</span>
        </a>
        <span className="sc">
          {shownTotal(format, sheet.total)} <span>/ {shownTotal(format, sheet.scale.most)}</span>
        </span>
        <Moves {...props} />
      </div>
    </li>
  );
}

/** One sheet in the juror's own order. */
export const OwnRankingRow = memo(Row);
