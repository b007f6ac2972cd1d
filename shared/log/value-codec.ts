import { encode } from 'cborg';

import { equalBytes } from '../basics/bytes.ts';
import { err, ok, type Result } from '../basics/result.ts';
import { checkCbor } from './check-cbor.ts';
import type { Value } from './operation.ts';
import { CborReader } from './read-cbor.ts';

/** Deterministic CBOR: shortest forms, sorted maps, definite lengths; equal values give equal bytes. */
export const encodeValue = (value: Value): Uint8Array => encode(value);

/**
 * Reads exactly what `encodeValue` writes: no indefinite lengths, floats, tags, duplicate or unsorted keys, no key
 * `__proto__`, no malformed text, no numbers beyond 2^53, nesting to 32, nothing behind the value.
 */
export function decodeValue(bytes: Uint8Array): Result<Value, { readonly type: 'ValueMalformed' }> {
  return checkCbor(bytes) === null
    ? err({ type: 'ValueMalformed' })
    : ok(new CborReader(bytes).valueAt(0));
}

/**
 * The byte strings of a list of so many, as parts of the bytes it is read from: those may be large, and a copy of
 * each would lie in memory beside the whole. Null for anything but such a list in the one form that is written.
 */
export const viewByteStrings = (bytes: Uint8Array, count: number): readonly Uint8Array[] | null =>
  checkCbor(bytes) === null ? null : new CborReader(bytes).byteStrings(count);

/** True where two values are the same, whatever the order of their fields. */
export const equalValues = (a: Value, b: Value): boolean =>
  a === b || (typeof a === 'object' && equalBytes(encodeValue(a), encodeValue(b)));
