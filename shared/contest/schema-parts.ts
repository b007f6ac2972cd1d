import { z } from '../basics/zod.ts';
import { err, ok, type Result } from '../basics/result.ts';
import { isMilli, type Milli } from '../basics/points.ts';
import { isId } from './contest.ts';

/** A value from a file does not have the shape this version knows; `path` says where ("stages.0.title.kk"). */
export interface ValueInvalid {
  readonly type: 'ValueInvalid';
  readonly path: string;
}

/** Controls other than line feed and tab, direction marks, halves of pairs: they break storage or turn what stands around. */
const harmful =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/u;

/** Text of at most `limit` UTF-16 units without control, direction or broken characters. */
export const text = (limit: number) =>
  z
    .string()
    .max(limit)
    .refine((value) => !harmful.test(value));

/** The same text in kk, ru and en, each at most `limit` units; empty where it is not written yet. */
export const localized = (limit: number) =>
  z.strictObject({ kk: text(limit), ru: text(limit), en: text(limit) });

/** A name for keys; `__proto__` is refused because ids become property names. */
export const id = z.string().refine((value) => isId(value) && value !== '__proto__');

export const milliValue = z.custom<Milli>(isMilli);

export const positiveMilli = z.custom<Milli>((value) => isMilli(value) && value > 0);

export const count = (least: number, most: number) => z.int().min(least).max(most);

/** A list of at most `most` parts whose ids differ. */
export const uniqueById = <T extends z.ZodType<{ readonly id: string }>>(part: T, most: number) =>
  z
    .array(part)
    .max(most)
    .refine((parts) => new Set(parts.map((entry) => entry.id)).size === parts.length);

/** A list of at most `most` different ids. */
export const uniqueIds = (most: number) =>
  z
    .array(id)
    .max(most)
    .refine((ids) => new Set(ids).size === ids.length);

/** Runs a schema and tells the place of the first fault. */
export function parseWith<T>(schema: z.ZodType<T>, value: unknown): Result<T, ValueInvalid> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  const path = parsed.error.issues[0]?.path.map(String).join('.') ?? '';
  return err({ type: 'ValueInvalid', path });
}

/** Largest sum of money: 10¹⁵ tenge. */
export const budgetLimit = 1_000_000_000_000_000;

/** A record schema drops an own `__proto__` silently; signed data is refused instead of repaired. */
export const harmlessRecord = z.custom<object>(
  (value) => typeof value === 'object' && value !== null && !Object.hasOwn(value, '__proto__'),
);
