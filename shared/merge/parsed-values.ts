import { parsePerson } from '../contest/person-schema.ts';
import { parseContestSettings } from '../contest/settings-schema.ts';
import { parseSubmission, submissionVersions } from '../contest/submission-schema.ts';
import type { Value } from '../log/operation.ts';

/**
 * The same parser, which remembers what it made of each object. Values of operations never change, and several steps
 * of every fold parse the same ones.
 */
export function remembering<T>(parse: (value: Value) => T): (value: Value) => T {
  const parsed = new WeakMap<object, { readonly result: T }>();
  return (value) => {
    if (typeof value !== 'object' || value === null) return parse(value);
    const known = parsed.get(value) ?? { result: parse(value) };
    parsed.set(value, known);
    return known.result;
  };
}

export const parsedPerson = remembering(parsePerson);
export const parsedSettings = remembering(parseContestSettings);

/** Submissions that were read in any form: every form reads what it takes in the same way. */
const readSubmissions = new WeakMap<object, ReturnType<typeof parseSubmission>>();

/** The forms in which submissions were written, oldest first, each as a question. */
export const submissionForms: readonly ((value: Value) => boolean)[] = submissionVersions.map(
  (parse) =>
    remembering((value) => {
      const result = parse(value);
      if (result.ok && typeof value === 'object' && value !== null)
        readSubmissions.set(value, result);
      return result.ok;
    }),
);

const parsedNew = remembering(parseSubmission);

export const parsedSubmission = (value: Value): ReturnType<typeof parseSubmission> =>
  (typeof value === 'object' && value !== null ? readSubmissions.get(value) : undefined) ??
  parsedNew(value);
