import { parsePerson } from '../contest/person-schema.ts';
import { parseContestSettings } from '../contest/settings-schema.ts';
import { parseSubmission } from '../contest/submission-schema.ts';
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
export const parsedSubmission = remembering(parseSubmission);
export const parsedSettings = remembering(parseContestSettings);
