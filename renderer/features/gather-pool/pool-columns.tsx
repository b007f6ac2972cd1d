import { type KeyboardEvent, useState } from 'react';

import type { Id } from '../../../shared/contest/contest.ts';
import { setPoolEntry } from '../../../shared/pooling/pooling-operations.ts';
import type { PoolState } from '../../../shared/pooling/pool-entry.ts';
import type { PoolRow } from '../../../shared/reports/pool/pool-board.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useCommand } from '../../storage/use-command.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { useToast } from '../../ui/toast.tsx';
import { type PoolSubject, standingTo } from './own-part.ts';
import { columnsOf, plainEntry, steppedEntry } from './pool-view.ts';
import type { PoolWords } from './use-pool-words.ts';

/** Cards that a column shows at once; a person asks for more. */
const cardsAtOnce = 30;

/** The card beside another one in some direction, on the board as it is drawn. */
function cardBeside(card: HTMLElement, code: string): HTMLElement | null {
  const column = card.closest('.pool-column');
  const cardsIn = (of: Element | null): readonly HTMLElement[] => [
    ...(of?.querySelectorAll<HTMLElement>('button.pool-card') ?? []),
  ];
  const own = cardsIn(column);
  const at = own.indexOf(card);
  if (code === 'ArrowDown' || code === 'ArrowUp')
    return own[at + (code === 'ArrowDown' ? 1 : -1)] ?? null;
  const columns = [...(column?.parentElement?.children ?? [])];
  const from = column === null ? -1 : columns.indexOf(column);
  const others = code === 'ArrowRight' ? columns.slice(from + 1) : columns.slice(0, from).reverse();
  const [next] = others.map(cardsIn).filter((cards) => cards.length > 0);
  return next?.[Math.min(at, next.length - 1)] ?? null;
}

/** Moves a card one state on or back, where that needs no words; others open. */
function useStepping({ own, state }: PoolSubject, words: PoolWords, onOpen: (id: Id) => void) {
  const desk = useDeskCommands();
  const show = useToast();
  const { error, run } = useCommand();
  const step = async ({ submission, entry, said }: PoolRow, by: 1 | -1) => {
    const next = steppedEntry(plainEntry(entry), by);
    if (next === null || standingTo(state, said?.by ?? null, own) !== 'own') {
      onOpen(submission.id);
      return;
    }
    if ((await run(() => desk.record([setPoolEntry(submission.id, next)]))) === null) return;
    show({
      text: words.t('board.stateNow', {
        number: submission.id,
        state: words.papers.state[next.state],
      }),
    });
    // The card was drawn anew in another column.
    requestAnimationFrame(() => document.getElementById(`pool-${submission.id}`)?.focus());
  };
  return { error, step };
}

function PoolCard({
  row,
  words,
  onOpen,
  onStep,
}: {
  readonly row: PoolRow;
  readonly words: PoolWords;
  readonly onOpen: (id: Id) => void;
  readonly onStep: (row: PoolRow, by: 1 | -1) => void;
}) {
  const { t, format } = words;
  const { submission, entry, disputed } = row;
  const press = (event: KeyboardEvent<HTMLButtonElement>) => {
    const { code } = event;
    if (!code.startsWith('Arrow') || event.ctrlKey || event.metaKey) return;
    if (event.altKey && (code === 'ArrowRight' || code === 'ArrowLeft')) {
      event.preventDefault();
      onStep(row, code === 'ArrowRight' ? 1 : -1);
    } else if (!event.altKey) {
      event.preventDefault();
      cardBeside(event.currentTarget, code)?.focus();
    }
  };
  const facts = [
    words.region(submission.region),
    words.track(entry.track),
    entry.maturity === '' ? '' : words.maturity(entry.maturity),
  ];
  return (
    <button
      type="button"
      id={`pool-${submission.id}`}
      className="pool-card"
      onClick={() => onOpen(submission.id)}
      onKeyDown={press}
    >
      <span className="pool-name">
        {t('common:submissionNumber', { number: submission.id })} · {submission.title}
      </span>
      <span className="meta">{facts.filter((fact) => fact !== '').join(' · ')}</span>
      {submission.budget !== null && (
        <span className="pool-sum">{format.money(submission.budget)}</span>
      )}
      {disputed && (
        <Chip tone="warn" icon="alert">
          {t('board.disputed')}
        </Chip>
      )}
    </button>
  );
}

function PoolColumn({
  state,
  rows,
  words,
  ...card
}: {
  readonly state: PoolState;
  readonly rows: readonly PoolRow[];
  readonly words: PoolWords;
  readonly onOpen: (id: Id) => void;
  readonly onStep: (row: PoolRow, by: 1 | -1) => void;
}) {
  const { t, format, papers } = words;
  const [most, setMost] = useState(cardsAtOnce);
  const title = t('board.column', {
    state: papers.state[state],
    count: format.number(rows.length),
  });
  const rest = rows.length - most;
  return (
    <section className="pool-column" aria-label={title}>
      <h2>
        {papers.state[state]} <b>{format.number(rows.length)}</b>
      </h2>
      {rows.length === 0 && <p className="weak">{t('board.none')}</p>}
      {rows.slice(0, most).map((row) => (
        <PoolCard key={row.submission.id} row={row} words={words} {...card} />
      ))}
      {rest > 0 && (
        <Button variant="quiet" wide onClick={() => setMost(most + cardsAtOnce)}>
          {t('board.more', { count: format.number(Math.min(rest, cardsAtOnce)) })}
        </Button>
      )}
    </section>
  );
}

/** Projects by state, each a card that keys and presses open and move. */
export function PoolColumns({
  subject,
  rows,
  words,
  onOpen,
}: {
  readonly subject: PoolSubject;
  readonly rows: readonly PoolRow[];
  readonly words: PoolWords;
  readonly onOpen: (id: Id) => void;
}) {
  const { error, step } = useStepping(subject, words, onOpen);
  return (
    <>
      <ErrorBanner error={error} />
      <p className="meta">{words.t('board.keys')}</p>
      <div className="pool-board">
        {columnsOf(rows).map((column) => (
          <PoolColumn
            key={column.state}
            {...column}
            words={words}
            onOpen={onOpen}
            onStep={(row, by) => void step(row, by)}
          />
        ))}
      </div>
    </>
  );
}
