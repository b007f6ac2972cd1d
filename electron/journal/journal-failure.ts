import { isSystemError } from '../disk/system-errors.ts';
import type { JournalError } from '../../shared/host/keeping.ts';

type Reason = JournalError['details']['reason'];

const reasons: Readonly<Record<string, Reason>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EFBIG: 'full',
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

/** True where the disk has no room left, or the person no share of it. */
export const isFull = (error: unknown): boolean =>
  isSystemError(error) && reasons[error.code ?? ''] === 'full';

export const journalFailed = (reason: Reason): JournalError => ({
  type: 'JournalFailed',
  details: { reason },
});

/** Why the disk refused, in the words of the contract; throws on what is a bug. */
export function journalFailure(error: unknown): JournalError {
  if (!isSystemError(error)) throw error;
  return journalFailed(reasons[error.code ?? ''] ?? 'other');
}
