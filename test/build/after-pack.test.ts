import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FuseV1Options, getCurrentFuseWire, FuseState } from '@electron/fuses';
import { describe, expect, it } from 'vitest';

import { afterPack } from '../../build/after-pack.mjs';

const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

type Context = Parameters<typeof afterPack>[0];

/** A folder with a program in it whose wire has that many fuses, all of them on. */
function packedFolder(program: string, count: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'qazylar-fuses-'));
  const wire = [Buffer.from([1, count]), Buffer.alloc(count, '1')];
  writeFileSync(join(folder, program), Buffer.concat([Buffer.from(`ELF${sentinel}`), ...wire]));
  return folder;
}

const contextOf = (appOutDir: string, electronPlatformName: string): Context => ({
  appOutDir,
  electronPlatformName,
  packager: {
    platformSpecificBuildOptions:
      electronPlatformName === 'linux' ? { executableName: 'qazylar' } : {},
    appInfo: { productFilename: 'Qazylar' },
  },
});

const wireIn = (file: string): string => readFileSync(file, 'latin1').split(sentinel)[1] ?? '';

describe('what is switched inside the program', () => {
  it.each([
    ['linux', 'qazylar'],
    ['win32', 'Qazylar.exe'],
  ])(
    'is the same nine fuses on %s: cookies encrypted, archive compared and alone, all else off',
    async (platform, program) => {
      const folder = packedFolder(program, 9);
      await afterPack(contextOf(folder, platform));
      expect(wireIn(join(folder, program))).toBe('\u0001\u0009010011000');
    },
  );

  it.each([
    ['runs no script of somebody else as Node', FuseV1Options.RunAsNode, false],
    ['would keep cookies encrypted', FuseV1Options.EnableCookieEncryption, true],
    [
      'takes no options for Node from the environment',
      FuseV1Options.EnableNodeOptionsEnvironmentVariable,
      false,
    ],
    ['opens no debugger of Node', FuseV1Options.EnableNodeCliInspectArguments, false],
    [
      'compares its archive with the hash it was built with',
      FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
      true,
    ],
    ['runs its archive and nothing that lies beside it', FuseV1Options.OnlyLoadAppFromAsar, true],
    [
      'takes no snapshot of the engine for its main process',
      FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
      false,
    ],
    ['gives file:// no privileges', FuseV1Options.GrantFileProtocolExtraPrivileges, false],
    ['handles no traps of WebAssembly', FuseV1Options.WasmTrapHandlers, false],
  ])('%s', async (_what, fuse, isOn) => {
    const folder = packedFolder('qazylar', 9);
    await afterPack(contextOf(folder, 'linux'));
    const wire = await getCurrentFuseWire(join(folder, 'qazylar'));
    expect(wire[fuse]).toBe(isOn ? FuseState.ENABLE : FuseState.DISABLE);
  });

  it('is refused where a newer program has a fuse that nobody decided on', async () => {
    const folder = packedFolder('qazylar', 10);
    await expect(afterPack(contextOf(folder, 'linux'))).rejects.toThrow(/fuse/i);
  });

  it('is refused for a system that nobody has packed for', async () => {
    await expect(afterPack(contextOf(tmpdir(), 'mas'))).rejects.toThrow(/mas/);
  });
});
