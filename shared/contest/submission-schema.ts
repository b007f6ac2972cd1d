import { z } from '../basics/zod.ts';
import type { Result } from '../basics/result.ts';
import { languages } from '../basics/localized.ts';
import { count, id, parseWith, text, type ValueInvalid } from './schema-parts.ts';
import type { Submission } from './submission.ts';

/** Longest texts of a submission, in UTF-16 units; the import refuses longer cells. */
export const submissionLimits = {
  title: 500,
  applicant: 500,
  town: 300,
  summary: 20_000,
  contacts: 2000,
  answer: 20_000,
} as const;

/** Largest requested sum: 10¹⁵ tenge. */
export const budgetLimit = 1_000_000_000_000_000;

/** A record schema drops an own `__proto__` silently; signed data is refused instead of repaired. */
const harmlessRecord = z.custom<object>(
  (value) => typeof value === 'object' && value !== null && !Object.hasOwn(value, '__proto__'),
);

const submission: z.ZodType<Submission> = z.strictObject({
  id,
  title: text(submissionLimits.title).min(1),
  language: z.enum(languages),
  applicant: text(submissionLimits.applicant),
  nomination: id,
  region: id.nullable(),
  town: text(submissionLimits.town),
  summary: text(submissionLimits.summary),
  bin: z.string().regex(/^(?:[0-9]{12})?$/),
  budget: count(0, budgetLimit).nullable(),
  contacts: text(submissionLimits.contacts),
  answers: harmlessRecord.pipe(
    z
      .record(id, text(submissionLimits.answer))
      .refine((answers) => Object.keys(answers).length <= 200),
  ),
  eligibility: z.strictObject({ admitted: z.boolean(), reason: text(4000) }),
});

/** Reads a submission from an operation; whether its nomination and region exist is the contest's question. */
export const parseSubmission = (value: unknown): Result<Submission, ValueInvalid> =>
  parseWith(submission, value);
