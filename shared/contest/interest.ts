import { z } from '../basics/zod.ts';
import type { Action } from './action.ts';
import type { Id } from './contest.ts';

export const interestKind = 'interest.set';

export const interestGrounds = [
  'organisation',
  'family',
  'work',
  'region',
  'money',
  'other',
] as const;

/** What ties a juror to an applicant. */
export type InterestGround = (typeof interestGrounds)[number];

/** A conflict of interest (мүдделер қақтығысы, конфликт интересов) between a juror and an applicant. */
export interface Interest {
  readonly submission: Id;
  readonly juror: Id;
  readonly ground: InterestGround;
  /** `dismissed`: somebody looked at it and found that there is none. */
  readonly state: 'declared' | 'dismissed';
  /** In the words of whoever declared or dismissed it; may be empty. */
  readonly note: string;
}

export const setInterest = ({ submission, juror, ground, state, note }: Interest): Action => ({
  kind: interestKind,
  key: `interest/${submission}/${juror}`,
  value: { ground, state },
  reason: note,
});

const schema = z.strictObject({
  ground: z.enum(interestGrounds),
  state: z.enum(['declared', 'dismissed']),
});

/** What an operation says of a pair; undefined if malformed. */
export function parseInterest(value: unknown): Pick<Interest, 'ground' | 'state'> | undefined {
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}
