import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { FuseV1Options } from '@electron/fuses';

import { present } from '../../shared/basics/assert.ts';
import policy from '../../shared/host/content-policy.json' with { type: 'json' };
import { hostChannels, hostGlobal } from '../../shared/host/host-table.ts';
import { fuses } from '../../build/after-pack.mjs';
import { pageAddress, showAddress } from '../../electron/page-address.ts';
import { forbiddenSwitch } from '../../electron/start-switches.ts';
import { type BrowserWindow, told } from './electron-stand-in.ts';

vi.mock('electron', () => import('./electron-stand-in.ts'));

/** All text of the sources in a folder, comments left out. */
function sourcesOf(folder: string, endings = /\.(ts|tsx|html|css)$/): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => endings.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n')
    .replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
}

const shell = sourcesOf('electron');
const page = sourcesOf('renderer');
const home = mkdtempSync(join(tmpdir(), 'qazylar-checklist-'));
let window: BrowserWindow;

beforeAll(async () => {
  told.home = home;
  await import('../../electron/main.ts');
  await vi.waitFor(() => expect(told.windows.length).toBeGreaterThan(0));
  window = present(told.windows[0], 'the shell opened its window');
});

afterAll(() => rmSync(home, { recursive: true, force: true }));

type Preferences = Readonly<Record<string, unknown>>;

/** What the two windows may do: there are no others. */
function preferences(): readonly Preferences[] {
  const { overrideBrowserWindowOptions } = window.webContents.openHandler({ url: showAddress });
  return [
    window.options.webPreferences,
    present(overrideBrowserWindowOptions, 'the public window')['webPreferences'] as Preferences,
  ];
}

const inBothWindows = (name: string): readonly unknown[] => preferences().map((each) => each[name]);

function isCancelled(url: string): boolean {
  const verdicts: boolean[] = [];
  told.judgeRequest({ url }, ({ cancel }) => verdicts.push(cancel));
  return present(verdicts[0], 'a request is judged at once');
}

function isPrevented(event: string, details: object): boolean {
  const preventDefault = vi.fn<() => void>();
  window.webContents.emit(event, { isMainFrame: true, ...details, preventDefault });
  return preventDefault.mock.calls.length > 0;
}

const ask = (address: string, method = 'GET'): Promise<Response> =>
  present(told.answers.get('app'), 'the scheme is answered')(new Request(address, { method }));

