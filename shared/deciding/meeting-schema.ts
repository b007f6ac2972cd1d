import { z } from '../basics/zod.ts';

import { isDay } from '../contest/deadlines.ts';
import { isId } from '../contest/contest.ts';
import { budgetLimit, count, localized, text, uniqueIds } from '../contest/schema-parts.ts';
import type { Value } from '../log/operation.ts';
import { ballotSubjects, type Meeting, unsaidMeeting } from './meeting.ts';

const id = z.string().refine(isId);
const votes = count(0, 10_000);

const firstMeeting = z.strictObject({
  stage: id,
  number: z.string().max(64),
  date: z.string().regex(/^(\d{4}-\d{2}-\d{2})?$/),
  place: z.string().max(400),
  mode: z.enum(['in-person', 'remote', 'mixed']),
  present: z.array(id).max(1000),
  votes: z.strictObject({ for: votes, against: votes, abstained: votes }),
  winners: z
    .array(
      z.strictObject({
        nomination: id,
        place: z.number().int().min(1).max(1000),
        submission: id,
      }),
    )
    .max(10_000),
  tieReason: z.string().max(4000),
});

/** A day of the calendar as "2026-05-13", or nothing. */
export const dayOrNothing = z.string().refine((day) => day === '' || isDay(day));

/** A time of the day as "16:05", or nothing. */
const timeOrNothing = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d)?$/);

/** What people wrote to be read in minutes. */
export const writtenText = text(4000);

/** A list in which each thing stands at most once. */
const oneEach = <T extends z.ZodType>(part: T, of: (entry: z.output<T>) => string, most: number) =>
  z
    .array(part)
    .max(most)
    .refine((entries) => new Set(entries.map(of)).size === entries.length);

const tenge = count(0, budgetLimit);

const secondMeeting: z.ZodType<Meeting> = firstMeeting.extend({
  opened: timeOrNothing,
  closed: timeOrNothing,
  remote: uniqueIds(1000),
  absences: oneEach(
    z.strictObject({ member: id, reason: writtenText }),
    ({ member }) => member,
    1000,
  ),
  agenda: z.array(text(1000).min(1)).max(100),
  spoke: uniqueIds(1000),
  finalists: uniqueIds(10_000).nullable(),
  prizes: oneEach(
    z.strictObject({ id, title: localized(400), submission: id }),
    (prize) => `${prize.id}/${prize.submission}`,
    1000,
  ),
  grants: oneEach(
    z.strictObject({
      submission: id,
      requested: tenge.nullable(),
      granted: tenge,
      reason: writtenText,
    }),
    ({ submission }) => submission,
    10_000,
  ),
  refusals: oneEach(
    z.strictObject({ submission: id, reason: writtenText }),
    ({ submission }) => submission,
    10_000,
  ),
  ties: z
    .array(
      z.strictObject({ nomination: id.nullable(), order: uniqueIds(10_000), reason: writtenText }),
    )
    .max(1000),
  ballots: z
    .array(
      z.strictObject({
        on: z.strictObject({
          type: z.enum(ballotSubjects),
          nomination: id.nullable(),
          submission: id.nullable(),
        }),
        for: votes,
        against: votes,
        abstained: votes,
      }),
    )
    .max(10_000),
  opinions: z.array(z.strictObject({ member: id, text: writtenText })).max(1000),
});

/** A meeting as the first version wrote it; undefined for any other form. */
export function parseFirstMeeting(value: Value): Meeting | undefined {
  const parsed = firstMeeting.safeParse(value);
  return parsed.success ? { ...parsed.data, ...unsaidMeeting } : undefined;
}

/** A meeting with all that the second version has words for; undefined for any other form. */
export function parseSecondMeeting(value: Value): Meeting | undefined {
  const parsed = secondMeeting.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}

/** The meeting in an operation's value, of any version; undefined if malformed. */
export const parseMeeting = (value: Value): Meeting | undefined =>
  parseFirstMeeting(value) ?? parseSecondMeeting(value);
