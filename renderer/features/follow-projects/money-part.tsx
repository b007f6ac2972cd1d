import { useState } from 'react';

import { present } from '../../../shared/basics/assert.ts';
import { noMoney, subtractTiyn } from '../../../shared/basics/money.ts';
import { moneyTotals } from '../../../shared/following/money-bounds.ts';
import type { MoneyKind, MoneyRecord } from '../../../shared/following/money-record.ts';
import type { AmountChange } from '../../../shared/merge/following-facts.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { KeyFigures } from '../../ui/key-figures.tsx';
import { type Column, Table, TwoLines } from '../../ui/table.tsx';
import { followedIn, signerName } from './follow-subject.ts';
import { MoneyDialog } from './money-dialog.tsx';
import type { ProjectSubject } from './project-subject.ts';
import type { FollowWords } from './use-follow-words.ts';

function Totals({ followed, words }: ProjectSubject) {
  const { t, money, share } = words;
  const { project, payments, spendings } = followed;
  const { granted, paid, spent } = moneyTotals({
    granted: project?.granted ?? noMoney,
    payments,
    spendings,
  });
  const left = subtractTiyn(granted, paid);
  return (
    <KeyFigures
      label={t('figures.money')}
      figures={[
        { id: 'granted', value: money(granted), note: t('figures.granted') },
        {
          id: 'paid',
          value: money(paid),
          note: t('figures.paid', { share: share(paid, granted) }),
          ...(paid > granted ? { tone: 'danger' as const } : {}),
        },
        {
          id: 'spent',
          value: money(spent),
          note: t('figures.spent', { share: share(spent, granted) }),
          ...(spent > paid ? { tone: 'danger' as const } : {}),
        },
        { id: 'left', value: money(left), note: t('figures.left') },
      ]}
    />
  );
}

const recordColumns = (
  milestones: ProjectSubject['followed']['milestones'],
  { t, day, money }: FollowWords,
): readonly Column<MoneyRecord>[] => {
  const stepOf = ({ milestone }: MoneyRecord): string =>
    milestones.find(({ id }) => id === milestone)?.title ?? '';
  return [
    { id: 'day', title: t('money.day'), cell: (record) => day(record.day) },
    {
      id: 'purpose',
      title: t('money.purpose'),
      cell: (record) => (
        <TwoLines
          first={record.purpose || '—'}
          second={[record.document, stepOf(record)].filter((part) => part !== '').join(' · ')}
        />
      ),
    },
    { id: 'amount', title: t('money.amount'), cell: ({ amount }) => money(amount), numeric: true },
  ];
};

/** Payments or spendings, each a record of its own. */
function Records({ own, kind }: { readonly own: ProjectSubject; readonly kind: MoneyKind }) {
  const { subject, followed, words } = own;
  const { t } = words;
  const [editing, setEditing] = useState<MoneyRecord | 'new' | null>(null);
  const records = kind === 'payment' ? followed.payments : followed.spendings;
  const recorded = followedIn(subject.recorded, followed.submission);
  const find = (id: string): MoneyRecord =>
    present(
      (kind === 'payment' ? recorded.payments : recorded.spendings).find((each) => each.id === id),
      'what is shown was recorded',
    );
  const columns = recordColumns(followed.milestones, words);
  return (
    <Card
      title={t(`money.title.${kind}`)}
      pad={false}
      aside={
        followed.project !== null && (
          <Button icon="plus" onClick={() => setEditing('new')}>
            {t(`money.add.${kind}`)}
          </Button>
        )
      }
    >
      <div className="scroll-x">
        <Table
          label={t(`money.title.${kind}`)}
          columns={columns}
          rows={records}
          rowKey={({ id }) => id}
          onSelect={(id) => setEditing(find(id))}
          empty={t(`money.empty.${kind}`)}
        />
      </div>
      {editing !== null && (
        <MoneyDialog
          followed={recorded}
          kind={kind}
          record={editing === 'new' ? null : editing}
          words={words}
          onClose={() => setEditing(null)}
        />
      )}
    </Card>
  );
}

/** Every change of an amount: from what to what, who, when, and why. */
function History({ subject, followed, words }: ProjectSubject) {
  const { t, money, format, papers } = words;
  const rows = followed.changes.map((change, at) => ({ ...change, at })).toReversed();
  const whatOf = ({ of, id }: AmountChange): string => {
    const purpose = [...followed.payments, ...followed.spendings].find(
      (each) => each.id === id,
    )?.purpose;
    const step = followed.milestones.find((each) => each.id === id)?.title;
    const name = (of === 'milestone' ? step : purpose) ?? '';
    return name === '' ? t(`money.changed.${of}`) : `${t(`money.changed.${of}`)} · ${name}`;
  };
  type Row = (typeof rows)[number];
  const columns: readonly Column<Row>[] = [
    { id: 'what', title: papers.column.what, cell: whatOf },
    {
      id: 'from',
      title: papers.column.from,
      cell: ({ from }) => (from === null ? '—' : money(from)),
      numeric: true,
    },
    { id: 'to', title: papers.column.to, cell: ({ to }) => money(to), numeric: true },
    {
      id: 'who',
      title: papers.column.who,
      cell: ({ by, wallClock }) => (
        <TwoLines
          first={<span className="nowrap">{signerName(subject, by) ?? t('money.somebody')}</span>}
          second={`${format.date(wallClock, 'short')} ${format.time(wallClock)}`}
        />
      ),
    },
    { id: 'why', title: papers.column.why, cell: ({ reason }) => reason || t('money.first') },
  ];
  return (
    <Card title={t('money.history')} pad={false}>
      <div className="scroll-x">
        <Table
          label={t('money.history')}
          columns={columns}
          rows={rows}
          rowKey={({ at }) => `${at}`}
          empty={t('money.noHistory')}
        />
      </div>
    </Card>
  );
}

/** What was granted, paid and spent, and every change of an amount. */
export function MoneyPart(own: ProjectSubject) {
  return (
    <>
      <Totals {...own} />
      <Records own={own} kind="payment" />
      <Records own={own} kind="spending" />
      <History {...own} />
    </>
  );
}
