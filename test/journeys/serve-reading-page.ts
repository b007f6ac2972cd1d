import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import { type PageServer, startPageServer } from '../../electron/page-server.ts';

const leftOut = '\0left-out';

/**
 * Puts an error in the place of every screen of the window but what a juror reads and scores on: each brings its workers,
 * and all are read and built again for nobody.
 */
const jurorOnly: Plugin = {
  name: 'juror-only',
  enforce: 'pre',
  resolveId: (screen, importer, { kind }) =>
    kind === 'dynamic-import' &&
    importer?.endsWith('renderer/app/screens.tsx') === true &&
    !/\/(score-submissions\/|welcome\.)/.test(screen)
      ? leftOut
      : null,
  load: (id) =>
    id === leftOut
      ? 'throw new Error("a juror at a sheet opens no other screen"); export {};'
      : null,
};

/**
 * Builds the juror's window over documents of a test, as the application is built and under its content policy, and serves it.
 * Closing it takes the build away.
 */
export async function serveReadingPage(): Promise<PageServer> {
  const outDir = mkdtempSync(join(tmpdir(), 'qazylar-reading-'));
  const { NODE_ENV: former } = process.env;
  process.env['NODE_ENV'] = 'production';
  try {
    await build({
      configFile: fileURLToPath(new URL('../../build/vite.config.ts', import.meta.url)),
      root: fileURLToPath(new URL('reading-page', import.meta.url)),
      logLevel: 'error',
      plugins: [jurorOnly],
      build: { outDir, emptyOutDir: true },
    });
  } finally {
    if (former === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = former;
  }
  const server = await startPageServer(outDir, 0);
  return {
    address: server.address,
    close: async () => {
      await server.close();
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}
