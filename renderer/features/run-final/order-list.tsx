import { type PointerEvent, useRef } from 'react';

import {
  clockText,
  type OrderEntry,
  type PlannedEntry,
  plannedEntries,
  type RunningOrder,
  withMoved,
} from '../../../shared/pitching/running-order.ts';
import type { Turn } from '../../../shared/pitching/turn.ts';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import { MoveButtons } from '../../ui/move-buttons.tsx';
import { TwoLines } from '../../ui/table.tsx';
import { type RowOnItsWay, useRowDrag } from '../../ui/use-row-drag.ts';
import type { FinalSubject } from './final-facts.ts';
import { TurnChip } from './turn-chip.tsx';

const nameOf = (entry: OrderEntry): string =>
  entry.type === 'turn' ? `turn/${entry.submission}` : entry.id;

/** Whether a row is on its way, or where what is on its way would come to stand. */
function wayOf(onItsWay: RowOnItsWay | null, name: string, at: number, count: number): string {
  if (onItsWay === null) return '';
  if (onItsWay.id === name) return 'moving';
  if (onItsWay.gap === at) return 'before';
  return at === count - 1 && onItsWay.gap > at ? 'after' : '';
}

interface RowProps {
  readonly subject: FinalSubject;
  readonly planned: PlannedEntry;
  readonly turn: Turn | undefined;
  readonly at: number;
  readonly count: number;
  readonly locked: boolean;
  readonly onTake: (event: PointerEvent<HTMLElement>) => void;
  readonly onMove: (to: number) => void;
  readonly onPlace: () => void;
}

/** What an entry is, in words. */
function EntryText({ subject, planned: { entry, number } }: Pick<RowProps, 'subject' | 'planned'>) {
  const { t, format } = useText('final');
  if (entry.type === 'session') {
    const date = entry.date === '' ? '' : format.date(entry.date, 'press');
    return <b>{t('order.sessionRow', { date })}</b>;
  }
  if (entry.type === 'break') return <span>{t('order.breakRow', { count: entry.minutes })}</span>;
  const submission = subject.state.submissions.get(entry.submission);
  return (
    <TwoLines
      first={t('order.turnRow', {
        number: format.number(number ?? 0),
        title: submission?.title ?? entry.submission,
      })}
      second={t('order.turnFacts', {
        submission: entry.submission,
        applicant: submission?.applicant ?? '',
      })}
    />
  );
}

function Row({ subject, planned, turn, at, count, locked, onTake, onMove, onPlace }: RowProps) {
  const { t, format } = useText('final');
  const { entry, minutes } = planned;
  const name =
    entry.type === 'turn'
      ? (subject.state.submissions.get(entry.submission)?.title ?? entry.submission)
      : entry.type === 'break'
        ? t('order.breakRow', { count: entry.minutes })
        : t('order.half');
  return (
    <>
      <span className="order-grip" aria-hidden="true" onPointerDown={locked ? undefined : onTake}>
        <Icon name="grip" />
      </span>
      <span className="order-time num">{minutes === null ? '—' : clockText(minutes)}</span>
      <div className="grow order-text">
        <EntryText subject={subject} planned={planned} />
      </div>
      {turn !== undefined && turn.state !== 'waiting' && <TurnChip state={turn.state} />}
      {entry.type === 'turn' && (
        <Button
          variant="quiet"
          icon={entry.place === 'hall' ? 'users' : 'screen'}
          disabled={locked}
          aria-label={t('order.changePlace', { place: t(`place.${entry.place}`), name })}
          onClick={onPlace}
        >
          {t(`place.${entry.place}`)}
        </Button>
      )}
      {entry.type === 'session' && minutes === null && <Chip tone="warn">{t('order.noTime')}</Chip>}
      {!locked && (
        <MoveButtons
          words={{
            up: t('order.up', { name }),
            down: t('order.down', { name }),
            moved: (place) => t('order.moved', { name, place: format.number(place) }),
          }}
          at={at}
          count={count}
          onMove={onMove}
        />
      )}
    </>
  );
}

/** The order with its times; rows are moved by a handle, or by buttons with the keyboard. */
export function OrderList({
  subject,
  order,
  locked,
  onChange,
}: {
  readonly subject: FinalSubject;
  readonly order: RunningOrder;
  readonly locked: boolean;
  readonly onChange: (entries: readonly OrderEntry[], moved: OrderEntry | null) => void;
}) {
  const { t } = useText('final');
  const list = useRef<HTMLOListElement>(null);
  const { entries } = order;
  const move = (from: number, to: number) => {
    const next = withMoved(entries, from, to);
    if (next !== entries) onChange(next, entries[from] ?? null);
  };
  const { onItsWay, take } = useRowDrag(list, (name, gap) => {
    const from = entries.findIndex((entry) => nameOf(entry) === name);
    move(from, gap > from ? gap - 1 : gap);
  });
  const swapPlace = (at: number) => {
    const entry = entries[at];
    if (entry?.type !== 'turn') return;
    const place = entry.place === 'hall' ? 'remote' : 'hall';
    onChange(entries.with(at, { ...entry, place }), null);
  };
  const told = subject.state.turns.get(subject.stage.id);
  return (
    <ol ref={list} className="card order-list" aria-label={t('order.title')}>
      {plannedEntries(entries, subject.stage.timing).map((planned, at) => {
        const { entry } = planned;
        const name = nameOf(entry);
        return (
          <li
            key={name}
            data-entry={name}
            className={classNames(`order-${entry.type}`, wayOf(onItsWay, name, at, entries.length))}
          >
            <Row
              subject={subject}
              planned={planned}
              turn={entry.type === 'turn' ? told?.get(entry.submission) : undefined}
              at={at}
              count={entries.length}
              locked={locked}
              onTake={(event) => take(event, name)}
              onMove={(to) => move(at, to)}
              onPlace={() => swapPlace(at)}
            />
          </li>
        );
      })}
    </ol>
  );
}
