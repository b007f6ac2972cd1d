import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const hasElectron = existsSync(`${root}node_modules/electron/path.txt`);
let started: ChildProcess | undefined;

afterEach(() => {
  started?.kill();
});

/** Runs what `npm start` runs, where Electron's program cannot be had: nobody listens on port 1. */
function startWithoutElectron(): Promise<{ readonly said: string; readonly complained: string }> {
  const child = spawn(process.execPath, ['build/start.mjs'], {
    cwd: root,
    env: { ...process.env, ELECTRON_MIRROR: 'http://127.0.0.1:1/' },
  });
  started = child;
  let complained = '';
  child.stderr.on('data', (chunk) => (complained += String(chunk)));
  return new Promise((resolve, reject) => {
    child.stdout.once('data', (chunk) => resolve({ said: String(chunk), complained }));
    child.once('close', () => reject(new Error(`ended: ${complained}`)));
  });
}

test.skipIf(hasElectron)(
  'without Electron’s program the same application is served, and one sentence says so',
  async () => {
    const { said, complained } = await startWithoutElectron();
    expect(complained).toBe('');
    expect(said.trim().split('\n')).toHaveLength(1);
    expect(said).toContain('journal');
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0] ?? '';
    const page = await fetch(address);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(await page.text()).toContain('<title>Qazylar</title>');
  },
  60_000,
);
