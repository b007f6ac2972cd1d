import { useState } from 'react';

import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { type Column, Table, TwoLines } from '../../ui/table.tsx';
import { type ListedCopy, useCopies } from './use-copies.ts';

/** As many as most people ever look back to; the rest is unfolded. */
const fewest = 6;

function useColumns(
  busy: boolean,
  onRestore: (name: string) => void,
): readonly Column<ListedCopy>[] {
  const { t, format } = useText('keep-safe');
  const why = ({ facts }: ListedCopy): string => {
    if (facts === null) return '…';
    return facts === 'unreadable' ? t('list.unreadable') : t(`reason.${facts.reason}`);
  };
  return [
    {
      id: 'when',
      title: t('list.when'),
      cell: (copy) => (
        <TwoLines
          first={`${format.date(copy.at, 'press')}, ${format.time(copy.at)}`}
          second={why(copy)}
        />
      ),
    },
    {
      id: 'records',
      title: t('list.records'),
      numeric: true,
      cell: ({ facts }) =>
        facts === null || facts === 'unreadable' ? '—' : format.number(facts.operations),
    },
    {
      id: 'size',
      title: t('list.size'),
      numeric: true,
      cell: ({ size }) => format.size(size),
    },
    {
      id: 'restore',
      title: <span className="sr">{t('list.action')}</span>,
      cell: ({ name, at, facts }) => (
        <Button
          variant="quiet"
          disabled={busy || facts === 'unreadable'}
          aria-label={t('list.restoreThis', {
            date: format.date(at, 'press'),
            time: format.time(at),
          })}
          onClick={() => onRestore(name)}
        >
          {t('list.restore')}
        </Button>
      ),
    },
  ];
}

/** The copies on this computer, newest first. */
export function CopyList({
  busy,
  emptyShown = true,
  onRestore,
}: {
  readonly busy: boolean;
  /** Off where there is nothing to say when there are none. */
  readonly emptyShown?: boolean;
  readonly onRestore: (name: string) => void;
}) {
  const { t, format } = useText('keep-safe');
  const [all, setAll] = useState(false);
  const copies = useCopies(all ? Infinity : fewest);
  const columns = useColumns(busy, onRestore);
  if (copies === null || (copies.length === 0 && !emptyShown)) return null;
  const shown = all ? copies : copies.slice(0, fewest);
  return (
    <section className="card copies" aria-label={t('list.title')}>
      <div className="card-head inset">
        <h2>{t('list.title')}</h2>
      </div>
      <Table
        label={t('list.title')}
        columns={columns}
        rows={shown}
        rowKey={({ name }) => name}
        empty={t('list.empty')}
      />
      {shown.length < copies.length && (
        <div className="foot">
          <Button variant="quiet" icon="down" onClick={() => setAll(true)}>
            {t('list.all', { number: format.number(copies.length) })}
          </Button>
        </div>
      )}
    </section>
  );
}
