import { useEffect, useState } from 'react';

import type { LogId, Operation } from '../../../shared/log/operation.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { useText } from '../../language/use-text.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { type Column, Table } from '../../ui/table.tsx';
import { actionWords } from './action-words.ts';

/** What every log of headquarters recorded last; read anew with every state. */
export function useLastActions(state: ContestState): ReadonlyMap<LogId, readonly Operation[]> {
  const desk = useDeskCommands();
  const [actions, setActions] = useState<ReadonlyMap<LogId, readonly Operation[]>>(new Map());
  useEffect(() => {
    let isOver = false;
    void desk.lastActions().then((read) => {
      if (!isOver && read.ok) setActions(read.value);
    });
    return () => {
      isOver = true;
    };
  }, [desk, state]);
  return actions;
}

/** The last actions of one desk with their times, latest first. */
export function ActionList({
  actions,
  shown,
}: {
  readonly actions: readonly Operation[];
  readonly shown: ContestState;
}) {
  const text = useText('see-desks');
  const { t, format } = text;
  const columns: readonly Column<Operation>[] = [
    {
      id: 'when',
      title: t('when'),
      cell: ({ wallClock }) => `${format.date(wallClock, 'short')}, ${format.time(wallClock)}`,
    },
    { id: 'what', title: t('what'), cell: (action) => actionWords(action, shown, text).what },
    { id: 'about', title: t('about'), cell: (action) => actionWords(action, shown, text).about },
  ];
  return (
    <div className="scroll-x">
      <Table
        label={t('actions')}
        columns={columns}
        rows={actions}
        rowKey={({ id }) => id}
        empty={t('noActions')}
      />
    </div>
  );
}
