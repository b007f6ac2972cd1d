import { register } from 'node:module';

/**
 * The program of the stand-in: `node start-host.mjs PROFILE`. Runs the real built main process, whose `electron` is a
 * Chromium driven through its debugging pipe. Tests start it through `desktop-program.ts`.
 */

register('./resolve-electron.mjs', import.meta.url);
await import(new URL('../../dist/electron/main.js', import.meta.url).href);
