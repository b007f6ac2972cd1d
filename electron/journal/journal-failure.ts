import { isFull, isSystemError } from '../disk/system-errors.ts';
import type { JournalError } from '../../shared/host/keeping.ts';

type Reason = JournalError['details']['reason'];

const reasons: Readonly<Record<string, Reason>> = {
  EACCES: 'denied',
  EPERM: 'denied',
  EROFS: 'denied',
  EBUSY: 'busy',
  ETXTBSY: 'busy',
  EAGAIN: 'busy',
  EMFILE: 'busy',
  ENFILE: 'busy',
  // A journal that is not there any more.
  ENOENT: 'damaged',
};

export const journalFailed = (reason: Reason): JournalError => ({
  type: 'JournalFailed',
  details: { reason },
});

/** Why the disk refused, in the words of the contract; throws on what is a bug. */
export function journalFailure(error: unknown): JournalError {
  if (!isSystemError(error)) throw error;
  return journalFailed(isFull(error) ? 'full' : (reasons[error.code ?? ''] ?? 'other'));
}
