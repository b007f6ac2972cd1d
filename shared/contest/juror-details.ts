import { z } from '../basics/zod.ts';
import type { Action } from './action.ts';
import type { Id } from './contest.ts';
import { count, text } from './schema-parts.ts';

export const jurorDetailsKind = 'juror.set';

/** What headquarters works with when it asks and reminds a juror; told to the region's coordinators alone. */
export interface JurorDetails {
  /** Fields the juror knows: ids of nominations, or free words. */
  readonly expertise: readonly string[];
  /** Most sheets this juror takes; null = no limit. */
  readonly capacity: number | null;
  /** Mail address or telephone; may be empty. */
  readonly contact: string;
  /** True for a juror who has left: nothing new is asked of them, and what they handed in stays. */
  readonly left: boolean;
}

/** A juror of whom nothing was said. */
export const noDetails: JurorDetails = { expertise: [], capacity: null, contact: '', left: false };

export const jurorDetailsLimits = { expertise: 50, word: 100, contact: 300 } as const;

export const setJurorDetails = (
  person: Id,
  { expertise, capacity, contact, left }: JurorDetails,
): Action => ({
  kind: jurorDetailsKind,
  key: `juror/${person}`,
  value: { expertise: [...expertise], capacity, contact, left },
});

const schema = z.strictObject({
  expertise: z
    .array(text(jurorDetailsLimits.word).min(1))
    .max(jurorDetailsLimits.expertise)
    .refine((words) => new Set(words).size === words.length),
  capacity: count(0, 100_000).nullable(),
  contact: text(jurorDetailsLimits.contact),
  left: z.boolean(),
});

/** What an operation says of a juror; undefined if malformed. */
export function parseJurorDetails(value: unknown): JurorDetails | undefined {
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}
