import { useState } from 'react';

import type { ContestId } from '../../../shared/log/operation.ts';
import { type PastResult, pastResults, seasonLabel } from '../../../shared/seasons/season.ts';
import type { PastFilters } from '../../../shared/seasons/search-seasons.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import { usePastOutcome } from '../../results/past-outcome.ts';
import { useDesk } from '../../storage/use-desk.ts';
import type { YearHit, YearsWork, YearSummary } from '../../storage/years.ts';
import { Button } from '../../ui/button.tsx';
import { Chip, type Tone } from '../../ui/chip.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import type { IconName } from '../../ui/icon.tsx';
import { Working } from '../../ui/progress.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { pageSize, usePastSearch } from './use-past-search.ts';

const looks: Readonly<Record<PastResult, readonly [Tone, IconName | undefined]>> = {
  undecided: ['line', undefined],
  'not-admitted': ['line', undefined],
  admitted: ['line', undefined],
  scored: ['neutral', undefined],
  finalist: ['info', 'rank'],
  prize: ['ok', 'star'],
  winner: ['ok', 'star'],
};

/** Columns of earlier applications; of one season its year need not be repeated. */
function useColumns(
  seasons: readonly YearSummary[],
  withSeason: boolean,
): readonly Column<YearHit>[] {
  const { t, format } = useText('look-back');
  const outcomeOf = usePastOutcome();
  const known = new Map<ContestId, YearSummary>(seasons.map((each) => [each.contest, each]));
  const seasonOf = (contest: ContestId): string => {
    const season = known.get(contest);
    if (season === undefined) return '';
    return seasonLabel(season) || format.localized(season.title);
  };
  const season: Column<YearHit> = {
    id: 'season',
    title: t('table.season'),
    cell: ({ contest }) => seasonOf(contest),
  };
  return [
    ...(withSeason ? [season] : []),
    { id: 'number', title: t('table.number'), cell: ({ application }) => application.number },
    {
      id: 'title',
      title: t('table.title'),
      cell: ({ application }) => <span className="t1">{application.title}</span>,
    },
    {
      id: 'applicant',
      title: t('common:applicant'),
      cell: ({ application: { applicant, organisation } }) => (
        <>
          {applicant === '' ? t('nameBlocked') : applicant}
          {organisation !== '' && <span className="meta past-organisation">{organisation}</span>}
        </>
      ),
    },
    {
      id: 'result',
      title: t('table.result'),
      cell: ({ application }) => {
        const [tone, icon] = looks[application.result];
        return (
          <Chip tone={tone} {...(icon === undefined ? {} : { icon })}>
            {outcomeOf(application)}
          </Chip>
        );
      },
    },
  ];
}

/** What else of applications is wanted; the contest only where several are looked through. */
function Filters({
  seasons,
  filters,
  onChange,
}: {
  /** Empty where the contest is given. */
  readonly seasons: readonly YearSummary[];
  readonly filters: PastFilters;
  readonly onChange: (filters: PastFilters) => void;
}) {
  const { t, format } = useText('look-back');
  const any = { value: '', label: t('common:all') };
  return (
    <div className="field-row past-filters">
      {seasons.length > 0 && (
        <SelectField<string>
          label={t('search.season')}
          value={filters.contest ?? ''}
          onChange={(value) =>
            onChange({
              ...filters,
              contest: seasons.find(({ contest }) => contest === value)?.contest ?? null,
            })
          }
          options={[
            any,
            ...seasons.map((season) => ({
              value: season.contest,
              label: [seasonLabel(season), format.localized(season.title)]
                .filter((part) => part !== '')
                .join(' · '),
            })),
          ]}
        />
      )}
      <SelectField<string>
        label={t('search.result')}
        value={filters.result ?? ''}
        onChange={(value) =>
          onChange({ ...filters, result: pastResults.find((each) => each === value) ?? null })
        }
        options={[
          any,
          ...pastResults.toReversed().map((value) => ({ value, label: t(`results.${value}`) })),
        ]}
      />
      <SelectField
        label={t('search.granted')}
        value={filters.granted === null ? '' : filters.granted ? 'yes' : 'no'}
        onChange={(value) =>
          onChange({ ...filters, granted: value === '' ? null : value === 'yes' })
        }
        options={[
          any,
          { value: 'yes', label: t('search.grantedYes') },
          { value: 'no', label: t('search.grantedNo') },
        ]}
      />
    </div>
  );
}

/** How far the index of words is, which the first question waits for, and the way to stop it. */
function Indexing({
  work: { done, total },
  stop,
}: {
  readonly work: YearsWork;
  readonly stop: () => void;
}) {
  const { t } = useText('look-back');
  return (
    <Working
      text={t('search.indexing')}
      done={done}
      total={total}
      stop={<Button onClick={stop}>{t('stop')}</Button>}
    />
  );
}

/** Earlier applications of all seasons or of one, found by words as they are typed. */
export function PastList({
  seasons,
  contest,
  revision,
}: {
  readonly seasons: readonly YearSummary[];
  /** The one season to look through; null for all. */
  readonly contest: ContestId | null;
  readonly revision: string;
}) {
  const { t, format } = useText('look-back');
  const [query, setQuery] = useState('');
  const [filters, setFilters] = useState<PastFilters>({ contest, result: null, granted: null });
  const [most, setMost] = useState(pageSize);
  const { answer, error, waiting, stop } = usePastSearch(query, filters, { most, revision });
  const { years: work } = useDesk('years');
  const isIndexing = waiting && work?.work === 'index';
  const columns = useColumns(seasons, contest === null);
  // What was found before is no answer to words that wait for their index.
  const shown = isIndexing ? null : answer;
  const found = shown?.found ?? [];
  return (
    <div className="col g3">
      <TextField
        label={t('search.label')}
        type="search"
        icon="search"
        value={query}
        onChange={setQuery}
      />
      <Filters seasons={contest === null ? seasons : []} filters={filters} onChange={setFilters} />
      <ErrorBanner error={error} />
      {isIndexing && <Indexing work={work} stop={stop} />}
      {shown !== null && (
        <p className="meta" role="status">
          {t('search.shown', {
            total: format.number(shown.total),
            shown: format.number(found.length),
          })}
        </p>
      )}
      {shown !== null && (
        <div className="scroll-x">
          <Table
            label={t('table.label')}
            columns={columns}
            rows={found}
            rowKey={({ contest: home, application }) => `${home}/${application.number}`}
            empty={t('search.none')}
          />
        </div>
      )}
      {shown !== null && found.length < shown.total && (
        <Button variant="quiet" onClick={() => setMost(most + pageSize)}>
          {t('search.more')}
        </Button>
      )}
    </div>
  );
}
