import { useMemo } from 'react';

import { sortKey } from '../../../shared/language/sort-key.ts';
import { regionName } from '../../../shared/contest/regions.ts';
import type { Zone } from '../../../shared/ranking/ranking.ts';
import type { StageRanking } from '../../../shared/ranking/stage-ranking.ts';
import { useRankingWords } from '../../ranking/ranking-words.ts';
import { Button } from '../../ui/button.tsx';
import { type Choice, SelectField, TextField } from '../../ui/field.tsx';
import {
  type ListFilter,
  listCounts,
  noFilters,
  noRegion,
  type RankingFilters,
} from './ranking-filters.ts';

const zones: readonly Zone[] = ['in', 'grey', 'out'];
const lists: readonly ListFilter[] = ['on', 'open', 'passed', 'off', 'apart'];

/** Regions of the applications that are ranked, in the order of the language. */
function useRegionChoices(stageRanking: StageRanking): readonly Choice<string>[] {
  const { t, state, settings, language } = useRankingWords();
  return useMemo(() => {
    const codes = new Set(
      stageRanking.ranking.submissions.map(
        ({ submission }) => state.submissions.get(submission)?.region ?? noRegion,
      ),
    );
    const named = [...codes]
      .filter((code) => code !== noRegion)
      .map((value) => ({ value, label: regionName(value, settings.regionsProfile, language) }))
      .toSorted((a, b) => (sortKey(a.label) < sortKey(b.label) ? -1 : 1));
    return codes.has(noRegion)
      ? [...named, { value: noRegion, label: t('filters.noRegion') }]
      : named;
  }, [stageRanking, state, settings, language, t]);
}

/** Choices with how many there are; those of which there is none only while they are chosen. */
function useListChoices(
  stageRanking: StageRanking,
  { nomination, list }: RankingFilters,
): readonly Choice<ListFilter>[] {
  const { t, format } = useRankingWords();
  const counts = useMemo(() => listCounts(stageRanking, nomination), [stageRanking, nomination]);
  return lists
    .filter((each) => counts[each] > 0 || each === list)
    .map((value) => ({
      value,
      label: t('filters.withCount', {
        words: t(`filters.list.${value}`),
        count: format.number(counts[value]),
      }),
    }));
}

/** A choice whose first option says what it is about. */
interface Narrowing {
  readonly name: 'nomination' | 'region' | 'zone' | 'list';
  readonly label: string;
  readonly any: string;
  readonly options: readonly Choice<string>[];
}

/** The choices that there is something to choose from in. */
function useNarrowings(stageRanking: StageRanking, filters: RankingFilters): readonly Narrowing[] {
  const { t, format, settings } = useRankingWords();
  const regions = useRegionChoices(stageRanking);
  const listOptions = useListChoices(stageRanking, filters);
  const nominations = settings.nominations.map(({ id, title }) => ({
    value: id,
    label: format.localized(title),
  }));
  const hasZones = stageRanking.ranking.submissions.some(({ zone }) => zone !== null);
  const zoneOptions = hasZones
    ? zones.map((value) => ({ value, label: t(`filters.zone.${value}`) }))
    : [];
  const all: readonly Narrowing[] = [
    {
      name: 'nomination',
      label: t('common:nomination'),
      any: t('allNominations'),
      options: nominations.length > 1 ? nominations : [],
    },
    {
      name: 'region',
      label: t('common:region'),
      any: t('filters.allRegions'),
      options: regions.length > 1 ? regions : [],
    },
    { name: 'zone', label: t('column.zone'), any: t('filters.allZones'), options: zoneOptions },
    {
      name: 'list',
      label: t('filters.listLabel'),
      any: t('filters.anyList'),
      options: listOptions,
    },
  ];
  return all.filter(({ options }) => options.length > 0);
}

/** What is looked at: words or a number, nomination, region, zone, where applications stand towards the list. */
export function FilterBar({
  stageRanking,
  filters,
  onChange,
  shown,
}: {
  readonly stageRanking: StageRanking;
  readonly filters: RankingFilters;
  readonly onChange: (filters: RankingFilters) => void;
  /** How many are shown; null where nothing is narrowed. */
  readonly shown: number | null;
}) {
  const { t, format } = useRankingWords();
  const narrowings = useNarrowings(stageRanking, filters);
  const total = stageRanking.ranking.submissions.length;
  return (
    <div className="rank-filters" role="search" aria-label={t('filters.label')}>
      <TextField
        label={t('filters.search')}
        labelHidden
        placeholder={t('filters.search')}
        type="search"
        icon="search"
        value={filters.query}
        onChange={(query) => onChange({ ...filters, query })}
      />
      {narrowings.map(({ name, label, any, options }) => (
        <SelectField<string>
          key={name}
          label={label}
          labelHidden
          value={filters[name]}
          onChange={(value) => onChange({ ...filters, [name]: value })}
          options={[{ value: '', label: any }, ...options]}
        />
      ))}
      {(shown !== null || filters.nomination !== '') && (
        <Button variant="quiet" icon="x" onClick={() => onChange(noFilters)}>
          {t('common:clearFilter')}
        </Button>
      )}
      <p className="meta filter-note" role="status">
        {shown === null
          ? ''
          : t('filters.shown', { shown: format.number(shown), total: format.number(total) })}
      </p>
    </div>
  );
}
