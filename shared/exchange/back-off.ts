import type { StoreError } from './mailbox-store.ts';

const shortest = 5;
const longest = 600;

/**
 * Seconds to wait after so many failures in a row (from 1): 5 to 600, doubled each time, a random half of it taken
 * off so that those who failed together do not come back together. What the store asks for is waited for at least.
 * `random` is in [0, 1).
 */
export function backOff(failures: number, error: StoreError, random: number): number {
  const most = Math.min(longest, shortest * 2 ** Math.max(0, failures - 1));
  const own = Math.max(shortest, most * (1 - random / 2));
  const asked = error.type === 'ExchangeBusy' ? (error.retryAfter ?? 0) : 0;
  return Math.max(own, Math.min(asked, 86_400));
}
