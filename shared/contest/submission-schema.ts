import { z } from '../basics/zod.ts';
import type { Result } from '../basics/result.ts';
import { languages } from '../basics/localized.ts';
import { isDay } from './deadlines.ts';
import {
  budgetLimit,
  count,
  harmlessRecord,
  id,
  parseWith,
  text,
  type ValueInvalid,
} from './schema-parts.ts';
import type { Submission } from './submission.ts';

/** Longest texts of a submission, in UTF-16 units; the import refuses longer cells. */
export const submissionLimits = {
  title: 500,
  applicant: 500,
  town: 300,
  summary: 20_000,
  bin: 40,
  contacts: 2000,
  answer: 20_000,
} as const;

const submission = z.strictObject({
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

/** With a group of ages, the day it was received, and numbers that are no ИИН or БИН. */
const fuller = submission.extend({
  ageGroup: id.exactOptional(),
  received: z.string().refine(isDay).exactOptional(),
  bin: text(submissionLimits.bin),
});

/** With what is entered, where it is no project. */
const ofAnySubject = fuller.extend({ subject: z.enum(['region', 'proposal']).exactOptional() });

/** The forms in which submissions were written, oldest first. */
export const submissionVersions: readonly ((value: unknown) => Result<Submission, ValueInvalid>)[] =
  [
    (value) => parseWith(submission, value),
    (value) => parseWith(fuller, value),
    (value) => parseWith(ofAnySubject, value),
  ];

/**
 * Reads a submission of any version from an operation; whether its nomination, region and age group exist is the
 * contest's question.
 */
export const parseSubmission = (value: unknown): Result<Submission, ValueInvalid> =>
  parseWith(ofAnySubject, value);
