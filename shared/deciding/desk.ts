import { z } from '../basics/zod.ts';
import type { Action } from '../contest/action.ts';
import { text } from '../contest/schema-parts.ts';
import type { LogId, PublicKeyId, Value } from '../log/operation.ts';

/** Kinds by which headquarters names its desks, and by which a desk says what it has seen. */
export const deskKinds = { set: 'desk.set', seen: 'desk.seen' } as const;

export const deskStates = ['works', 'audits', 'left'] as const;

export type DeskState = (typeof deskStates)[number];

/** Most UTF-16 units of a desk's name, and of what it has to do. */
export const deskLimits = { name: 120, duty: 400 } as const;

/** One of headquarters' laptops, as headquarters named it. */
export interface Desk {
  readonly name: string;
  /** What it has to do, in free words. */
  readonly duty: string;
  /** `audits`: looks on and records nothing of the contest; `left`: nobody waits for it any more. */
  readonly state: DeskState;
}

/** A desk that headquarters named, and how far it says that it has seen. */
export interface DeskView extends Desk {
  readonly log: LogId;
  /** Key that said so last. */
  readonly by: PublicKeyId;
  /** Why it was said anew or why the desk has left; empty where nobody gave a reason. */
  readonly reason: string;
  /** Milliseconds since 1970 by the clock of the laptop that named it: shown to people, decides nothing. */
  readonly wallClock: number;
  /** What it said last of what it has seen, with its own clock; null while it said nothing. */
  readonly seen: { readonly current: boolean; readonly wallClock: number } | null;
}

/** Names the desk that keeps a log, or says anew what it does; that it has left needs a reason. */
export const setDesk = (log: LogId, desk: Desk, reason = ''): Action => ({
  kind: deskKinds.set,
  key: `desk/${log}`,
  value: { ...desk },
  reason,
});

/** Says that a desk holds everything that a basis (`basisOf`) stands for; counts in that desk's own log alone. */
export const noteSeen = (log: LogId, basis: string): Action => ({
  kind: deskKinds.seen,
  key: `desk-seen/${log}`,
  value: { basis },
});

const deskSchema = z.strictObject({
  name: text(deskLimits.name).refine((name) => name.trim() !== ''),
  duty: text(deskLimits.duty),
  state: z.enum(deskStates),
});

/** A desk as it was named; undefined if malformed. */
export function parseDesk(value: Value): Desk | undefined {
  const parsed = deskSchema.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}

const seenSchema = z.strictObject({ basis: z.string().regex(/^[0-9a-f]{64}$/) });

/** The basis that a desk has seen (64 hex digits); undefined if malformed. */
export function parseSeen(value: Value): string | undefined {
  const parsed = seenSchema.safeParse(value);
  return parsed.success ? parsed.data.basis : undefined;
}

/** True for a key's part that may name a log: 16 bytes in base64url. */
export const isLogId = (part: string): boolean => /^[A-Za-z0-9_-]{21}[AQgw]$/.test(part);
