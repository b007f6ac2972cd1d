import { useState } from 'react';

import { present } from '../../../shared/basics/assert.ts';
import { sumTiyn } from '../../../shared/basics/money.ts';
import type { Milestone } from '../../../shared/following/milestone.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { followedIn } from './follow-subject.ts';
import { MilestoneDialog } from './milestone-dialog.tsx';
import type { ProjectSubject } from './project-subject.ts';
import type { FollowWords } from './use-follow-words.ts';

function StepChip({
  step,
  today,
  words: { t },
}: {
  readonly step: Milestone;
  readonly today: string;
  readonly words: FollowWords;
}) {
  if (step.state === 'done')
    return (
      <Chip tone="ok" icon="done">
        {step.done <= step.due ? t('schedule.inTime') : t('schedule.doneLate')}
      </Chip>
    );
  if (step.state === 'stopped') return <Chip icon="dash">{t('schedule.states.stopped')}</Chip>;
  return step.due < today ? (
    <Chip tone="danger" icon="alert">
      {t('schedule.overdue')}
    </Chip>
  ) : (
    <Chip icon="clock">{t('schedule.states.planned')}</Chip>
  );
}

function ReportChip({
  report,
  today,
  words: { t, day },
}: {
  readonly report: Milestone['report'];
  readonly today: string;
  readonly words: FollowWords;
}) {
  if (report === null) return <span className="weak">{t('schedule.noReport')}</span>;
  if (report.received !== '')
    return (
      <Chip tone="ok" icon="done">
        {t('schedule.reportCame', { date: day(report.received) })}
      </Chip>
    );
  const isLate = report.due < today;
  return (
    <Chip tone={isLate ? 'danger' : 'neutral'} icon={isLate ? 'alert' : 'clock'}>
      {t(isLate ? 'schedule.reportLate' : 'schedule.reportDueBy', { date: day(report.due) })}
    </Chip>
  );
}

const stepColumns = (today: string, words: FollowWords): readonly Column<Milestone>[] => {
  const { t, day, money } = words;
  return [
    { id: 'title', title: t('schedule.step'), cell: ({ title }) => title },
    { id: 'due', title: t('schedule.due'), cell: ({ due }) => day(due), numeric: true },
    {
      id: 'amount',
      title: t('schedule.amount'),
      cell: ({ amount }) => money(amount),
      numeric: true,
    },
    {
      id: 'state',
      title: t('schedule.state'),
      cell: (step) => <StepChip step={step} today={today} words={words} />,
    },
    {
      id: 'report',
      title: t('schedule.report'),
      cell: ({ report }) => <ReportChip report={report} today={today} words={words} />,
    },
  ];
};

/** Steps of the schedule with the reports owed on them. */
export function SchedulePart({ subject, followed, words }: ProjectSubject) {
  const { t, money } = words;
  const [editing, setEditing] = useState<Milestone | 'new' | null>(null);
  const { submission, milestones, project } = followed;
  const isHeadquarters = subject.region === null;
  const columns = stepColumns(subject.today, words);
  const recordedStep = (id: string): Milestone =>
    present(
      followedIn(subject.recorded, submission).milestones.find((step) => step.id === id),
      'what is shown was recorded',
    );
  const add = isHeadquarters && project !== null && (
    <Button icon="plus" onClick={() => setEditing('new')}>
      {t('schedule.add')}
    </Button>
  );
  return (
    <Card title={t('schedule.title')} aside={milestones.length > 0 && add} pad={false}>
      {milestones.length === 0 ? (
        <EmptyState title={t('schedule.empty')} ornament={false} action={add}>
          {t('schedule.emptyText')}
        </EmptyState>
      ) : (
        <>
          <div className="scroll-x">
            <Table
              label={t('schedule.title')}
              columns={columns}
              rows={milestones}
              rowKey={({ id }) => id}
              {...(isHeadquarters ? { onSelect: (id) => setEditing(recordedStep(id)) } : {})}
            />
          </div>
          <p className="follow-foot meta">
            {t('schedule.sum', {
              sum: money(sumTiyn(milestones.map(({ amount }) => amount))),
              granted: project === null ? '—' : money(project.granted),
            })}
          </p>
        </>
      )}
      {editing !== null && (
        <MilestoneDialog
          submission={submission}
          milestone={editing === 'new' ? null : editing}
          words={words}
          onClose={() => setEditing(null)}
        />
      )}
    </Card>
  );
}
