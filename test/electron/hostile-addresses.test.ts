import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

import { present } from '../../shared/basics/assert.ts';
import { setupAppProtocol } from '../../electron/app-protocol.ts';
import { setupNavigation } from '../../electron/navigation.ts';
import { setupNetwork } from '../../electron/network.ts';
import { pageAddress, showAddress } from '../../electron/page-address.ts';
import { readPageFile } from '../../electron/page-files.ts';
import { app, told, WebContents } from './electron-stand-in.ts';

vi.mock('electron', () => import('./electron-stand-in.ts'));

const place = mkdtempSync(join(tmpdir(), 'qazylar-addresses-'));
const root = join(place, 'renderer');

beforeAll(async () => {
  mkdirSync(join(root, 'assets'), { recursive: true });
  writeFileSync(join(root, 'index.html'), '<!doctype html>');
  writeFileSync(join(root, 'assets', 'page.js'), 'export {};');
  writeFileSync(join(place, 'secret.html'), 'secret');
  app.removeAllListeners('web-contents-created');
  setupAppProtocol(root);
  setupNavigation();
  setupNetwork();
  await Promise.resolve();
});

afterAll(() => {
  app.removeAllListeners('web-contents-created');
  rmSync(place, { recursive: true, force: true });
});

/** Addresses of other places: to none of them anything goes, and nothing comes from them. */
const elsewhere = [
  'https://example.org/',
  'http://127.0.0.1:9222/json',
  'http://[::1]/',
  'HTTPS://QAZYLAR/index.html',
  'ws://qazylar/',
  'file:///etc/passwd',
  'file://server/share/index.html',
  'FILE:///C:/Windows/win.ini',
  '\\\\server\\share\\index.html',
  '//server/share/index.html',
  'javascript:alert(1)',
  'java\nscript:alert(1)',
  ' javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'view-source:app://qazylar/index.html',
  'chrome://settings',
  'devtools://devtools/bundled/inspector.html',
  'chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/index.html',
  'about:blank',
  'about:srcdoc',
  'blob:https://example.org/7f2c',
  'filesystem:app://qazylar/temporary/a.html',
  'mailto:aigul@example.org',
  'ms-settings:network',
  'search-ms:query=a&crumb=location:\\\\server\\share',
  'app:index.html',
  'app:///index.html',
  'app://other/index.html',
  'app://qazylar.example.org/index.html',
  'app://qazylar./index.html',
  'app://qazyl%61r.org/index.html',
  'app://qazylar@example.org/index.html',
  'app://user@qazylar/index.html',
  'app://user:pass@qazylar/index.html',
  'app://:pass@qazylar/index.html',
  'app://qazylar:80/index.html',
  'app://qazylar:0/index.html',
  'app://qazylar\\@example.org/index.html',
  'app2://qazylar/index.html',
  'xapp://qazylar/index.html',
  '',
  'app://',
  '%61pp://qazylar/index.html',
];

/** Paths that lead out of the folder in one spelling or another; all of them are asked of the own host. */
const outside = [
  '/../secret.html',
  '/%2e%2e/secret.html',
  '/%2e%2e%2fsecret.html',
  '/%2E%2E%5Csecret.html',
  '/%252e%252e%252fsecret.html',
  '/..%c0%afsecret.html',
  '/..%5csecret.html',
  '/..\\secret.html',
  '/....//secret.html',
  '/assets/..%2f..%2fsecret.html',
  '/assets/./../../secret.html',
  '/%00../secret.html',
  '/index.html%00.js',
  '/index.html.',
  '/index.html%20',
  '/index.html::$DATA',
  '/index.html:stream.js',
  '//etc/passwd',
  '/%2fetc%2fpasswd',
  '/C:/Windows/win.ini',
  '/%5c%5cserver%5cshare%5ca.js',
  '/CON.html',
  '/INDEX.HTML',
  '/assets',
  '/assets/',
  '/.git/config.json',
  '/assets/%E2%80%AEsj.page',
  `/${'a'.repeat(5000)}.html`,
  '/%',
  '/%zz.html',
];

function contentsAt(address: string): WebContents {
  const contents = new WebContents();
  contents.address = address;
  app.emit('web-contents-created', {}, contents);
  return contents;
}

function isPrevented(from: string, event: string, url: string): boolean {
  const preventDefault = vi.fn<() => void>();
  contentsAt(from).emit(event, { url, isMainFrame: true, preventDefault });
  return preventDefault.mock.calls.length > 0;
}

function isCancelled(url: string): boolean {
  const verdicts: boolean[] = [];
  told.judgeRequest({ url }, ({ cancel }) => verdicts.push(cancel));
  return present(verdicts[0], 'a request is judged at once');
}

/** The protocol's answer; a bare object stands for the request, since no parser shall mend the address first. */
const ask = (url: string): Promise<Response> =>
  present(told.answers.get('app'), 'the scheme is answered')({ url, method: 'GET' } as Request);

describe('an address of elsewhere', () => {
  test.each(elsewhere)('%j is no place to go', (url) => {
    for (const from of [pageAddress, showAddress])
      for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect'])
        expect(isPrevented(from, event, url), event).toBe(true);
  });

  test.each(elsewhere)('%j opens in no window', (url) => {
    for (const from of [pageAddress, showAddress])
      expect(contentsAt(from).openHandler({ url })).toEqual({ action: 'deny' });
  });

  test.each(elsewhere)('%j is not asked for', (url) => {
    expect(isCancelled(url)).toBe(true);
  });

  test.each(elsewhere)('%j is not answered', async (url) => {
    const { status, headers } = await ask(url);
    expect(status).toBe(403);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});

describe('a path of the own host', () => {
  test('leads to the page', async () => {
    expect((await ask(pageAddress)).status).toBe(200);
    expect((await ask('app://qazylar/assets/page.js?v=1#a')).status).toBe(200);
  });

  test.each(outside)('%j leads nowhere', async (path) => {
    expect(await readPageFile(root, path)).toBeNull();
    const answer = await ask(`app://qazylar${path}`);
    // A parser of addresses takes `..` away by itself: then the path is another one, inside.
    expect([403, 404]).toContain(answer.status);
    expect(await answer.text()).toBe('');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test.skipIf(process.platform === 'win32')('leads through no link out of the folder', async () => {
    symlinkSync(join(place, 'secret.html'), join(root, 'link.html'));
    symlinkSync(place, join(root, 'folder'));
    symlinkSync(join(root, 'index.html'), join(root, 'inside.html'));
    symlinkSync(join(root, 'loop.html'), join(root, 'loop.html'));
    for (const path of ['/link.html', '/folder/secret.html', '/loop.html'])
      expect((await ask(`app://qazylar${path}`)).status, path).toBe(404);
    expect((await ask('app://qazylar/inside.html')).status).toBe(200);
  });
});

describe('the two windows', () => {
  test('do not become each other', () => {
    expect(isPrevented(pageAddress, 'will-navigate', showAddress)).toBe(true);
    expect(isPrevented(showAddress, 'will-navigate', pageAddress)).toBe(true);
    expect(isPrevented('', 'will-navigate', showAddress)).toBe(false);
    expect(isPrevented(pageAddress, 'will-navigate', `${pageAddress}#/ranking`)).toBe(false);
  });

  test('find no way out by a call between browsers either', () => {
    expect(contentsAt(pageAddress).webRtcPolicy).toBe('disable_non_proxied_udp');
  });
});
