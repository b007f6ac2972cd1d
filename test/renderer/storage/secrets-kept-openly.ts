type LockedSecret = typeof import('../../../renderer/storage/locked-secret.ts');

/**
 * The passphrase's module with secrets kept openly, for tests that are about anything but passphrases: deriving a key
 * takes most of a second. To be imported within `vi.mock`, which runs before all other imports.
 */
export async function secretsKeptOpenly(
  original: () => Promise<LockedSecret>,
): Promise<LockedSecret> {
  const real = await original();
  return { ...real, lockSecrets: async (secrets) => real.openly(secrets) };
}
