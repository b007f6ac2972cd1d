import { groupBy } from '../basics/group-by.ts';
import { present } from '../basics/assert.ts';
import type { Operation, OperationId } from '../log/operation.ts';
import { parseHandIn } from '../scoring/score-schema.ts';
import { scoreKinds, sheetKey } from '../scoring/score-operations.ts';
import type { Directory } from './key-holders.ts';
import { headsByKey } from './heads.ts';
import { resolutionKinds } from './resolution-operations.ts';
import type { KnownOperations } from './root-statements.ts';
import { type ContestFacts, judgeActor, judgeSheetOperation, overreaches } from './rules.ts';
import { sheetPath } from './key-parts.ts';
import { mayBeReleased, type QuarantinedOperation, type QuarantineReason } from './state.ts';

/** What became of a set of operations: who counts, and who is kept aside with a reason. */
export interface Admission {
  readonly admitted: readonly Operation[];
  readonly quarantined: readonly {
    readonly operation: Operation;
    readonly reason: QuarantineReason;
  }[];
}

/** A person's decisions about quarantined operations, by id; `disputed` where headquarters' desks decided differently. */
export type Settlements = ReadonlyMap<OperationId, 'released' | 'left-out' | 'disputed'>;

/** Folds decisions about quarantined operations; what was taken back is as if it had never been said. */
export function readSettlements(
  operations: readonly Operation[],
  directory: Directory,
): Settlements {
  const valid = operations.filter(
    (operation) =>
      operation.kind === resolutionKinds.quarantine &&
      !directory.withdrawn.has(operation.id) &&
      judgeActor(operation, directory) === null &&
      !overreaches(operation, directory, directory.known),
  );
  return new Map(
    [...headsByKey(valid)].map(([key, heads]) => {
      const released = heads.filter(({ value }) => value === 'released').length;
      const outcome =
        released === heads.length ? 'released' : released === 0 ? 'left-out' : 'disputed';
      return [key.slice('quarantine/'.length) as OperationId, outcome];
    }),
  );
}

/** A quarantined operation with what became of it; a release of what may not be released settles nothing. */
export function settledAs(
  { operation, reason }: Admission['quarantined'][number],
  settlements: Settlements,
  releasable: boolean,
): QuarantinedOperation {
  const outcome = settlements.get(operation.id) ?? null;
  const disputed = outcome === 'disputed';
  const empty = outcome === 'released' && !(releasable && mayBeReleased(reason));
  return { operation, reason, settled: disputed || empty ? null : outcome, disputed };
}

/** What operations are admitted by, beside the rules of their stratum. */
export interface AdmissionContext {
  readonly directory: Directory;
  readonly settlements: Settlements;
  readonly byId: KnownOperations;
}

/**
 * Sorts operations into admitted and quarantined. `judge` answers for the stratum, where it has rules of its own;
 * replacing what one has no authority over is judged here, against everything that is known. What headquarters took
 * back is neither.
 */
export function admit(
  operations: readonly Operation[],
  context: AdmissionContext,
  judge?: (operation: Operation) => QuarantineReason | null,
): Admission {
  const { directory, settlements, byId } = context;
  const admitted: Operation[] = [];
  const quarantined: { operation: Operation; reason: QuarantineReason }[] = [];
  for (const operation of operations) {
    const { id } = operation;
    if (directory.withdrawn.has(id) || directory.replaced.has(id)) continue;
    const isWaiting = directory.unapproved.has(id);
    const reason =
      judgeActor(operation, directory) ??
      (isWaiting ? 'unapproved' : judge?.(operation)) ??
      (overreaches(operation, directory, byId) ? 'authority' : null);
    const released = settlements.get(id) === 'released' && !isWaiting;
    if (reason === null || (released && mayBeReleased(reason))) admitted.push(operation);
    if (reason !== null) quarantined.push({ operation, reason });
  }
  return { admitted, quarantined };
}

/** Hand-ins by sheet and log, in the order of their log. */
type HandIns = ReadonlyMap<string, readonly Operation[]>;

const handInPlace = (operation: Operation): string => {
  const path = present(sheetPath(operation.key), 'a sheet operation has a sheet key');
  return `${operation.log}/${sheetKey(path.stage, path.submission, path.juror)}`;
};

export const handInsByPlace = (handIns: readonly Operation[]): HandIns =>
  groupBy(
    handIns.toSorted((a, b) => a.ordinal - b.ordinal),
    handInPlace,
  );

/** True where a permission opens exactly this hand-in of the sheet that the operation is on. */
function opens(
  permission: Operation | undefined,
  operation: Operation,
  handIn: Operation,
): boolean {
  const path = present(sheetPath(operation.key), 'a sheet operation has a sheet key');
  const sheet = sheetKey(path.stage, path.submission, path.juror);
  return permission?.basis === handIn.id && permission.key === `reopening/${sheet}`;
}

