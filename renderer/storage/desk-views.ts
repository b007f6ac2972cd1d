import { deskKinds, noteSeen } from '../../shared/deciding/desk.ts';
import type { LogId, Operation, SegmentId } from '../../shared/log/operation.ts';
import { operationAt } from '../../shared/log/read-log.ts';
import type { Segment } from '../../shared/log/segment.ts';
import type { Archive } from '../../shared/merge/archive.ts';
import { basisOf, isBeyondAudit } from '../../shared/merge/desk-views.ts';
import { chainFrom } from '../../shared/merge/log-chains.ts';
import type { ContestState } from '../../shared/merge/state.ts';
import type { ContestKeeper } from './contest-keeper.ts';
import type { DeskError } from './desk.ts';
import { sealOwn } from './new-log.ts';

/**
 * Says in the own log that this desk holds what is here now: once for each basis, and only on a desk that headquarters
 * named and that has not left. To be called where records are exchanged with other desks, after taking and before
 * handing on. False where there was nothing to say.
 */
export async function recordView(keeper: ContestKeeper): Promise<boolean> {
  if (keeper.profile.role !== 'headquarters' || keeper.behind) return false;
  const { log } = keeper.profile;
  const own = keeper.state.desks.get(log);
  if (own === undefined || own.state === 'left') return false;
  // What is not sealed yet is in no basis, and must not lie in one segment with the view.
  await sealOwn(keeper);
  if (keeper.state.desks.get(log)?.seen?.current === true) return false;
  await keeper.record([noteSeen(log, basisOf(keeper.contents))]);
  return true;
}

/** Refuses kinds that are no auditor's on a laptop that headquarters named as one that audits. */
export const refuseOnAudit = (
  { state, profile }: Pick<ContestKeeper, 'state' | 'profile'>,
  ...kinds: readonly string[]
): DeskError | null =>
  kinds.some((kind) => isBeyondAudit(state, profile.log, kind)) ? { type: 'DeskAudits' } : null;

/** Most actions of a log that are told. */
const actionsTold = 20;

/** What segments recorded, from the last one that is named backwards. */
function actionsIn(
  ids: readonly SegmentId[],
  segments: ReadonlyMap<SegmentId, Segment>,
): readonly Operation[] {
  const last: Operation[] = [];
  for (const id of ids) {
    const segment = segments.get(id);
    if (segment === undefined) continue;
    for (let row = segment.header.operations - 1; row >= 0; row -= 1) {
      const operation = operationAt(segment, row, segments);
      if (operation.kind !== deskKinds.seen) last.push(operation);
      if (last.length >= actionsTold) return last;
    }
  }
  return last;
}

/** What headquarters' logs recorded last, by log, latest first; that a desk has seen something is no action. */
export function lastActionsOf({
  state,
  contents: { segments },
}: {
  readonly state: Pick<ContestState, 'keys'>;
  readonly contents: Pick<Archive, 'segments'>;
}): ReadonlyMap<LogId, readonly Operation[]> {
  const actions = new Map<LogId, readonly Operation[]>();
  for (const { role, logs } of state.keys.values()) {
    if (role !== 'headquarters') continue;
    for (const { log, heads } of logs) {
      const chains = heads.flatMap(({ head }) => chainFrom(head, segments));
      // What branches of a copied installation have in common is told once, after what each of them recorded.
      const ids = [...new Set(chains.toReversed())].toReversed();
      actions.set(log, actionsIn(ids, segments));
    }
  }
  return actions;
}
