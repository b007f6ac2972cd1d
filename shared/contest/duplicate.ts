import type { Action } from './action.ts';
import type { Id } from './contest.ts';

export const duplicateKind = 'duplicate.set';

/** What a person found about two applications that look alike. */
export type DuplicateVerdict = 'same' | 'different';

/** The name of a pair of applications, whichever is named first. */
export const pairName = (a: Id, b: Id): string => (a < b ? `${a}/${b}` : `${b}/${a}`);

/** Says whether two applications are one; it changes neither of them. */
export const judgeDuplicate = (a: Id, b: Id, verdict: DuplicateVerdict, note: string): Action => ({
  kind: duplicateKind,
  key: `duplicate/${pairName(a, b)}`,
  value: verdict,
  reason: note,
});
