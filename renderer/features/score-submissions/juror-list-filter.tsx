import type { Id } from '../../../shared/contest/contest.ts';
import { foldForSearch, matchesSearch } from '../../../shared/language/search-fold.ts';
import type { SheetStatus } from '../../../shared/scoring/sheet.ts';
import { useText } from '../../language/use-text.ts';
import { FilterPills } from '../../ui/filter-pills.tsx';
import type { JurorWork, WorkCounts, WorkItem } from './juror-work.ts';

/** Begun work first, then what is to do, then what is done. */
const statusOrder = [
  'disputed',
  'partial',
  'empty',
  'complete',
  'handed-in',
  'recused',
] as const satisfies readonly SheetStatus[];

/** A state, or what the juror marked with a star. */
export type Filter = SheetStatus | 'all' | 'starred';

/** What the juror looks for in the list. */
export interface Search {
  readonly filter: Filter;
  readonly query: string;
}

const searchText = ({ submission }: WorkItem, blind: boolean): string =>
  foldForSearch([submission.id, submission.title, blind ? '' : submission.applicant].join(' '));

/** What a filter and a search leave of the list: begun work first, then what is to do, then what is done. */
export function chooseItems(
  work: JurorWork,
  starred: ReadonlySet<Id>,
  { filter, query }: Search,
): readonly WorkItem[] {
  const { blind } = work.stage.assignment;
  const isChosen = ({ submission, sheet }: WorkItem) =>
    filter === 'all' ||
    (filter === 'starred' ? starred.has(submission.id) : sheet.status === filter);
  return statusOrder
    .flatMap((status) => work.items.filter((item) => item.sheet.status === status))
    .filter((item) => isChosen(item))
    .filter((item) => query === '' || matchesSearch(searchText(item, blind), query));
}

/** Filters by state and star with their counts; "being checked" and the star only where there is something. */
export function StatusFilter({
  value,
  counts,
  starred,
  total,
  onChange,
}: {
  readonly value: Filter;
  readonly counts: WorkCounts;
  readonly starred: number;
  readonly total: number;
  readonly onChange: (filter: Filter) => void;
}) {
  const { t, format } = useText('juror-list');
  const shown = statusOrder.filter((status) => status !== 'disputed' || counts.disputed > 0);
  return (
    <FilterPills
      label={t('common:filter')}
      value={value}
      onChange={onChange}
      options={[
        { value: 'all', label: t('common:all'), count: format.number(total) },
        ...shown.map((status) => ({
          value: status,
          label: t(`status.${status}`),
          count: format.number(counts[status]),
        })),
        ...(starred > 0 || value === 'starred'
          ? [{ value: 'starred' as const, label: t('starred'), count: format.number(starred) }]
          : []),
      ]}
    />
  );
}
