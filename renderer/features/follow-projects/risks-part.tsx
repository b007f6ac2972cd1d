import { useState } from 'react';

import type { Recorded } from '../../../shared/merge/following-facts.ts';
import type { Risk } from '../../../shared/following/risk.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { type Column, Table, TwoLines } from '../../ui/table.tsx';
import { followedIn, type FollowSubject, signerName, standingTo } from './follow-subject.ts';
import type { ProjectSubject } from './project-subject.ts';
import { RiskDialog } from './risk-dialog.tsx';
import type { FollowWords } from './use-follow-words.ts';

type RecordedRisk = Risk & Recorded;

const levelLooks = {
  low: { tone: 'neutral', icon: 'down' },
  medium: { tone: 'warn', icon: 'minus' },
  high: { tone: 'danger', icon: 'up' },
} as const;

function StateChip({
  risk,
  today,
  words: { t, day },
}: {
  readonly risk: Risk;
  readonly today: string;
  readonly words: FollowWords;
}) {
  if (risk.closed !== '')
    return (
      <Chip tone="ok" icon="done">
        {t('risks.closedOn', { date: day(risk.closed) })}
      </Chip>
    );
  if (risk.due === '') return <Chip icon="clock">{t('risks.isOpen')}</Chip>;
  const isLate = risk.due < today;
  return (
    <Chip tone={isLate ? 'danger' : 'neutral'} icon={isLate ? 'alert' : 'clock'}>
      {t(isLate ? 'risks.late' : 'risks.dueBy', { date: day(risk.due) })}
    </Chip>
  );
}

const riskColumns = (
  subject: FollowSubject,
  words: FollowWords,
): readonly Column<RecordedRisk>[] => {
  const { t, day } = words;
  return [
    {
      id: 'what',
      title: t('risks.what'),
      cell: (risk) => (
        <TwoLines
          first={risk.title}
          second={t('risks.noticed', {
            date: day(risk.day),
            name: signerName(subject, risk.by) ?? t('money.somebody'),
          })}
        />
      ),
    },
    {
      id: 'level',
      title: t('risks.level'),
      cell: ({ level }) => (
        <Chip tone={levelLooks[level].tone} icon={levelLooks[level].icon}>
          {t(`risks.levels.${level}`)}
        </Chip>
      ),
    },
    {
      id: 'measure',
      title: t('risks.measure'),
      cell: ({ measure, responsible }) => <TwoLines first={measure || '—'} second={responsible} />,
    },
    {
      id: 'state',
      title: t('risks.state'),
      cell: (risk) => <StateChip risk={risk} today={subject.today} words={words} />,
    },
  ];
};

/** What may keep the project from its goal, and what is done about it. */
export function RisksPart({ subject, followed, words }: ProjectSubject) {
  const { t } = words;
  const [editing, setEditing] = useState<RecordedRisk | 'new' | null>(null);
  const { submission, risks } = followed;
  const columns = riskColumns(subject, words);
  const add = (
    <Button icon="plus" onClick={() => setEditing('new')}>
      {t('risks.add')}
    </Button>
  );
  const find = (id: string): RecordedRisk | null =>
    followedIn(subject.recorded, submission).risks.find((risk) => risk.id === id) ?? null;
  return (
    <Card title={t('risks.title')} aside={risks.length > 0 && add} pad={false}>
      {risks.length === 0 ? (
        <EmptyState title={t('risks.empty')} ornament={false} action={add}>
          {t('risks.emptyText')}
        </EmptyState>
      ) : (
        <div className="scroll-x">
          <Table
            label={t('risks.title')}
            columns={columns}
            rows={risks}
            rowKey={({ id }) => id}
            onSelect={(id) => setEditing(find(id))}
          />
        </div>
      )}
      {editing !== null && (
        <RiskDialog
          submission={submission}
          risk={editing === 'new' ? null : editing}
          standing={editing === 'new' ? 'own' : standingTo(subject, editing.by)}
          today={subject.today}
          words={words}
          onClose={() => setEditing(null)}
        />
      )}
    </Card>
  );
}
