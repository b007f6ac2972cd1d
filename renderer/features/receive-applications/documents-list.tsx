import { useState } from 'react';

import type { Id } from '../../../shared/contest/contest.ts';
import type { Submission } from '../../../shared/contest/submission.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { compareNumbers } from '../../../shared/scoring/list-order.ts';
import { useText } from '../../language/use-text.ts';
import { FilterPills } from '../../ui/filter-pills.tsx';
import { TwoLines, type Column } from '../../ui/table.tsx';
import { PagedTable } from './paged-table.tsx';

type Filter = 'all' | 'with' | 'without';

/** Every application with how many documents it has; one that is chosen opens. */
export function DocumentsList({
  state,
  onOpen,
}: {
  readonly state: ContestState;
  readonly onOpen: (submission: Id) => void;
}) {
  const { t, format } = useText('attach');
  const [filter, setFilter] = useState<Filter>('all');
  const { submissions, documents } = state;
  const countOf = ({ id }: Submission): number => documents.get(id)?.length ?? 0;
  const isOf = (submission: Submission, which: Filter): boolean =>
    which === 'all' || countOf(submission) > 0 === (which === 'with');
  const all = [...submissions.values()].toSorted((a, b) => compareNumbers(a.id, b.id));
  const columns: readonly Column<Submission>[] = [
    { id: 'id', title: '№', cell: ({ id }) => id },
    {
      id: 'title',
      title: t('common:submission'),
      cell: ({ title, applicant, language }) => (
        <TwoLines first={<span lang={language}>{title}</span>} second={applicant} />
      ),
    },
    {
      id: 'documents',
      title: t('column'),
      cell: (submission) =>
        countOf(submission) === 0 ? t('none') : t('count', { count: countOf(submission) }),
    },
  ];
  return (
    <>
      <FilterPills
        label={t('listFilter.label')}
        value={filter}
        onChange={setFilter}
        options={(['all', 'with', 'without'] as const).map((value) => ({
          value,
          label: t(`listFilter.${value}`),
          count: format.number(all.filter((submission) => isOf(submission, value)).length),
        }))}
      />
      <PagedTable
        key={filter}
        label={t('title')}
        columns={columns}
        rows={all.filter((submission) => isOf(submission, filter))}
        rowKey={({ id }) => id}
        onSelect={(id) => onOpen(id)}
      />
    </>
  );
}
