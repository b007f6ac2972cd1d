import { useMemo } from 'react';

import { fullName, type Person } from '../../../shared/contest/people.ts';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { KeyFigures } from '../../ui/key-figures.tsx';
import { ProgressBar } from '../../ui/progress.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { atWork, loadsOf } from './assigning-facts.ts';
import { useAssigningView, useAssigningWords } from './assigning-view.ts';

/** Least, mean and most sheets of those who judge. */
export function LoadFigures() {
  const { ground, panels } = useAssigningView();
  const { t, format } = useAssigningWords();
  const { facts } = ground;
  const loads = useMemo(() => loadsOf(facts, panels), [facts, panels]);
  const numbers = facts.jurors.flatMap(({ id }) =>
    facts.details(id).left ? [] : [loads.get(id) ?? 0],
  );
  const sheets = [...loads.values()].reduce((sum, load) => sum + load, 0);
  const assigned = facts.submissions.filter(({ id }) => atWork(facts, panels, id).length > 0);
  const over = facts.jurors.filter(({ id }) => {
    const { capacity } = facts.details(id);
    return capacity !== null && (loads.get(id) ?? 0) > capacity;
  });
  const mean = numbers.reduce((sum, load) => sum + load, 0) / Math.max(1, numbers.length);
  return (
    <KeyFigures
      label={t('loads.title')}
      figures={[
        {
          id: 'assigned',
          value: t('common:progress', {
            done: format.number(assigned.length),
            total: format.number(facts.submissions.length),
          }),
          note: t('loads.assigned'),
        },
        { id: 'sheets', value: format.number(sheets), note: t('loads.sheets') },
        {
          id: 'least',
          value: format.number(numbers.reduce((least, load) => Math.min(least, load), Infinity)),
          note: t('loads.least'),
        },
        { id: 'mean', value: format.number(mean, 1), note: t('loads.mean') },
        {
          id: 'most',
          value: format.number(numbers.reduce((most, load) => Math.max(most, load), 0)),
          note: t('loads.most'),
        },
        ...(over.length === 0
          ? []
          : [
              {
                id: 'over',
                value: format.number(over.length),
                note: t('loads.over'),
                tone: 'warn' as const,
              },
            ]),
      ]}
    />
  );
}

function useLoadColumns(): readonly Column<Person>[] {
  const { ground, panels } = useAssigningView();
  const { t, format, regionOf } = useAssigningWords();
  const { facts } = ground;
  const [now, next] = useMemo(
    () => [loadsOf(facts, facts.recorded), loadsOf(facts, panels)],
    [facts, panels],
  );
  const load = ({ id }: Person): number => next.get(id) ?? 0;
  const most = [...next.values()].reduce((longest, each) => Math.max(longest, each), 1);
  return [
    {
      id: 'name',
      title: t('common:juror'),
      cell: (person) => (
        <>
          {fullName(person)}{' '}
          {facts.details(person.id).left && <Chip icon="minus">{t('loads.left')}</Chip>}
        </>
      ),
    },
    { id: 'region', title: t('common:region'), cell: ({ region }) => regionOf(region) },
    {
      id: 'now',
      title: t('loads.now'),
      numeric: true,
      compare: (a, b) => (now.get(a.id) ?? 0) - (now.get(b.id) ?? 0),
      cell: ({ id }) => format.number(now.get(id) ?? 0),
    },
    {
      id: 'next',
      title: t('loads.next'),
      numeric: true,
      compare: (a, b) => load(a) - load(b),
      cell: (person) => format.number(load(person)),
    },
    {
      id: 'limit',
      title: t('loads.limit'),
      numeric: true,
      cell: ({ id }) => {
        const { capacity } = facts.details(id);
        return capacity === null ? '—' : format.number(capacity);
      },
    },
    {
      id: 'bar',
      title: <span className="sr">{t('loads.title')}</span>,
      cell: (person) => (
        <div className="assign-load">
          <ProgressBar label={fullName(person)} value={load(person)} total={most} thin />
        </div>
      ),
    },
  ];
}

/** Everyone's load now and as it would be, as figures and as a bar. */
export function LoadsCard() {
  const { ground } = useAssigningView();
  const { t } = useAssigningWords();
  const columns = useLoadColumns();
  return (
    <Card title={t('loads.title')} pad={false} className="assign-table">
      <div className="scroll-x">
        <Table
          label={t('loads.title')}
          columns={columns}
          rows={ground.facts.jurors}
          rowKey={({ id }) => id}
        />
      </div>
    </Card>
  );
}
