import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

const launcher = fileURLToPath(new URL('../../build/qazylar.mjs', import.meta.url));
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'launcher-'));
  mkdirSync(join(folder, 'build'));
  copyFileSync(launcher, join(folder, 'build', 'qazylar.mjs'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const start = (...args: readonly string[]) =>
  spawnSync(process.execPath, [join(folder, 'build', 'qazylar.mjs'), ...args], {
    encoding: 'utf8',
  });

test('before the build the command says in one sentence what to run', () => {
  const { status, stdout, stderr } = start('inspect', 'x.qzb');
  expect(status).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toMatch(/^[^\n]*npm run build[^\n]*\n$/);
});

test('after the build it passes on arguments and exit code', () => {
  mkdirSync(join(folder, 'dist', 'command'), { recursive: true });
  writeFileSync(
    join(folder, 'dist', 'command', 'cli.js'),
    'process.stdout.write(process.argv.slice(2).join(" ")); process.exitCode = 1;',
  );
  expect(start('rank', 'a b.csv', '--json')).toMatchObject({
    status: 1,
    stdout: 'rank a b.csv --json',
    stderr: '',
  });
});

test('it is the package’s command and may be run as it is', () => {
  const root = new URL('../../', import.meta.url);
  expect(JSON.parse(readFileSync(new URL('package.json', root), 'utf8'))).toMatchObject({
    bin: { qazylar: 'build/qazylar.mjs' },
  });
  expect(statSync(launcher).mode & 0o111).toBe(0o111);
});