/** Every permission that this version of Electron knows, from its own types. */
function permissions(): readonly string[] {
  const types = readFileSync('node_modules/electron/electron.d.ts', 'utf8');
  const [, union = ''] =
    /setPermissionRequestHandler\(handler:.*?permission: ([^,]+),/.exec(types) ?? [];
  return [...union.matchAll(/'([^']+)'/g)].map(([, name = '']) => name);
}

function isAllowed(permission: string, requestingUrl: string): boolean {
  const decisions: boolean[] = [];
  const details = { isMainFrame: true, requestingUrl, mediaTypes: ['video'] };
  told.askPermission(null, permission, (allowed) => decisions.push(allowed), details);
  const checked = told.checkPermission(null, permission, requestingUrl, details);
  return decisions.includes(true) || checked;
}

describe('of Electron’s security checklist', () => {
  test('1: only secure content is loaded', () => {
    expect(told.schemes).toMatchObject([{ scheme: 'app', privileges: { secure: true } }]);
    expect(window.address).toBe('app://qazylar/index.html');
    expect(told.switches.get('host-resolver-rules')).toBe('MAP * ~NOTFOUND');
    for (const scheme of ['http', 'https', 'ws', 'wss', 'ftp'])
      expect(isCancelled(`${scheme}://qazylar/index.html`), scheme).toBe(true);
    expect(isCancelled(pageAddress)).toBe(false);
    expect(isCancelled('blob:app://qazylar/3f0c')).toBe(false);
    expect(isCancelled('blob:https://example.org/3f0c')).toBe(true);
  });

  test('2: no page has Node', () => {
    expect(inBothWindows('nodeIntegration')).toEqual([false, false]);
    expect(inBothWindows('nodeIntegrationInWorker')).toEqual([false, false]);
    expect(inBothWindows('nodeIntegrationInSubFrames')).toEqual([false, false]);
  });

  test('3: the preload’s world is apart from the page’s', () => {
    expect(inBothWindows('contextIsolation')).toEqual([true, true]);
  });

  test('4: every page is in the sandbox, and no start takes it out', () => {
    expect(told.sandboxed).toBe(true);
    expect(inBothWindows('sandbox')).toEqual([true, true]);
    expect(forbiddenSwitch(['qazylar', '--no-sandbox'], 'linux')).toBe('--no-sandbox');
    expect(readFileSync('electron-builder.yml', 'utf8')).toMatch(
      /^appImage:\n {2}executableArgs: \[\]$/m,
    );
  });

  test('5: permissions are asked of a handler, which gives the own page three and others none', () => {
    expect(permissions().length).toBeGreaterThan(15);
    expect(
      permissions()
        .filter((each) => isAllowed(each, pageAddress))
        .toSorted(),
    ).toEqual(['clipboard-sanitized-write', 'fullscreen', 'media']);
    expect(permissions().filter((each) => isAllowed(each, 'https://example.org/'))).toEqual([]);
    expect(told.checkDevice()).toBe(false);
  });

  test('6: web security stays on', () => {
    expect(inBothWindows('webSecurity')).toEqual([true, true]);
    expect(shell).not.toContain('disable-web-security');
  });

  test('7: every answer carries the content policy, which lets nothing but own files run', async () => {
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("connect-src 'none'");
    expect(policy.join(' ')).not.toMatch(/unsafe|\*|https?:|data:/);
    const answers = [
      await ask('app://qazylar/gone.html'),
      await ask('app://other/index.html'),
      await ask(pageAddress, 'POST'),
    ];
    for (const { headers } of answers) {
      expect(headers.get('content-security-policy')).toBe(policy.join('; '));
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  test('8: no insecure content runs in a page', () => {
    expect(inBothWindows('allowRunningInsecureContent')).toEqual([false, false]);
  });

  test('9: no experimental features are on', () => {
    expect(inBothWindows('experimentalFeatures')).toEqual([false, false]);
  });

  test('10: no features of Blink are switched on', () => {
    expect(inBothWindows('enableBlinkFeatures')).toEqual([undefined, undefined]);
    expect(shell).not.toMatch(/enable-?blink-?features|enable-features/i);
  });

  test('11: there is no web view, so none with pop-ups', () => {
    expect(inBothWindows('webviewTag')).toEqual([false, false]);
    expect(page).not.toMatch(/<webview|allowpopups/i);
  });

  test('12: a web view that somebody makes after all is not attached', () => {
    expect(isPrevented('will-attach-webview', { url: pageAddress })).toBe(true);
  });

  test('13: no page goes elsewhere', () => {
    expect(isPrevented('will-navigate', { url: `${pageAddress}#/ranking` })).toBe(false);
    for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect'])
      expect(isPrevented(event, { url: 'https://example.org/' }), event).toBe(true);
    expect(isPrevented('will-frame-navigate', { url: pageAddress, isMainFrame: false })).toBe(true);
    expect(isPrevented('will-navigate', { url: showAddress })).toBe(true);
  });

  test('14: no window opens but a ceremony’s', () => {
    for (const url of ['https://example.org/', 'about:blank', pageAddress, `${showAddress}?x`])
      expect(window.webContents.openHandler({ url }), url).toEqual({ action: 'deny' });
    expect(window.webContents.openHandler({ url: showAddress }).action).toBe('allow');
  });

  test('15: no address is handed to the system, and no file but a signed update', () => {
    expect(shell.match(/openExternal/g)).toBeNull();
    // A new version's own installer, whose signature was checked, is what a person asked for.
    const others = sourcesOf('electron', /^(?!updates[\\/]).*\.ts$/);
    expect(others.match(/openPath|child_process/g)).toBeNull();
  });

  test('16: Electron is a current one, and exactly one', () => {
    const [, version = ''] =
      /"node_modules\/electron": \{\s*"version": "([^"]+)"/.exec(
        readFileSync('package-lock.json', 'utf8'),
      ) ?? [];
    const installed = JSON.parse(readFileSync('node_modules/electron/package.json', 'utf8')) as {
      readonly version: string;
    };
    expect(installed.version).toBe(version);
    // Of the releases that were known when the dependencies were locked, the newest three lines are looked after.
    const known = JSON.parse(
      readFileSync('node_modules/electron-to-chromium/versions.json', 'utf8'),
    ) as Readonly<Record<string, string>>;
    const newest = Math.max(...Object.keys(known).map((each) => Number(each.split('.')[0])));
    expect(Number(version.split('.')[0])).toBeGreaterThan(newest - 3);
  });

  test('17: the sender of every call is looked at, and there is one place for calls', async () => {
    expect([...told.calls.keys()].toSorted()).toEqual(Object.values(hostChannels).toSorted());
    const frame = { url: pageAddress, parent: null };
    for (const senderFrame of [null, { ...frame, parent: frame }, { ...frame, url: showAddress }])
      for (const [channel, call] of told.calls)
        await expect(
          call({ senderFrame, sender: window.webContents }, null),
          channel,
        ).rejects.toThrow('refused');
    expect(shell.match(/ipcMain\.\w+/g)).toEqual(['ipcMain.handle']);
  });

  test('18: pages come by a scheme of their own, none by file://', () => {
    expect(shell).not.toMatch(/loadFile|loadURL\(['"`]/);
    expect(isCancelled('file:///app/index.html')).toBe(true);
    expect(isPrevented('will-navigate', { url: 'file:///app/index.html' })).toBe(true);
  });

  test('19: every fuse there is has been decided on, and is flipped when a package is made', () => {
    const every = Object.values(FuseV1Options).filter((each) => typeof each === 'number');
    expect(new Set(Object.keys(fuses))).toEqual(new Set(every.map(String)));
    expect(readFileSync('electron-builder.yml', 'utf8')).toMatch(
      /^afterPack: build\/after-pack\.mjs$/m,
    );
  });

  test('20: the page gets the calls of the table, and nothing of Electron', async () => {
    await import('../../electron/preload.ts');
    expect([...told.exposed.keys()]).toEqual([hostGlobal]);
    const calls = present(told.exposed.get(hostGlobal), 'the calls');
    expect(Object.keys(calls).toSorted()).toEqual(Object.keys(hostChannels).toSorted());
    for (const [method, channel] of Object.entries(hostChannels)) {
      told.invoked.length = 0;
      await present(calls[method], method)('input', 'more', 'host:print');
      expect(told.invoked).toEqual([[channel, 'input']]);
    }
  });
});
