import type { PlainError } from '../language/error-text.ts';

const reasons = ['full', 'denied', 'busy', 'damaged', 'newer', 'unreadable', 'other'] as const;

/** Why the journal could not be written or read; null for any other failure. */
export type JournalReason = (typeof reasons)[number];

/** What a failure of the journal says of its cause, which has an advice of its own. */
export const journalReason = ({ type, details }: PlainError): JournalReason | null =>
  type === 'JournalFailed'
    ? (reasons.find((each) => each === details?.['reason']) ?? 'other')
    : null;
