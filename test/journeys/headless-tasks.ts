import { expect } from 'vitest';

import { runCommand } from '../../electron/run-command.ts';

/** A region's file as its window encrypted it, and headquarters' key file. */
export interface EncryptedFile {
  readonly region: string;
  readonly key: string;
}

/** Runs a headless command that has to succeed; what it prints. */
export async function command(...args: readonly string[]): Promise<Record<string, unknown>> {
  let printed = '';
  let complained = '';
  const code = await runCommand([...args, '--json'], {
    stdout: (text) => void (printed += text),
    stderr: (text) => void (complained += text),
  });
  expect(complained).toBe('');
  expect(code).toBe(0);
  return JSON.parse(printed) as Record<string, unknown>;
}

/** The beginning of the state's hash after a headless union of files. */
export async function mergedCode(
  folder: string,
  key: string,
  ...files: readonly string[]
): Promise<string> {
  const report = await command('merge', ...files, '--into', folder, '--key', key);
  return String(report['stateHash']).slice(0, 16);
}

/** What the windows encrypted opens headless with the key file, and not without it. */
export async function openHeadless({ key, region }: EncryptedFile): Promise<void> {
  expect(await command('inspect', region, '--key', key)).toMatchObject({
    kind: 'regional',
    encrypted: true,
    verified: true,
  });
  await command('verify', region, '--key', key);
  const refused: string[] = [];
  const io = { stdout: () => undefined, stderr: (text: string) => void refused.push(text) };
  expect(await runCommand(['inspect', region, '--json'], io)).toBe(1);
  expect(refused.join('')).toContain('BundleEncrypted');
}
