import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';

import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { TextField } from '../../ui/field.tsx';
import { FilterPills } from '../../ui/filter-pills.tsx';
import { projectAddress } from './follow-places.ts';
import type { FollowSubject } from './follow-subject.ts';
import { NewProjectDialog } from './project-dialog.tsx';
import {
  countIn,
  foundRows,
  type ProjectFilter,
  projectFilters,
  projectRows,
} from './project-rows.ts';
import { ProjectsTable } from './projects-table.tsx';
import { OtherApplication } from './other-application.tsx';
import { TakeOver } from './take-over.tsx';
import { useFollowWords } from './use-follow-words.ts';

/** All projects that this desk follows, found by words and states. */
export function ProjectsTab({ subject }: { readonly subject: FollowSubject }) {
  const words = useFollowWords(subject.settings);
  const { t, format } = words;
  const [, navigate] = useLocation();
  const [adding, setAdding] = useState(false);
  const [filter, setFilter] = useState<ProjectFilter>('all');
  const [query, setQuery] = useState('');
  const all = useMemo(() => projectRows(subject), [subject]);
  const rows = useMemo(() => foundRows(all, { filter, query }), [all, filter, query]);
  const isHeadquarters = subject.region === null;
  if (all.length === 0 && !isHeadquarters)
    return (
      <>
        <EmptyState title={t('empty.regionTitle')}>{t('empty.regionText')}</EmptyState>
        <OtherApplication subject={subject} words={words} />
      </>
    );
  return (
    <>
      {isHeadquarters && <TakeOver subject={subject} words={words} />}
      <div className="follow-tools">
        <TextField
          label={t('projects.search')}
          type="search"
          icon="search"
          placeholder={t('projects.searchHint')}
          value={query}
          onChange={setQuery}
        />
        {isHeadquarters && (
          <Button icon="plus" onClick={() => setAdding(true)}>
            {t('projects.add')}
          </Button>
        )}
      </div>
      <FilterPills
        label={t('projects.filter')}
        value={filter}
        onChange={setFilter}
        options={projectFilters.map((value) => ({
          value,
          label: t(`projects.filters.${value}`),
          count: format.number(countIn(all, value)),
        }))}
      />
      <ProjectsTable
        rows={rows}
        words={words}
        withMoney={isHeadquarters}
        onOpen={(submission) => navigate(projectAddress(submission))}
      />
      {!isHeadquarters && <OtherApplication subject={subject} words={words} />}
      {adding && (
        <NewProjectDialog subject={subject} words={words} onClose={() => setAdding(false)} />
      )}
    </>
  );
}
