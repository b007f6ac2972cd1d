import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readPageFile, resolvePagePath } from '../../electron/page-files.ts';
import { startPageServer, type PageServer } from '../../electron/page-server.ts';

const outside = [
  '',
  'index.html',
  '//etc/passwd',
  '/..',
  '/../secret.html',
  '/assets/../../secret.html',
  '/%2e%2e/secret.html',
  '/%2e%2e%2fsecret.html',
  '/%2E%2E%2Fsecret.html',
  '/assets/..%2f..%2fsecret.html',
  '/..%5csecret.html',
  '/assets\\..\\..\\secret.html',
  '/%00index.html',
  '/index.html%00.js',
  '/C:/Windows/win.ini',
  '/C%3A/Windows/win.ini',
  '/.git/config.js',
  '/assets/',
  '/%zz',
  '/%',
];

let folder: string;
let root: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'page-files-'));
  root = join(folder, 'renderer');
  await mkdir(join(root, 'assets'), { recursive: true });
  await writeFile(join(folder, 'secret.html'), 'secret');
  await writeFile(join(root, 'index.html'), '<!doctype html>');
  await writeFile(join(root, 'assets', 'index-Ab_1.js'), 'export {};');
  await writeFile(join(root, 'assets', 'notes.txt'), 'no type for this');
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a path of the built page', () => {
  test('is found below the folder', () => {
    expect(resolvePagePath('/r', '/')).toBe(join('/r', 'index.html'));
    expect(resolvePagePath('/r', '/assets/a-1_B.woff2')).toBe(join('/r', 'assets', 'a-1_B.woff2'));
  });

  test.each(outside)('%j leads nowhere', async (path) => {
    expect(resolvePagePath(root, path)).toBeNull();
    expect(await readPageFile(root, path)).toBeNull();
  });

  test('gives its file with type and content policy', async () => {
    const file = await readPageFile(root, '/assets/index-Ab_1.js');
    expect(file?.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(file?.headers['content-security-policy']).toContain("default-src 'none'");
    expect(file?.headers['content-security-policy']).not.toContain('unsafe');
    expect(new TextDecoder().decode(file?.bytes)).toBe('export {};');
  });

  test.each(['/missing.js', '/assets/notes.txt', '/assets'])('%j is no page file', async (path) => {
    expect(await readPageFile(root, path)).toBeNull();
  });
});

describe('the loopback server', () => {
  let server: PageServer;
  beforeAll(async () => {
    server = await startPageServer(root, 0);
  });
  afterAll(() => server.close());

  const ask = (path: string, options: { method?: string; host?: string } = {}): Promise<number> =>
    new Promise((resolve, reject) => {
      const { hostname, port, host } = new URL(server.address);
      const asked = request(
        {
          hostname,
          port,
          path,
          method: options.method ?? 'GET',
          headers: { host: options.host ?? host },
        },
        (response) => {
          response.resume();
          resolve(response.statusCode ?? 0);
        },
      );
      asked.on('error', reject);
      asked.end();
    });

  test('answers with the page, whatever the query', async () => {
    expect(server.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await ask('/')).toBe(200);
    expect(await ask('/index.html?x=../..')).toBe(200);
    expect(await ask('/', { method: 'HEAD' })).toBe(200);
  });

  test.each(outside.filter((path) => path.startsWith('/')))('refuses %j', async (path) => {
    expect(await ask(path)).toBe(404);
  });

  test('refuses other methods and other names for itself', async () => {
    expect(await ask('/', { method: 'POST' })).toBe(405);
    expect(await ask('/', { host: 'evil.example' })).toBe(403);
    expect(await ask('/', { host: '127.0.0.1.evil.example' })).toBe(403);
  });

  test('takes another port when the wanted one is taken', async () => {
    const taken = Number(new URL(server.address).port);
    const second = await startPageServer(root, taken);
    expect(second.address).not.toBe(server.address);
    await second.close();
  });
});
