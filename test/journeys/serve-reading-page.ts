import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { type PageServer, startPageServer } from '../../electron/page-server.ts';

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
