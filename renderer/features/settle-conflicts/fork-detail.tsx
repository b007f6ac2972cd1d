import type { Action } from '../../../shared/contest/action.ts';
import { settleFork } from '../../../shared/merge/resolution-operations.ts';
import type { ContestState, Fork } from '../../../shared/merge/state.ts';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Table } from '../../ui/table.tsx';
import { ItemHead } from './item-head.tsx';
import { personName } from './item-words.ts';
import { ReasonFields, useReason } from './reason.tsx';

/** A copied installation: both branches stay, and headquarters takes note of why there are two. */
export function ForkDetail({
  fork,
  state,
  busy,
  onSettle,
}: {
  readonly fork: Fork;
  readonly state: ContestState;
  readonly busy: boolean;
  readonly onSettle: (actions: readonly Action[]) => void;
}) {
  const text = useText('conflicts');
  const { t, format } = text;
  const reason = useReason();
  const settle = () => {
    if (reason.check()) onSettle([settleFork(fork.log, reason.text)]);
  };
  return (
    <>
      <section className="card">
        <ItemHead title={t('fork.title')} note={personName(fork.person, state, text)}>
          <p>{t('fork.what')}</p>
          <p>{t('fork.todo')}</p>
        </ItemHead>
        <Table
          label={t('fork.branchesLabel')}
          rows={fork.branches.map((branch, index) => ({ ...branch, number: index + 1 }))}
          rowKey={({ number }) => `${number}`}
          columns={[
            {
              id: 'branch',
              title: t('fork.branch'),
              cell: ({ number }) => t('fork.branchNumber', { number }),
            },
            {
              id: 'from',
              title: t('fork.from'),
              numeric: true,
              cell: ({ firstSequence }) => format.number(firstSequence + 1),
            },
            {
              id: 'records',
              title: t('fork.records'),
              numeric: true,
              cell: ({ operations }) => format.number(operations),
            },
          ]}
        />
      </section>
      <section className="card pad col g3" aria-label={t('decision')}>
        <ReasonFields type="fork" reason={reason} />
        <div className="row wrap verbs">
          <Button variant="primary" size="lg" busy={busy} onClick={settle}>
            {t('fork.verb')}
          </Button>
        </div>
      </section>
    </>
  );
}
