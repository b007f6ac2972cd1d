import { bytesToBase64url } from '../../shared/basics/bytes.ts';
import type { Value } from '../../shared/log/operation.ts';
import { writableText } from './sql-text.ts';

function plainValue(value: Value): unknown {
  if (typeof value === 'string') return writableText(value);
  if (value instanceof Uint8Array) return { base64url: bytesToBase64url(value) };
  if (Array.isArray(value)) return value.map(plainValue);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, part]) => [writableText(name), plainValue(part)]),
    );
  }
  return value;
}

/** A recorded value as JSON; byte strings as `{"base64url": …}`. */
export const jsonOf = (value: Value): string =>
  typeof value === 'number' ? String(value) : JSON.stringify(plainValue(value));
