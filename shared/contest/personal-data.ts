import { z } from '../basics/zod.ts';
import type { Action } from './action.ts';
import type { Id } from './contest.ts';
import { count, text } from './schema-parts.ts';

export const blockKind = 'block.set';
export const accessKind = 'access.note';

/** Whose data: a person of the contest, or the applicant of a submission. */
export type DataSubject = 'person' | 'submission';

/**
 * Stops every use of somebody's personal data, or allows it again: it is hidden on screens, in lists, files and
 * documents. Scores and places stay as they are.
 */
export const blockData = (
  subject: DataSubject,
  id: Id,
  blocked: boolean,
  reason: string,
): Action => ({ kind: blockKind, key: `block/${subject}/${id}`, value: blocked, reason });

export const accessActs = ['contacts', 'person-data', 'export', 'print', 'search'] as const;

export type AccessAct = (typeof accessActs)[number];

/** A look at personal data, as the one who looked has noted it. */
export interface Access {
  readonly act: AccessAct;
  /** "person/<id>" or "submission/<id>"; null where it was about many. */
  readonly about: string | null;
  /** Of how many people data was seen. */
  readonly count: number;
  readonly by: Id;
  /** Clock of the laptop, in ms; shown, and decides nothing. */
  readonly wallClock: number;
}

/** Notes a look at personal data; `token` is a fresh id of 1–64 letters and digits, so that each note stands by itself. */
export const noteAccess = (
  token: string,
  { act, about, count: people }: Pick<Access, 'act' | 'about' | 'count'>,
): Action => ({
  kind: accessKind,
  key: `access/${token}`,
  value: { act, about, count: people },
});

const schema = z.strictObject({
  act: z.enum(accessActs),
  about: text(80)
    .regex(/^(?:person|submission)\/[A-Za-z0-9_.-]{1,64}$/)
    .nullable(),
  count: count(0, 10_000_000),
});

/** What an operation notes; undefined if malformed. */
export function parseAccess(value: unknown): Pick<Access, 'act' | 'about' | 'count'> | undefined {
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}
