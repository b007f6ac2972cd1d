import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';

import { type DueItem, dueItems } from '../../../shared/reports/monitoring/due-items.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { type Column, Table, TwoLines } from '../../ui/table.tsx';
import type { FollowSubject } from './follow-subject.ts';
import { dueAddress, orderAddress, projectAddress } from './follow-places.ts';
import { type FollowWords, useFollowWords } from './use-follow-words.ts';

/** Rows that are shown until more are asked for. */
const firstRows = 25;
/** Days that are looked ahead. */
const ahead = 30;

/** What is due in the next days or overdue, of the projects that this desk works on. */
export function useDue({ state, today }: FollowSubject): {
  readonly overdue: readonly DueItem[];
  readonly coming: readonly DueItem[];
} {
  return useMemo(() => {
    const items = dueItems(state, today, ahead);
    return {
      overdue: items.filter(({ days }) => days < 0),
      coming: items.filter(({ days }) => days >= 0),
    };
  }, [state, today]);
}

/** Reminder on top of the section: how much is overdue, and what comes. */
export function DueReminder({ subject }: { readonly subject: FollowSubject }) {
  const { t, format } = useFollowWords(subject.settings);
  const { overdue, coming } = useDue(subject);
  if (overdue.length + coming.length === 0) return null;
  return (
    <Banner
      tone={overdue.length > 0 ? 'warn' : 'info'}
      icon="calendar"
      title={t('due.reminder', {
        overdue: format.number(overdue.length),
        coming: format.number(coming.length),
        days: format.number(ahead),
      })}
      action={
        <LinkButton variant="quiet" href={`#${dueAddress}`}>
          {t('due.look')}
        </LinkButton>
      }
    >
      {t(subject.settings.demo ? 'due.asOfPractice' : 'due.asOf', {
        date: format.date(subject.today, 'official'),
      })}
    </Banner>
  );
}

const titleOf = ({ type, title }: DueItem, { t }: FollowWords): string =>
  t(`due.item.${type}`, { title });

function DaysChip({
  item: { days },
  words: { t, format },
}: {
  readonly item: DueItem;
  readonly words: FollowWords;
}) {
  if (days < 0)
    return (
      <Chip tone="danger" icon="alert">
        {t('due.late', { days: format.number(-days) })}
      </Chip>
    );
  return (
    <Chip tone={days <= 7 ? 'warn' : 'neutral'} icon="clock">
      {days === 0 ? t('due.now') : t('due.left', { days: format.number(days) })}
    </Chip>
  );
}

const dueColumns = (
  state: FollowSubject['state'],
  words: FollowWords,
): readonly Column<DueItem>[] => {
  const { t, day, papers } = words;
  const projectOf = ({ submission }: DueItem): string =>
    submission === null
      ? t('due.allProjects')
      : t('project.numbered', {
          number: submission,
          title: state.submissions.get(submission)?.title ?? '',
        });
  return [
    {
      id: 'what',
      title: t('due.what'),
      cell: (item) => <TwoLines first={titleOf(item, words)} second={projectOf(item)} />,
    },
    { id: 'due', title: papers.column.due, cell: ({ due }) => day(due), numeric: true },
    {
      id: 'days',
      title: t('due.days'),
      cell: (item) => <DaysChip item={item} words={words} />,
    },
  ];
};

function DueTable({
  label,
  items,
  subject: { state },
  words,
}: {
  readonly label: string;
  readonly items: readonly DueItem[];
  readonly subject: FollowSubject;
  readonly words: FollowWords;
}) {
  const [, navigate] = useLocation();
  const [isWhole, setWhole] = useState(false);
  const { t, format } = words;
  const columns = dueColumns(state, words);
  const shown = isWhole ? items : items.slice(0, firstRows);
  return (
    <div className="scroll-x">
      <Table
        label={label}
        columns={columns}
        rows={shown}
        rowKey={({ type, submission, id }) => `${type}/${submission ?? ''}/${id}`}
        onSelect={(_key, { submission, id, type }) =>
          navigate(
            submission === null
              ? orderAddress(id)
              : projectAddress(submission, type === 'measure' ? 'risks' : 'schedule'),
          )
        }
        empty={t('due.none')}
      />
      {shown.length < items.length && (
        <div className="follow-foot">
          <Button onClick={() => setWhole(true)}>
            {t('due.showAll', { count: format.number(items.length) })}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Everything that is overdue today, and what is due in the next thirty days. */
export function DueTab({ subject }: { readonly subject: FollowSubject }) {
  const words = useFollowWords(subject.settings);
  const { t, format } = words;
  const { overdue, coming } = useDue(subject);
  return (
    <>
      <Card title={t('due.overdue', { count: format.number(overdue.length) })} pad={false}>
        <DueTable label={t('due.overdueLabel')} items={overdue} subject={subject} words={words} />
      </Card>
      <Card title={t('due.coming', { count: format.number(coming.length) })} pad={false}>
        <DueTable label={t('due.comingLabel')} items={coming} subject={subject} words={words} />
      </Card>
    </>
  );
}
