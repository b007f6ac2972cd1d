import type { CommissionMember, ContestSettings } from '../contest/contest.ts';
import type { Meeting } from '../deciding/meeting.ts';

/** Members with a vote: all of them, those present, and the least number that may decide. */
export interface Quorum {
  readonly total: number;
  readonly present: number;
  readonly required: number;
  readonly met: boolean;
}

/** Counts voting members alone; the share the regulation asks for is rounded up to whole members. */
export function quorumOf(settings: ContestSettings, meeting: Pick<Meeting, 'present'>): Quorum {
  const voters = settings.commission.filter(({ vote }) => vote);
  const present = voters.filter(({ id }) => meeting.present.includes(id)).length;
  const { numerator, denominator } = settings.quorum;
  const required = Math.ceil((voters.length * numerator) / denominator);
  return { total: voters.length, present, required, met: present >= required && present > 0 };
}

const orderInChair = ['chair', 'deputy', 'member'] as const;

/** Who presides: the chair, else a deputy, else the first member, among those given. */
export function presiding(members: readonly CommissionMember[]): CommissionMember | null {
  for (const role of orderInChair) {
    const found = members.find((member) => member.role === role);
    if (found !== undefined) return found;
  }
  return null;
}

/** Members of the commission who took part; all of them while no meeting is recorded. */
export const membersPresent = (
  settings: ContestSettings,
  meeting: Meeting | null,
): readonly CommissionMember[] =>
  meeting === null
    ? settings.commission
    : settings.commission.filter(({ id }) => meeting.present.includes(id));
