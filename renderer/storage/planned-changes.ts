import { groupBy } from '../../shared/basics/group-by.ts';
import type { OperationId, SegmentId } from '../../shared/log/operation.ts';
import type { ContestState } from '../../shared/merge/state.ts';
import type { FilePlan } from './desk.ts';

type Accepted = FilePlan & { readonly accepted: true };

/** What one file of several would change in the state. */
export type FileChanges = Pick<Accepted, 'newConflicts' | 'newQuarantined' | 'sheets'>;

/** Segment that an operation lies in. */
export const segmentOf = (operation: OperationId): SegmentId =>
  operation.slice(0, operation.lastIndexOf('.')) as SegmentId;

/** For each new open difference, the segments that it is made of. */
function newDifferences(before: ContestState, after: ContestState): readonly SegmentId[][] {
  const hard = new Set(before.hard.map(({ key }) => key));
  const open = (state: ContestState) => state.forks.filter(({ settled }) => !settled);
  const forks = new Set(open(before).map(({ log }) => log));
  return [
    ...after.hard
      .filter(({ key }) => !hard.has(key))
      .map(({ alternatives }) => alternatives.map(({ operation }) => segmentOf(operation.id))),
    ...open(after)
      .filter(({ log }) => !forks.has(log))
      .map(({ heads }) => [...heads]),
  ];
}

/**
 * What each of several files changes, told from one state before and one after all of them: an item belongs to the
 * last file that brought a part of it, and what no file brought but all together caused, to the last file.
 */
export function changesByFile(
  states: { readonly before: ContestState; readonly after: ContestState },
  broughtBy: ReadonlyMap<SegmentId, number>,
  files: number,
): readonly FileChanges[] {
  const { before, after } = states;
  const blamed = (segments: readonly SegmentId[]): number =>
    segments.reduce((last, id) => Math.max(last, broughtBy.get(id) ?? -1), -1);
  const home = (segments: readonly SegmentId[]): number => {
    const file = blamed(segments);
    return file < 0 ? files - 1 : file;
  };
  const conflicts = groupBy(newDifferences(before, after), home);
  const known = new Set(before.quarantine.map(({ operation }) => operation.id));
  const aside = groupBy(
    after.quarantine.filter(({ operation }) => !known.has(operation.id)),
    ({ operation }) => home([segmentOf(operation.id)]),
  );
  const sheets = groupBy(
    [...after.sheets].flatMap(([name, { handIn }]) =>
      handIn !== null && (before.sheets.get(name)?.handIn ?? null) === null ? [handIn] : [],
    ),
    ({ id }) => home([segmentOf(id)]),
  );
  return Array.from({ length: files }, (_, file) => ({
    newConflicts: conflicts.get(file)?.length ?? 0,
    newQuarantined: [...groupBy(aside.get(file) ?? [], ({ reason }) => reason)].map(
      ([reason, items]) => ({ reason, count: items.length }),
    ),
    sheets: sheets.get(file)?.length ?? 0,
  }));
}
