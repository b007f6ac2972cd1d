import type { Audience } from '../../shared/exchange/memory.ts';

export const toHeadquarters: Audience = 'headquarters';

/** What the mailbox holds for an audience by now. */
export type Known = (audience: Audience) => ReadonlySet<string>;
