import type { CommissionMember, ContestSettings, Id } from '../contest/contest.ts';

/** How a member takes part in a live stage, and from which turn on. */
export interface FinalAttendance {
  readonly how: 'hall' | 'remote' | 'absent';
  /** The first project that the member heard; null = from the beginning. */
  readonly from: Id | null;
  /** Why absent or late. */
  readonly reason: string;
}

/** The turns that a member did not hear: all of one who is absent, those before the first of one who came late. */
export function missedTurns(attendance: FinalAttendance, order: readonly Id[]): readonly Id[] {
  if (attendance.how === 'absent') return order;
  if (attendance.from === null) return [];
  const first = order.indexOf(attendance.from);
  return first < 0 ? [] : order.slice(0, first);
}

/** Voting members who heard a turn, of how many, and the least number that may decide. */
export interface TurnQuorum {
  readonly submission: Id;
  readonly heard: number;
  readonly total: number;
  readonly required: number;
  readonly met: boolean;
}

/**
 * Who heard each turn; the share that the regulation asks for is rounded up to whole members. Members of whom nothing was
 * said do not count as being there.
 */
export function turnQuorums(
  { commission, quorum }: Pick<ContestSettings, 'commission' | 'quorum'>,
  attendance: ReadonlyMap<Id, FinalAttendance>,
  order: readonly Id[],
): readonly TurnQuorum[] {
  const voters: readonly CommissionMember[] = commission.filter(({ vote }) => vote);
  const required = Math.ceil((voters.length * quorum.numerator) / quorum.denominator);
  const missed = voters.map(({ id }) => {
    const said = attendance.get(id);
    return said === undefined ? null : new Set(missedTurns(said, order));
  });
  return order.map((submission) => {
    const heard = missed.filter((turns) => turns !== null && !turns.has(submission)).length;
    return {
      submission,
      heard,
      total: voters.length,
      required,
      met: heard >= required && heard > 0,
    };
  });
}
