import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';

import type { ContestSettings, Id } from '../../../shared/contest/contest.ts';
import type { Submission } from '../../../shared/contest/submission.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import type { RowList } from '../../data-table/row-list.ts';
import type { ViewContent } from '../../data-table/view-choice.tsx';
import { useText } from '../../language/use-text.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { type OrderedColumn, orderedColumns } from '../../workers/finding-messages.ts';
import type { FindState } from './find-applications.ts';
import { type ListMemory, listMemoryOf, type ListSettings, plainView } from './find-memory.ts';
import {
  admissionOf,
  isFiltered,
  noFilters,
  passes,
  ranksOfFew,
  ranksOfFigures,
  type RowFacts,
  type RowFilters,
  rowsOf,
} from './find-rows.ts';

/** How many jurors each application has, counted when it is first asked for: there may be as many panels as applications. */
function jurorCounts(assignments: ContestState['assignments']): (id: Id) => number {
  let counts: Map<Id, number> | null = null;
  const counted = (): Map<Id, number> => {
    const jurors = new Map<Id, number>();
    for (const [key, people] of assignments) {
      const submission = key.slice(key.indexOf('/') + 1);
      jurors.set(submission, (jurors.get(submission) ?? 0) + people.length);
    }
    return jurors;
  };
  return (id) => (counts ??= counted()).get(id) ?? 0;
}

/** How many documents and jurors each application has, and what came of earlier ones. */
export function useRowFacts(
  documents: ContestState['documents'],
  assignments: ContestState['assignments'],
  beforeOf: RowFacts['beforeOf'],
): RowFacts {
  return useMemo(() => {
    const jurorsOf = jurorCounts(assignments);
    return { documentsOf: (id) => documents.get(id)?.length ?? 0, jurorsOf, beforeOf };
  }, [documents, assignments, beforeOf]);
}

/** Filters as they are kept in a view; what the program does not know is left out. */
export const filtersOf = (kept: Readonly<Record<string, string>>): RowFilters => ({
  ...noFilters,
  ...Object.fromEntries(Object.entries(kept).filter(([name]) => name in noFilters)),
});

/** What the person set in the list, kept while they look into an application. */
export interface ListView extends ListSettings {
  readonly filters: RowFilters;
  readonly change: (change: Partial<ViewContent>) => void;
  /** Null for the list as it is without a view. */
  readonly choose: (name: string, view: ViewContent | null) => void;
  readonly select: (selected: ReadonlySet<string>) => void;
  readonly activate: (active: string | null) => void;
}

export function useListView({ settings }: ListMemory): ListView {
  const kept = useStore(settings);
  const { setState } = settings;
  const filters = useMemo(() => filtersOf(kept.view.filters), [kept.view.filters]);
  return {
    ...kept,
    filters,
    change: (change) => setState(({ view }) => ({ view: { ...view, ...change } })),
    choose: (chosen, view) => setState({ chosen, view: view ?? plainView }),
    select: (selected) => setState({ selected }),
    activate: (active) => setState({ active }),
  };
}

const isOrdered = (column: string): column is OrderedColumn =>
  orderedColumns.some((each) => each === column);

/** By application its place in the order of a column; null where the order of what was found is to stay. */
function useRanks(
  { submissions, numberRanks, ranks, found }: FindState,
  column: string | null,
  facts: RowFacts,
  settings: ContestSettings,
): Uint32Array | null {
  return useMemo(() => {
    const few = (valueOf: (submission: Submission) => string, order: readonly string[]) =>
      ranksOfFew(submissions, valueOf, order);
    switch (column) {
      case null:
        return found === null ? numberRanks : null;
      case 'id':
        return numberRanks;
      case 'title':
      case 'applicant':
      case 'town':
        return ranks.get(column) ?? null;
      case 'nomination':
        return few(
          ({ nomination }) => nomination,
          settings.nominations.map(({ id }) => id),
        );
      case 'region':
        return few(({ region }) => region ?? '', settings.regions);
      case 'language':
        return few(({ language }) => language, ['kk', 'ru', 'en']);
      case 'admission':
        return few(admissionOf, ['undecided', 'admitted', 'refused']);
      case 'budget':
        return ranksOfFigures(submissions, ({ budget }) => budget);
      case 'documents':
        return ranksOfFigures(submissions, ({ id }) => facts.documentsOf(id));
      case 'jurors':
        return ranksOfFigures(submissions, ({ id }) => facts.jurorsOf(id));
      default:
        return null;
    }
  }, [submissions, numberRanks, ranks, found, column, facts, settings]);
}

/** The memory of this window's list, its finder in step with the contest. */
export function useFinder(
  settings: ContestSettings,
  submissions: ReadonlyMap<Id, Submission>,
  blocked: ReadonlyMap<string, string>,
): { readonly memory: ListMemory; readonly state: FindState } {
  const { t } = useText('finding');
  const desk = useDeskCommands();
  const memory = useMemo(() => listMemoryOf(desk), [desk]);
  const { finder } = memory;
  const blockedLabel = t('blocked');
  useEffect(
    () => finder.take({ settings, submissions, blocked, blockedLabel }),
    [finder, settings, submissions, blocked, blockedLabel],
  );
  return { memory, state: useSyncExternalStore(finder.subscribe, finder.getState) };
}

/** Rows of the list as they are shown, and how many of them have what was typed. */
export interface ListRows {
  readonly rows: RowList<Submission>;
  readonly exact: number;
}

/** What was found and passes the filters, in order; asks the index where it has to. */
export function useListRows(
  { memory, state }: { readonly memory: ListMemory; readonly state: FindState },
  { view, filters }: ListView,
  facts: RowFacts,
  settings: ContestSettings,
): ListRows {
  const { finder } = memory;
  const column = view.sorting?.column ?? null;
  useEffect(() => finder.find(view.query), [finder, view.query]);
  useEffect(() => {
    if (column !== null && isOrdered(column)) finder.order(column);
  }, [finder, column]);
  const ranks = useRanks(state, column, facts, settings);
  const { submissions, found } = state;
  return useMemo(() => {
    const { ordinals, exact } = rowsOf({
      submissions,
      found,
      isShown: isFiltered(filters) ? (submission) => passes(submission, filters, facts) : null,
      sorting: view.sorting,
      ranks,
    });
    const at = (index: number): Submission => {
      const submission = submissions[ordinals[index] ?? 0];
      if (submission === undefined || submission === null)
        throw new Error('a row of the list is an application');
      return submission;
    };
    const rows = {
      length: ordinals.length,
      at,
      keyAt: (index: number) => at(index).id,
      slotAt: (index: number) => ordinals[index] ?? 0,
    };
    return { rows, exact };
  }, [submissions, found, filters, facts, view.sorting, ranks]);
}
