import { groupBy } from '../../../shared/basics/group-by.ts';
import type { Id } from '../../../shared/contest/contest.ts';
import type { LogId, Operation, OperationId } from '../../../shared/log/operation.ts';
import { resolutionKinds } from '../../../shared/merge/resolution-operations.ts';
import type { ContestState, Decision } from '../../../shared/merge/state.ts';

/**
 * What became of a decision: it stands, a desk took it back, a later one took its place, or what it settled is open
 * again because something new arrived.
 */
export type Standing = 'standing' | 'withdrawn' | 'replaced' | 'overtaken';

/** Everything one press of a button decided. */
export interface MadeDecision {
  readonly id: string;
  readonly log: LogId;
  readonly sequence: number;
  readonly wallClock: number;
  readonly person: Id | null;
  readonly reason: string;
  readonly parts: readonly { readonly decision: Decision; readonly standing: Standing }[];
}

/** Ids of decisions that another decision, not taken back, has taken the place of. */
const replacedBy = (decisions: readonly Decision[]): ReadonlySet<OperationId> =>
  new Set(
    decisions.flatMap(({ operation, withdrawal }) =>
      withdrawal === null ? [...operation.parents] : [],
    ),
  );

/** Decisions whose matter is open again, and what decided it differently. */
function reopened(state: ContestState): ReadonlySet<string> {
  const alternatives = state.hard.flatMap((conflict) =>
    conflict.alternatives.map(({ operation }) => operation.id),
  );
  const forks = state.forks.flatMap(({ log, settled }) => (settled ? [] : [`fork/${log}`]));
  const disputed = state.quarantine.flatMap(({ operation, settled }) =>
    settled === null ? [`quarantine/${operation.id}`] : [],
  );
  return new Set([...alternatives, ...forks, ...disputed]);
}

const isOpenAgain = ({ id, key, kind }: Operation, open: ReadonlySet<string>): boolean =>
  kind === resolutionKinds.resolve ? open.has(id) : open.has(key);

/** Every decision of headquarters, newest first, what was decided by one press together. */
export function madeDecisions(state: ContestState): readonly MadeDecision[] {
  const replaced = replacedBy(state.decisions);
  const open = reopened(state);
  const standingOf = ({ operation, withdrawal }: Decision): Standing => {
    if (withdrawal !== null) return 'withdrawn';
    if (replaced.has(operation.id)) return 'replaced';
    return isOpenAgain(operation, open) ? 'overtaken' : 'standing';
  };
  const presses = groupBy(
    state.decisions,
    ({ operation }) => `${operation.log}/${operation.sequence}/${operation.wallClock}`,
  );
  return [...presses]
    .flatMap(([id, decisions]): MadeDecision[] => {
      const [first] = decisions;
      if (first === undefined) return [];
      const { log, sequence, wallClock, signer, reason } = first.operation;
      return [
        {
          id,
          log,
          sequence,
          wallClock,
          person: state.keys.get(signer)?.person ?? null,
          reason,
          parts: decisions.map((decision) => ({ decision, standing: standingOf(decision) })),
        },
      ];
    })
    .toSorted(
      (a, b) => b.wallClock - a.wallClock || b.sequence - a.sequence || (a.id < b.id ? -1 : 1),
    );
}

/** Operations of a press that can still be taken back. */
export const withdrawable = ({ parts }: MadeDecision): readonly Operation[] =>
  parts.flatMap(({ decision, standing }) => (standing === 'standing' ? [decision.operation] : []));

/** What became of a press as a whole: it stands while any part of it does. */
export function standingOfPress({ parts }: MadeDecision): Standing {
  const order: readonly Standing[] = ['standing', 'overtaken', 'replaced', 'withdrawn'];
  return order.find((standing) => parts.some((part) => part.standing === standing)) ?? 'withdrawn';
}

/** The last press on this installation that can be taken back; null where there is none. */
export const lastPress = (state: ContestState, log: LogId | undefined): MadeDecision | null =>
  madeDecisions(state)
    .filter((made) => made.log === log && withdrawable(made).length > 0)
    .toSorted((a, b) => b.sequence - a.sequence)[0] ?? null;

/** Earlier decisions about a key that is open again, the newest first. */
export const earlierDecisions = (key: string, state: ContestState): readonly Decision[] =>
  state.decisions
    .filter(({ operation }) => operation.key === key)
    .toSorted((a, b) => b.operation.wallClock - a.operation.wallClock);
