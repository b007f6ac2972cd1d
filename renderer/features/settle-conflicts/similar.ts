import type { Id } from '../../../shared/contest/contest.ts';
import type { Operation, OperationId } from '../../../shared/log/operation.ts';
import type { Alternative, ContestState, Fork, HardConflict } from '../../../shared/merge/state.ts';
import type { ConflictItem } from './conflict-item.ts';

/** How other open items are like the one being decided, from the narrowest to the widest. */
export type Likeness = 'sources' | 'juror' | 'region' | 'signer-region' | 'everywhere';

export interface SimilarGroup<Item> {
  readonly likeness: Likeness;
  readonly items: readonly Item[];
}

/** Groups that reach further than the ones before them. */
function growing<Item>(groups: readonly SimilarGroup<Item>[]): readonly SimilarGroup<Item>[] {
  let reached = 0;
  return groups.filter(({ items }) => {
    const wider = items.length > reached;
    reached = Math.max(reached, items.length);
    return wider;
  });
}

/** A similar conflict with the version that the same side gave there. */
export interface SimilarConflict {
  readonly conflict: HardConflict;
  readonly version: Alternative;
}

const onlyOne = (alternatives: readonly Alternative[]): Alternative | null =>
  alternatives.length === 1 ? (alternatives[0] ?? null) : null;

const logsOf = (conflict: HardConflict): string =>
  conflict.alternatives
    .map(({ operation }) => operation.log)
    .toSorted()
    .join(' ');

const regionOf = (juror: Id | undefined, state: ContestState): string | null =>
  state.people.get(juror ?? '')?.region ?? null;

/**
 * Score and comment conflicts in which the same side may be trusted too: between the same two laptops (a stack of paper
 * typed in twice), on the same juror's sheets, on the sheets of the same region's jurors.
 */
export function similarConflicts(
  conflict: HardConflict,
  chosen: OperationId,
  state: ContestState,
): readonly SimilarGroup<SimilarConflict>[] {
  const side = conflict.alternatives.find(({ operation }) => operation.id === chosen);
  if (conflict.sheet === null || side === undefined) return [];
  const { juror } = conflict.sheet;
  const region = regionOf(juror, state);
  const others = state.hard.filter(({ key, sheet }) => sheet !== null && key !== conflict.key);
  const group = (
    likeness: Likeness,
    isLike: (other: HardConflict) => boolean,
    isSide: (version: Alternative) => boolean,
  ): SimilarGroup<SimilarConflict> => ({
    likeness,
    items: others.filter(isLike).flatMap((other) => {
      const version = onlyOne(other.alternatives.filter(isSide));
      return version === null ? [] : [{ conflict: other, version }];
    }),
  });
  const samePerson = ({ author }: Alternative): boolean =>
    author.person !== null && author.person === side.author.person;
  return growing([
    group(
      'sources',
      (other) => logsOf(other) === logsOf(conflict),
      ({ operation }) => operation.log === side.operation.log,
    ),
    group('juror', (other) => other.sheet?.juror === juror, samePerson),
    group(
      'region',
      (other) => region !== null && regionOf(other.sheet?.juror, state) === region,
      ({ author }) => author.role !== null && author.role === side.author.role,
    ),
  ]);
}

type QuarantineItem = Extract<ConflictItem, { readonly type: 'quarantine' }>;

/** Records kept aside for the same reason: from the same region, then from anywhere. */
export function similarQuarantine(
  item: QuarantineItem,
  open: readonly ConflictItem[],
  state: ContestState,
): readonly SimilarGroup<QuarantineItem>[] {
  const others = open.flatMap((other) =>
    other.type === 'quarantine' && other.id !== item.id && other.reason === item.reason
      ? [other]
      : [],
  );
  const region = regionOf(item.person ?? undefined, state);
  return growing([
    {
      likeness: 'signer-region',
      items: others.filter(
        ({ person }) => region !== null && regionOf(person ?? undefined, state) === region,
      ),
    },
    { likeness: 'everywhere', items: others },
  ]);
}

/** Other copied installations: of the same region, then anywhere. */
export function similarForks(fork: Fork, state: ContestState): readonly SimilarGroup<Fork>[] {
  const others = state.forks.filter(({ settled, log }) => !settled && log !== fork.log);
  const region = regionOf(fork.person ?? undefined, state);
  return growing([
    {
      likeness: 'signer-region',
      items: others.filter(
        ({ person }) => region !== null && regionOf(person ?? undefined, state) === region,
      ),
    },
    { likeness: 'everywhere', items: others },
  ]);
}

/** Versions that a decision on a similar conflict replaces. */
export const seenIn = ({ conflict }: SimilarConflict): readonly Operation[] =>
  conflict.alternatives.map(({ operation }) => operation);
