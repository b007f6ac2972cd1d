import type { CommissionMember } from '../../../shared/contest/contest.ts';
import { useText } from '../../language/use-text.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { type Column, Table } from '../../ui/table.tsx';

/** The commission as the regulation names it; it is changed there. */
export function CommissionTable({ members }: { readonly members: readonly CommissionMember[] }) {
  const { t } = useText('people');
  const columns: readonly Column<CommissionMember>[] = [
    { id: 'name', title: t('commission.name'), cell: ({ name }) => name },
    { id: 'role', title: t('commission.role'), cell: ({ role }) => t(`commission.${role}`) },
    {
      id: 'vote',
      title: t('commission.vote'),
      cell: ({ vote }) => t(vote ? 'common:yes' : 'common:no'),
    },
  ];
  return (
    <>
      <Card pad={false} className="table-card">
        <div className="scroll-x">
          <Table
            label={t('groups.commission')}
            columns={columns}
            rows={members}
            rowKey={({ id }) => id}
            empty={t('commission.none')}
          />
        </div>
      </Card>
      <div>
        <LinkButton href="#/contest" icon="gear">
          {t('commission.change')}
        </LinkButton>
      </div>
    </>
  );
}
