import { useState } from 'react';
import { useLocation } from 'wouter';

import type { MonitoringOrder } from '../../../shared/following/monitoring-order.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { type Column, Table, TwoLines } from '../../ui/table.tsx';
import type { FollowSubject } from './follow-subject.ts';
import { orderAddress } from './follow-places.ts';
import { OrderDialog } from './order-dialog.tsx';
import { type FollowWords, useFollowWords } from './use-follow-words.ts';

/** Whether the report on an order was handed over, and whether it is late. */
export function OrderChip({
  order,
  today,
  words: { t, day },
}: {
  readonly order: MonitoringOrder;
  readonly today: string;
  readonly words: FollowWords;
}) {
  if (order.reported !== '')
    return (
      <Chip tone="ok" icon="done">
        {t('orders.handedOver', { date: day(order.reported) })}
      </Chip>
    );
  const isLate = order.due < today;
  return (
    <Chip tone={isLate ? 'danger' : 'warn'} icon={isLate ? 'alert' : 'clock'}>
      {t(isLate ? 'orders.late' : 'orders.dueBy', { date: day(order.due) })}
    </Chip>
  );
}

const orderColumns = (today: string, words: FollowWords): readonly Column<MonitoringOrder>[] => {
  const { t, day } = words;
  return [
    {
      id: 'order',
      title: t('orders.order'),
      cell: ({ number, orderedBy, office }) => (
        <TwoLines
          first={number === '' ? t('orders.noNumber') : t('orders.numbered', { number })}
          second={[office, orderedBy].filter((part) => part !== '').join(' · ')}
        />
      ),
    },
    { id: 'day', title: t('orders.day'), cell: (order) => day(order.day) },
    {
      id: 'period',
      title: t('orders.period'),
      cell: ({ from, to }) => t('orders.fromTo', { from: day(from), to: day(to) }),
    },
    {
      id: 'state',
      title: t('orders.report'),
      cell: (order) => <OrderChip order={order} today={today} words={words} />,
    },
  ];
};

/** Orders to monitor, each with its report. */
export function OrdersTab({ subject }: { readonly subject: FollowSubject }) {
  const words = useFollowWords(subject.settings);
  const { t } = words;
  const [, navigate] = useLocation();
  const [adding, setAdding] = useState(false);
  const orders = [...subject.state.monitoringOrders.values()].toSorted((a, b) =>
    a.day < b.day ? 1 : -1,
  );
  const add = (
    <Button variant="primary" icon="plus" onClick={() => setAdding(true)}>
      {t('orders.add')}
    </Button>
  );
  const columns = orderColumns(subject.today, words);
  return (
    <>
      {orders.length === 0 ? (
        <EmptyState title={t('orders.empty')} action={add}>
          {t('orders.emptyText')}
        </EmptyState>
      ) : (
        <Card title={t('orders.title')} aside={add} pad={false}>
          <div className="scroll-x">
            <Table
              label={t('orders.title')}
              columns={columns}
              rows={orders}
              rowKey={({ id }) => id}
              onSelect={(id) => navigate(orderAddress(id))}
            />
          </div>
        </Card>
      )}
      {adding && (
        <OrderDialog
          subject={subject}
          order={null}
          words={words}
          onClose={() => setAdding(false)}
        />
      )}
    </>
  );
}
