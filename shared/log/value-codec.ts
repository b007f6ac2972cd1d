import { encode } from "cborg";

import { err, ok, type Result } from "../basics/result.ts";
import type { Value } from "./operation.ts";
import { readCbor } from "./read-cbor.ts";

/** Deterministic CBOR: shortest forms, sorted maps, definite lengths; equal values give equal bytes. */
export const encodeValue = (value: Value): Uint8Array => encode(value);

/**
 * Reads exactly what `encodeValue` writes: no indefinite lengths, floats, tags, duplicate or unsorted keys, no key
 * `__proto__`, no malformed text, no numbers beyond 2^53, nesting to 32, nothing behind the value.
 */
export function decodeValue(
  bytes: Uint8Array,
): Result<Value, { readonly type: "ValueMalformed" }> {
  const value = readCbor(bytes);
  return value === undefined ? err({ type: "ValueMalformed" }) : ok(value);
}

/** True where two values are the same, whatever the order of their fields. */
export const equalValues = (a: Value, b: Value): boolean => {
  if (a === b) return true;
  if (
    a === null ||
    b === null ||
    typeof a !== "object" ||
    typeof b !== "object"
  )
    return false;
  const [left, right] = [encodeValue(a), encodeValue(b)];
  return (
    left.length === right.length &&
    left.every((byte, index) => byte === right[index])
  );
};
