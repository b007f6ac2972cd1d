import { z } from '../basics/zod.ts';

import { isMilli } from '../basics/points.ts';
import { type Id, isId } from '../contest/contest.ts';
import type { Value } from '../log/operation.ts';
import type { ScoreValue } from './sheet.ts';

/** The score in an operation's value: thousandths, "cannot-judge", or null for cleared; undefined if malformed. */
export function parseScoreValue(value: Value): ScoreValue | null | undefined {
  if (value === null || value === 'cannot-judge') return value;
  return isMilli(value) ? value : undefined;
}

/** The text of a comment; undefined if malformed or longer than 20,000 characters. */
export const parseComment = (value: Value): string | undefined =>
  typeof value === 'string' && value.length <= 20_000 ? value : undefined;

/**
 * What a hand-in signs: for each criterion the ordinal, in the hand-in's own log, of the operation that gave the
 * score or the comment; and random bytes for the published proof.
 */
export interface HandIn {
  readonly scores: Readonly<Record<Id, number>>;
  readonly comments: Readonly<Record<Id, number>>;
  readonly salt: Uint8Array;
}

const ordinals = z.record(z.string().refine(isId), z.number().int().min(0));

const handInSchema = z.strictObject({
  scores: ordinals,
  comments: ordinals,
  salt: z.instanceof(Uint8Array).refine((bytes) => bytes.length === 16),
});

/** The hand-in in an operation's value; undefined if malformed. */
export function parseHandIn(value: Value): HandIn | undefined {
  const parsed = handInSchema.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}
