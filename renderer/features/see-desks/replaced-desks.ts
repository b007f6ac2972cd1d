import type { Action } from '../../../shared/contest/action.ts';
import { type DeskView, setDesk } from '../../../shared/deciding/desk.ts';
import type { LogId } from '../../../shared/log/operation.ts';
import { presentDesks } from '../../../shared/merge/desk-views.ts';
import type { ContestState } from '../../../shared/merge/state.ts';

/** A desk that takes part though another log says that it goes on from its own: it will see nothing new any more. */
export interface ReplacedDesk {
  readonly desk: DeskView;
  /** The last log that goes on from it. */
  readonly by: LogId;
}

/** The log that went on from each log of headquarters. */
function successors({ keys }: Pick<ContestState, 'keys'>): ReadonlyMap<LogId, LogId> {
  const next = new Map<LogId, LogId>();
  for (const { role, logs } of keys.values())
    if (role === 'headquarters')
      for (const { log, continues } of logs) if (continues !== null) next.set(continues, log);
  return next;
}

/** Follows what goes on from a log to its end; stops where logs name each other in a circle. */
function lastOf(log: LogId, next: ReadonlyMap<LogId, LogId>): LogId {
  const passed = new Set<LogId>();
  let at = log;
  for (;;) {
    const further = next.get(at);
    if (further === undefined || passed.has(further)) return at;
    passed.add(further);
    at = further;
  }
}

/** Desks whose place a restored or copied installation took, and which nobody called left yet. */
export function replacedDesks(
  state: Pick<ContestState, 'desks' | 'keys'>,
): readonly ReplacedDesk[] {
  const next = successors(state);
  return presentDesks(state).flatMap((desk) => {
    const by = lastOf(desk.log, next);
    return by === desk.log ? [] : [{ desk, by }];
  });
}

/** Says that nobody waits for a desk any more. */
export const leaves = ({ log, name, duty }: DeskView, reason: string): Action =>
  setDesk(log, { name, duty, state: 'left' }, reason);

/** Puts a log in a desk's place: it gets the desk's name unless it has one, and nobody waits for the former any more. */
export function putInPlace(
  { desk, by }: ReplacedDesk,
  { desks }: Pick<ContestState, 'desks'>,
  reason: string,
): readonly Action[] {
  const { name, duty, state } = desk;
  const own = desks.get(by);
  return [
    ...(own === undefined || own.state === 'left' ? [setDesk(by, { name, duty, state })] : []),
    leaves(desk, reason),
  ];
}
