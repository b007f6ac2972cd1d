import type { Result } from '../../shared/basics/result.ts';
import type { MailboxStore, StoreError } from '../../shared/exchange/mailbox-store.ts';

/** A store that also removes: only what a probe wrote, and what is left beside a file; never a mailbox's own files. */
export interface RemovingStore extends MailboxStore {
  readonly remove: (name: string) => Promise<Result<null, StoreError>>;
}

/** True for names that are a hash of what they name: whoever writes one writes the same bytes. */
export const isObjectName = (name: string): boolean => /(?:^|\/)[0-9a-f]{64}$/.test(name);
