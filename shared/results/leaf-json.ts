import { base64urlToBytes, bytesToBase64url } from '../basics/bytes.ts';
import type { Value } from '../log/operation.ts';

/** A value of a leaf as JSON has it; a byte string is `{"bytes": "base64url"}`. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

/** A value as JSON; no map of a leaf has `bytes` as its only key, so that nothing is confused. */
export function valueToJson(value: Value): JsonValue {
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof Uint8Array) return { bytes: bytesToBase64url(value) };
  if (Array.isArray(value)) return value.map((part: Value) => valueToJson(part));
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, valueToJson(part)]));
}

function bytesOf(json: object): Uint8Array | null {
  const [only, ...more] = Object.entries(json);
  if (only === undefined || more.length > 0) return null;
  const [key, text] = only as [string, unknown];
  return key === 'bytes' && typeof text === 'string' ? base64urlToBytes(text) : null;
}

/** Inverse of `valueToJson`; undefined for what it cannot have written: fractions, broken bytes. */
export function jsonToValue(json: unknown): Value | undefined {
  if (json === null || typeof json === 'string' || typeof json === 'boolean') return json;
  if (typeof json === 'number') return Number.isSafeInteger(json) ? json : undefined;
  if (typeof json !== 'object') return undefined;
  if (Array.isArray(json)) {
    const parts = json.map(jsonToValue);
    return parts.some((part) => part === undefined) ? undefined : (parts as Value[]);
  }
  const bytes = bytesOf(json);
  if (bytes !== null) return bytes;
  const parts = Object.entries(json).map(([key, part]) => [key, jsonToValue(part)] as const);
  const isWhole = parts.every(([key, part]) => part !== undefined && key !== '__proto__');
  return isWhole ? (Object.fromEntries(parts) as Value) : undefined;
}
