import { groupBy } from '../../../shared/basics/group-by.ts';
import type { Action } from '../../../shared/contest/action.ts';
import { type DeskView, setDesk } from '../../../shared/deciding/desk.ts';
import type { LogId } from '../../../shared/log/operation.ts';
import { desksBehind } from '../../../shared/merge/desk-views.ts';
import type { ContestState, KeyLog } from '../../../shared/merge/state.ts';

/** A desk that is waited for though another log says that it goes on from its own: it will see nothing new any more. */
export interface ReplacedDesk {
  readonly desk: DeskView;
  /** A last log that goes on from it. */
  readonly by: LogId;
}

type Successor = KeyLog & { readonly continues: LogId };

/** The logs of headquarters by the one that each went on from. */
const successors = ({
  keys,
}: Pick<ContestState, 'keys'>): ReadonlyMap<LogId, readonly Successor[]> =>
  groupBy(
    [...keys.values()]
      .flatMap(({ role, logs }) => (role === 'headquarters' ? logs : []))
      .filter((log): log is Successor => log.continues !== null),
    ({ continues }) => continues,
  );

/**
 * Follows what goes on from a log to the ends, of which there are several where one copy was restored more than once;
 * stops where logs name each other in a circle.
 */
function endsOf(log: LogId, next: ReturnType<typeof successors>): readonly LogId[] {
  const passed = new Set([log]);
  // What is put in while it is gone through has its turn too.
  for (const at of passed) for (const { log: further } of next.get(at) ?? []) passed.add(further);
  return [...passed].filter((each) => !next.has(each));
}

/**
 * Desks that hold sealing up and whose place a restored or copied installation took, with each that did: which of
 * several goes on, a person says.
 */
export function replacedDesks(
  state: Pick<ContestState, 'desks' | 'keys'>,
): readonly ReplacedDesk[] {
  const next = successors(state);
  return desksBehind(state).flatMap((desk) =>
    endsOf(desk.log, next)
      .filter((by) => by !== desk.log)
      .map((by) => ({ desk, by })),
  );
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
