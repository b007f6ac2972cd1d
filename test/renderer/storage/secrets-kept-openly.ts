import { vi } from 'vitest';

import * as lockedSecret from '../../../renderer/storage/locked-secret.ts';

/**
 * Keeps secrets openly, for tests that are about anything but passphrases: deriving a key takes most of a second. For
 * `beforeAll`, which takes back what this returns.
 */
export function keepSecretsOpenly(): () => void {
  const lock = vi
    .spyOn(lockedSecret, 'lockSecrets')
    .mockImplementation(async (secrets) => lockedSecret.openly(secrets));
  return () => lock.mockRestore();
}
