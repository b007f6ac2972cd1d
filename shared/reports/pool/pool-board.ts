import { groupBy } from '../../basics/group-by.ts';
import type { Id, RegionCode } from '../../contest/contest.ts';
import type { Submission } from '../../contest/submission.ts';
import type { Said } from '../../merge/pool-facts.ts';
import type { ContestState } from '../../merge/state.ts';
import { type PoolEntry, poolStates } from '../../pooling/pool-entry.ts';
import { submissionsOf } from './pool-subjects.ts';

/** A project of the pool with what is said of it. */
export interface PoolRow {
  readonly submission: Submission;
  readonly entry: PoolEntry;
  /** Who said so last; null while the pool says no more than the application. */
  readonly said: Said | null;
  /** True where versions of the entry disagree and a person must decide. */
  readonly disputed: boolean;
}

/** How many projects, and the sum that they ask for, in whole tenge. */
export interface PoolTotal {
  readonly count: number;
  readonly sum: bigint;
}

/** What an application says of itself while nobody has put it into the pool. */
export const entryOfApplication = ({ nomination, answers }: Submission): PoolEntry => ({
  state: 'idea',
  track: nomination,
  maturity: answers['maturity'] ?? '',
  team: '',
  partners: answers['partners'] ?? '',
  note: '',
  moved: null,
});

/** Every project of the pool, by number: nothing here is an order of worth. */
export function poolRows(
  state: Pick<ContestState, 'submissions' | 'pool' | 'hard'>,
): readonly PoolRow[] {
  const disputed = new Set(state.hard.map(({ key }) => key));
  return submissionsOf(state, 'project').map((submission) => {
    const said = state.pool.get(submission.id);
    return {
      submission,
      entry: said ?? entryOfApplication(submission),
      said: said === undefined ? null : { by: said.by, wallClock: said.wallClock },
      disputed: disputed.has(`pool/${submission.id}`),
    };
  });
}

/** Exact, however many projects and however large their sums. */
export const totalOf = (rows: readonly PoolRow[]): PoolTotal => ({
  count: rows.length,
  sum: rows.reduce((sum, { submission: { budget } }) => sum + BigInt(budget ?? 0), 0n),
});

/** What rows may be grouped by. */
export type PoolGrouping = 'track' | 'region' | 'state' | 'maturity';

const groupOf = ({ submission, entry }: PoolRow, by: PoolGrouping): Id =>
  by === 'region' ? (submission.region ?? '') : entry[by];

/** Rows of each group, in the order of `known`, then those of groups that nobody listed; empty groups are left out. */
export function groupedRows(
  rows: readonly PoolRow[],
  by: PoolGrouping,
  known: readonly Id[],
): readonly { readonly id: Id; readonly rows: readonly PoolRow[] }[] {
  const groups = groupBy(rows, (row) => groupOf(row, by));
  const order = new Set<Id>([...known, ...[...groups.keys()].toSorted()]);
  return [...order].flatMap((id) => {
    const own = groups.get(id);
    return own === undefined ? [] : [{ id, rows: own }];
  });
}

/** Groups of the regions of a contest, then of projects that name none. */
export const rowsByRegion = (
  rows: readonly PoolRow[],
  regions: readonly RegionCode[],
): ReturnType<typeof groupedRows> => groupedRows(rows, 'region', regions);

/** Groups of the states, in the order of a project's way through the pool. */
export const rowsByState = (rows: readonly PoolRow[]): ReturnType<typeof groupedRows> =>
  groupedRows(rows, 'state', poolStates);
