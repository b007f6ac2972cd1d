import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { buildAll, isBuilt } from '../../build/build.mjs';
import { startPageServer } from '../../electron/page-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** `http://127.0.0.1:<port>` of the built application: `inject('applicationAddress')`. */
    applicationAddress: string;
    /** Where laptops keep their files: one folder for a run, removed after it however the journeys ended. */
    journeyFolder: string;
  }
}

/**
 * Builds the application if its sources changed, and serves it on loopback while the journeys run. QAZYLAR_PAGE names
 * another build of the window, to be served as it is.
 */
export default async function serveApplication(project: TestProject): Promise<() => Promise<void>> {
  const named = process.env['QAZYLAR_PAGE'];
  if (named === undefined && !isBuilt()) await buildAll();
  const server = await startPageServer(
    named ?? fileURLToPath(new URL('../../dist/renderer', import.meta.url)),
    0,
  );
  project.provide('applicationAddress', server.address);
  const folder = mkdtempSync(join(tmpdir(), 'qazylar-journeys-'));
  project.provide('journeyFolder', folder);
  return async () => {
    rmSync(folder, { recursive: true, force: true });
    await server.close();
  };
}
