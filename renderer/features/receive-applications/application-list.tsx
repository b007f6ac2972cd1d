import { useMemo, useState } from 'react';

import type { ContestSettings, Id } from '../../../shared/contest/contest.ts';
import { regionShortName } from '../../../shared/contest/regions.ts';
import type { Submission } from '../../../shared/contest/submission.ts';
import { foldForSearch, matchesSearch } from '../../../shared/language/search-fold.ts';
import { compareNumbers } from '../../../shared/scoring/list-order.ts';
import { useText } from '../../language/use-text.ts';
import { Chip } from '../../ui/chip.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { TwoLines, type Column } from '../../ui/table.tsx';
import { PagedTable } from './paged-table.tsx';

function useColumns(settings: ContestSettings): readonly Column<Submission>[] {
  const { t, language, format } = useText('intake');
  const titles = new Map(
    settings.nominations.map(({ id, title }) => [id, format.localized(title)]),
  );
  return [
    { id: 'id', title: '№', cell: ({ id }) => id },
    {
      id: 'title',
      title: t('common:submission'),
      cell: ({ title, applicant, language: written }) => (
        <TwoLines first={<span lang={written}>{title}</span>} second={applicant} />
      ),
    },
    {
      id: 'nomination',
      title: t('common:nomination'),
      cell: ({ nomination }) => titles.get(nomination) ?? nomination,
    },
    {
      id: 'region',
      title: t('common:region'),
      cell: ({ region }) =>
        region === null ? '—' : regionShortName(region, settings.regionsProfile, language),
    },
    {
      id: 'admission',
      title: t('admission'),
      cell: ({ eligibility }) =>
        eligibility.admitted ? (
          <Chip tone="ok" icon="check">
            {t('isAdmitted')}
          </Chip>
        ) : (
          <Chip tone="danger" icon="x">
            {t('isRefused')}
          </Chip>
        ),
    },
  ];
}

const searchText = ({ id, title, applicant, town, bin }: Submission): string =>
  foldForSearch([id, title, applicant, town, bin].join(' '));

/** Applications in the order of their numbers that have the words and the nomination ("" for any). */
function useFound(submissions: ReadonlyMap<Id, Submission>, query: string, nomination: string) {
  const folded = useMemo(
    () =>
      [...submissions.values()]
        .toSorted((a, b) => compareNumbers(a.id, b.id))
        .map((submission) => ({ submission, text: searchText(submission) })),
    [submissions],
  );
  return useMemo(
    () =>
      folded.flatMap(({ submission, text }) =>
        (nomination === '' || submission.nomination === nomination) && matchesSearch(text, query)
          ? [submission]
          : [],
      ),
    [folded, nomination, query],
  );
}

/** Applications of the contest, found by any of their words; one that is chosen opens. */
export function ApplicationList({
  settings,
  submissions,
  onOpen,
}: {
  readonly settings: ContestSettings;
  readonly submissions: ReadonlyMap<Id, Submission>;
  readonly onOpen: (submission: Submission) => void;
}) {
  const { t, format } = useText('intake');
  const [query, setQuery] = useState('');
  const [nomination, setNomination] = useState('');
  const columns = useColumns(settings);
  const found = useFound(submissions, query, nomination);
  return (
    <>
      <div className="field-row">
        <TextField
          label={t('common:search')}
          type="search"
          icon="search"
          value={query}
          onChange={setQuery}
          placeholder={t('searchHint')}
        />
        <SelectField
          label={t('common:nomination')}
          value={nomination}
          onChange={setNomination}
          options={[
            { value: '', label: t('common:all') },
            ...settings.nominations.map(({ id, title }) => ({
              value: id,
              label: format.localized(title),
            })),
          ]}
        />
        <p className="meta" role="status">
          {t('common:submissionCount', { count: found.length })}
        </p>
      </div>
      <PagedTable
        key={`${nomination}/${query}`}
        label={t('title')}
        columns={columns}
        rows={found}
        rowKey={({ id }) => id}
        onSelect={(_, submission) => onOpen(submission)}
      />
    </>
  );
}
