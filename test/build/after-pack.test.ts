import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

  it('is refused where a newer program has a fuse that nobody decided on', async () => {
    const folder = packedFolder('qazylar', 10);
    await expect(afterPack(contextOf(folder, 'linux'))).rejects.toThrow(/fuse/i);
  });

  it('is refused for a system that nobody has packed for', async () => {
    await expect(afterPack(contextOf(tmpdir(), 'mas'))).rejects.toThrow(/mas/);
  });
});
