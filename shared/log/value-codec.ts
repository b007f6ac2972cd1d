import { decode, encode } from 'cborg';

import { err, ok, type Result } from '../basics/result.ts';
import type { Value } from './operation.ts';

/** Deterministic CBOR: shortest forms, sorted maps, definite lengths; equal values give equal bytes. */
export const encodeValue = (value: Value): Uint8Array => encode(value);

const isPlain = (value: unknown, depth: number): value is Value => {
  if (depth > 32) return false;
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return true;
  if (typeof value === 'number') return Number.isSafeInteger(value);
  if (value instanceof Uint8Array) return true;
  if (Array.isArray(value)) return value.every((item) => isPlain(item, depth + 1));
  if (typeof value !== 'object') return false;
  return Object.keys(value).every((key) => isPlain(Reflect.get(value, key), depth + 1));
};

/**
 * Reads strict CBOR: no indefinite lengths, no floats, tags, duplicate keys or numbers beyond 2^53, nesting to 32,
 * nothing behind the value.
 */
export function decodeValue(bytes: Uint8Array): Result<Value, { readonly type: 'ValueMalformed' }> {
  try {
    const value: unknown = decode(bytes, {
      strict: true,
      allowIndefinite: false,
      allowUndefined: false,
      allowInfinity: false,
      allowNaN: false,
      allowBigInt: false,
      rejectDuplicateMapKeys: true,
    });
    return isPlain(value, 0) ? ok(value) : err({ type: 'ValueMalformed' });
  } catch {
    // cborg reports malformed input by throwing; that is the expected failure here.
    return err({ type: 'ValueMalformed' });
  }
}

/** True where two values are the same, whatever the order of their fields. */
export const equalValues = (a: Value, b: Value): boolean => {
  if (a === b) return true;
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return false;
  const [left, right] = [encodeValue(a), encodeValue(b)];
  return left.length === right.length && left.every((byte, index) => byte === right[index]);
};
