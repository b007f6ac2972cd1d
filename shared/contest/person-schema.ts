import { z } from '../basics/zod.ts';
import type { Result } from '../basics/result.ts';
import type { Person } from './people.ts';
import { id, parseWith, text, uniqueIds, type ValueInvalid } from './schema-parts.ts';

/** Longest name of a person, in UTF-16 units. */
export const nameLimit = 100;

const person: z.ZodType<Person> = z.strictObject({
  id,
  role: z.enum(['headquarters', 'coordinator', 'juror']),
  surname: text(nameLimit).min(1),
  givenName: text(nameLimit),
  patronymic: text(nameLimit),
  organisation: text(400),
  region: id.nullable(),
  nominations: uniqueIds(500),
  ticket: z
    .instanceof(Uint8Array)
    .refine((bytes) => bytes.length === 32)
    .nullable(),
});

/** Reads a person from an operation; only the surname must be there, a ticket is a 32-byte public key. */
export const parsePerson = (value: unknown): Result<Person, ValueInvalid> =>
  parseWith(person, value);