/** After a hand-in, a sheet changes only under a permission that opened exactly that hand-in. */
export function isLocked(operation: Operation, handIns: HandIns, facts: ContestFacts): boolean {
  const earlier = (handIns.get(handInPlace(operation)) ?? []).filter((handIn) =>
    facts.follows(operation, handIn),
  );
  const last = earlier.at(-1);
  if (last === undefined) return false;
  const permission = operation.basis === null ? undefined : facts.reopenings.get(operation.basis);
  return !opens(permission, operation, last);
}

/** Admits what is done on sheets: hand-ins first, since they lock what comes after them. */
export function admitSheets(
  operations: readonly Operation[],
  context: AdmissionContext,
  facts: ContestFacts,
): Admission & { readonly handIns: readonly Operation[] } {
  const [closing, entries] = [
    operations.filter(({ kind }) => kind === scoreKinds.handIn),
    operations.filter(({ kind }) => kind !== scoreKinds.handIn),
  ];
  const closed = admit(closing, context, (operation) => judgeSheetOperation(operation, facts));
  const places = handInsByPlace(closed.admitted);
  const entered = admit(entries, context, (operation) => {
    const reason = judgeSheetOperation(operation, facts);
    if (reason !== null || operation.kind === resolutionKinds.resolve) return reason;
    return isLocked(operation, places, facts) ? 'sheet-locked' : null;
  });
  return {
    handIns: closed.admitted,
    admitted: entered.admitted,
    quarantined: [...closed.quarantined, ...entered.quarantined],
  };
}

/** True where a later hand-in of the same log lists all that the earlier one listed. */
function repeats(later: Operation, earlier: Operation, facts: ContestFacts): boolean {
  const [after, before] = [parseHandIn(later.value), parseHandIn(earlier.value)];
  if (after === undefined || before === undefined || !facts.follows(later, earlier)) return false;
  const lists = (field: 'scores' | 'comments'): boolean => {
    const listed = new Map(Object.entries(after[field]));
    return Object.entries(before[field]).every(([id, ordinal]) => listed.get(id) === ordinal);
  };
  return lists('scores') && lists('comments');
}

/** Answers whether a hand-in stays beside a later one that takes back what it listed without a permission. */
function handInsProtected(
  handIns: readonly Operation[],
  facts: ContestFacts,
): (operation: Operation, parent: OperationId) => boolean {
  const closed = new Map(handIns.map((handIn) => [handIn.id, handIn]));
  const opened = new Set<OperationId>();
  for (const permission of facts.reopenings.values()) {
    const handIn = permission.basis === null ? undefined : closed.get(permission.basis);
    if (handIn !== undefined && opens(permission, handIn, handIn)) opened.add(handIn.id);
  }
  return (operation, parent) => {
    const earlier = closed.get(parent);
    if (earlier === undefined || opened.has(parent)) return false;
    return operation.kind === scoreKinds.handIn && !repeats(operation, earlier, facts);
  };
}

/**
 * What hand-ins have signed stays beside what another branch or laptop wrote in its place: only a resolution, a
 * released operation or one under a permission for that very hand-in takes the place of a listed operation, or of the
 * hand-in itself.
 */
export function protectedBy(
  handIns: readonly Operation[],
  entries: readonly Operation[],
  context: { readonly facts: ContestFacts; readonly settlements: Settlements },
): (operation: Operation, parent: OperationId) => boolean {
  const { facts, settlements } = context;
  const byPlace = groupBy(entries, ({ log, ordinal }) => `${log}.${ordinal}`);
  const listed = new Map<OperationId, Operation>();
  for (const handIn of handIns) {
    const content = parseHandIn(handIn.value);
    const name = handIn.key.slice('sheet/'.length);
    const protect = (field: string, ordinals: Readonly<Record<string, number>> = {}): void => {
      for (const [criterion, ordinal] of Object.entries(ordinals)) {
        for (const entry of byPlace.get(`${handIn.log}.${ordinal}`) ?? []) {
          // What is listed under another name than its own is not signed by that.
          const named = entry.key === `${field}/${name}/${criterion}`;
          if (named && facts.follows(handIn, entry)) listed.set(entry.id, handIn);
        }
      }
    };
    protect('score', content?.scores);
    protect('comment', content?.comments);
  }
  const isKept = handInsProtected(handIns, facts);
  return (operation, parent) => {
    if (operation.kind === resolutionKinds.resolve) return false;
    if (settlements.get(operation.id) === 'released') return false;
    const handIn = listed.get(parent);
    if (handIn === undefined) return isKept(operation, parent);
    const permission = operation.basis === null ? undefined : facts.reopenings.get(operation.basis);
    return !opens(permission, operation, handIn);
  };
}
