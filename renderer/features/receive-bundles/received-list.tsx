import { fullName } from '../../../shared/contest/people.ts';
import { useText } from '../../language/use-text.ts';
import type { ReceivedBundle } from '../../storage/desk.ts';
import { useDesk } from '../../storage/use-desk.ts';
import { Card } from '../../ui/card.tsx';
import { Table } from '../../ui/table.tsx';

/** Files shown: enough to find yesterday's. */
const most = 20;

/** The files received last, so that nobody has to remember what came already. */
export function ReceivedList() {
  const { t, format } = useText('receive');
  const { received, state } = useDesk();
  if (received.length === 0) return null;
  const rows = received
    .map((bundle, index) => ({ bundle, id: `${index}` }))
    .toReversed()
    .slice(0, most);
  const sender = ({ person }: ReceivedBundle): string => {
    const known = person === null ? undefined : state?.people.get(person);
    return known === undefined ? t('signature.unknown') : fullName(known);
  };
  return (
    <Card pad={false} title={t('receivedTitle')}>
      <Table
        label={t('receivedTitle')}
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          { id: 'file', title: t('column.file'), cell: ({ bundle }) => bundle.file },
          { id: 'sender', title: t('panel.sender'), cell: ({ bundle }) => sender(bundle) },
          {
            id: 'at',
            title: t('column.received'),
            cell: ({ bundle }) =>
              `${format.date(bundle.receivedAt, 'short')}, ${format.time(bundle.receivedAt)}`,
          },
        ]}
      />
    </Card>
  );
}
