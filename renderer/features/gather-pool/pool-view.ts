import type { Id } from '../../../shared/contest/contest.ts';
import { foldForSearch, matchesSearch } from '../../../shared/language/search-fold.ts';
import { type PoolEntry, type PoolState, poolStates } from '../../../shared/pooling/pool-entry.ts';
import type { PoolRow } from '../../../shared/reports/pool/pool-board.ts';

/** What of the pool is shown; empty = everything. */
export interface PoolFilter {
  readonly query: string;
  readonly region: Id;
  readonly track: Id;
}

export const noFilter: PoolFilter = { query: '', region: '', track: '' };

/** Rows that a filter keeps, in their order; words are found in any spelling. */
export function filteredRows(rows: readonly PoolRow[], filter: PoolFilter): readonly PoolRow[] {
  return rows.filter(
    ({ submission, entry }) =>
      (filter.region === '' || submission.region === filter.region) &&
      (filter.track === '' || entry.track === filter.track) &&
      matchesSearch(
        foldForSearch(`${submission.id} ${submission.title} ${submission.applicant}`),
        filter.query,
      ),
  );
}

/** A state that needs nothing but itself. */
const plainStates: readonly PoolState[] = ['idea', 'work', 'ready'];

/**
 * The entry one state further on or back; null at the ends and for a project that moved or was withdrawn, which needs
 * words.
 */
export function steppedEntry(entry: PoolEntry, step: 1 | -1): PoolEntry | null {
  const at = plainStates.indexOf(entry.state);
  const next = at < 0 ? undefined : plainStates[at + step];
  return next === undefined ? null : { ...entry, state: next };
}

/** Rows by state, every state with its own list. */
export const columnsOf = (
  rows: readonly PoolRow[],
): readonly { readonly state: PoolState; readonly rows: readonly PoolRow[] }[] =>
  poolStates.map((state) => ({ state, rows: rows.filter(({ entry }) => entry.state === state) }));

/** An entry as it is recorded: without who said it and when. */
export const plainEntry = (entry: PoolEntry): PoolEntry => ({
  state: entry.state,
  track: entry.track,
  maturity: entry.maturity,
  team: entry.team,
  partners: entry.partners,
  note: entry.note,
  moved: entry.moved,
});
