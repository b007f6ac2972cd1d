import type { ContestState } from '../../../shared/merge/state.ts';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { blockedSubjects, nameOf, type Subject } from './data-subject.ts';

/** Whose data is blocked and why; the card lifts the block. */
export function BlockedView({
  shown,
  onOpen,
}: {
  readonly shown: ContestState;
  readonly onOpen: (name: string) => void;
}) {
  const { t } = useText('guard');
  const who = ({ role, id }: Subject): string =>
    role === null
      ? t('find.applicantOf', { number: id })
      : t('subject.person', { role: t(`common:roles.${role}`), id });
  const columns: readonly Column<Subject & { readonly reason: string }>[] = [
    { id: 'who', title: t('blocked.who'), cell: who },
    { id: 'why', title: t('blocked.why'), cell: ({ reason }) => reason },
    {
      id: 'card',
      title: <span className="sr">{t('blocked.card')}</span>,
      cell: (subject) => (
        <Button
          variant="quiet"
          aria-label={t('blocked.cardOf', { who: who(subject) })}
          onClick={() => onOpen(nameOf(subject))}
        >
          {t('blocked.card')}
        </Button>
      ),
    },
  ];
  return (
    <Card pad={false} className="table-card panel">
      <div className="scroll-x">
        <Table
          label={t('blocked.list')}
          columns={columns}
          rows={blockedSubjects(shown)}
          rowKey={nameOf}
          empty={t('blocked.none')}
        />
      </div>
    </Card>
  );
}
