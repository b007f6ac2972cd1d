import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { present } from '../../shared/basics/assert.ts';
import { pageAddress, showAddress } from '../../electron/page-address.ts';
import { app, type BrowserWindow, screenOf, told, WebContents } from './electron-stand-in.ts';

vi.mock('electron', () => import('./electron-stand-in.ts'));

let folder: string;
let window: BrowserWindow;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shell-'));
  told.home = folder;
  await import('../../electron/main.ts');
  await vi.waitFor(() => expect(told.windows).toHaveLength(1));
  window = present(told.windows[0], 'the shell opened its window');
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const call = (channel: string, input: unknown, frame: unknown = ownFrame): Promise<unknown> =>
  present(told.calls.get(channel), channel)(
    { senderFrame: frame, sender: window.webContents },
    input,
  );

const ownFrame = { url: pageAddress, parent: null };

const prevented = (event: string, url: string): boolean => {
  const preventDefault = vi.fn<() => void>();
  window.webContents.emit(event, { url, preventDefault });
  return preventDefault.mock.calls.length > 0;
};

describe('the window', () => {
  test('is sandboxed, isolated, without Node and without tools once packaged', () => {
    expect(told.sandboxed).toBe(true);
    expect(told.switches.get('js-flags')).toBe('--max-semi-space-size=32');
    expect(window.options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      devTools: false,
    });
    expect(window.address).toBe(pageAddress);
  });

  test('stays on its own page', () => {
    expect(prevented('will-navigate', `${pageAddress}#/ranking`)).toBe(false);
    for (const url of [
      'https://example.org/',
      'file:///etc/passwd',
      'app://other/',
      'about:blank',
    ]) {
      expect(prevented('will-navigate', url), url).toBe(true);
      expect(prevented('will-frame-navigate', url), url).toBe(true);
    }
    expect(prevented('will-redirect', pageAddress)).toBe(true);
    expect(prevented('will-attach-webview', pageAddress)).toBe(true);
    for (const url of [pageAddress, `${pageAddress}#/issue`, 'about:blank', 'https://example.org/'])
      expect(window.webContents.openHandler({ url }), url).toEqual({ action: 'deny' });
  });

  test('opens a ceremony’s public window and no other, sandboxed and without a preload', () => {
    const opened = window.webContents.openHandler({ url: showAddress });
    expect(opened).toEqual({
      action: 'allow',
      overrideBrowserWindowOptions: {
        width: 1280,
        height: 720,
        minWidth: 320,
        minHeight: 240,
        title: 'Qazylar',
        autoHideMenuBar: true,
        webPreferences: {
          sandbox: true,
          contextIsolation: true,
          nodeIntegration: false,
          nodeIntegrationInWorker: false,
          nodeIntegrationInSubFrames: false,
          webSecurity: true,
          allowRunningInsecureContent: false,
          experimentalFeatures: false,
          webviewTag: false,
          navigateOnDragDrop: false,
          devTools: false,
          spellcheck: false,
        },
      },
    });
    for (const url of [
      `${showAddress}?x=1`,
      `${showAddress}#/issue`,
      'app://other/show.html',
      'https://qazylar/show.html',
    ])
      expect(window.webContents.openHandler({ url }), url).toEqual({ action: 'deny' });
  });

  test('the public window opens none itself', () => {
    const contents = new WebContents();
    contents.address = showAddress;
    app.emit('web-contents-created', {}, contents);
    expect(contents.openHandler({ url: showAddress })).toEqual({ action: 'deny' });
  });

  test('the public window fills the other screen where there is one', () => {
    const second = screenOf(2, { x: 1366, y: 0, width: 1920, height: 1080 });
    told.displays.push(second);
    const { overrideBrowserWindowOptions } = window.webContents.openHandler({ url: showAddress });
    told.displays.pop();
    expect(overrideBrowserWindowOptions).toMatchObject({ ...second.bounds, fullscreen: true });
  });

  const allows = (permission: string, details: object): readonly boolean[] => {
    const decisions: boolean[] = [];
    told.askPermission(null, permission, (allowed) => decisions.push(allowed), details);
    return [...decisions, told.checkPermission(null, permission, pageAddress, details)];
  };
  const own = { isMainFrame: true, requestingUrl: pageAddress };

  test.each(['geolocation', 'notifications', 'clipboard-read', 'usb', 'display-capture', 'midi'])(
    'gets no %s',
    (permission) => {
      expect(allows(permission, { ...own, mediaTypes: ['video'] })).toEqual([false, false]);
    },
  );

  test('gets the whole screen for its own page, to show a ceremony', () => {
    expect(allows('fullscreen', own)).toEqual([true, true]);
    expect(allows('fullscreen', { ...own, isMainFrame: false })).toEqual([false, false]);
    expect(allows('fullscreen', { isMainFrame: true })).toEqual([false, false]);
    expect(allows('fullscreen', { ...own, requestingUrl: 'https://example.org/' })).toEqual([
      false,
      false,
    ]);
  });

  test('gets the camera for its own page, to read codes', () => {
    const origin = { securityOrigin: 'app://qazylar/' };
    expect(allows('media', { ...own, ...origin, mediaTypes: ['video'] })).toEqual([true, true]);
    expect(allows('media', { ...own, ...origin, mediaType: 'video' })).toEqual([true, true]);
  });

  test.each([
    ['with a microphone', { ...own, mediaTypes: ['video', 'audio'] }],
    ['that is a microphone', { ...own, mediaType: 'audio' }],
    ['of an unknown kind', { ...own, mediaType: 'unknown' }],
    ['that names nothing', own],
    ['of a frame inside the page', { ...own, isMainFrame: false, mediaTypes: ['video'] }],
    ['of another page', { ...own, requestingUrl: 'https://example.org/', mediaTypes: ['video'] }],
    ['of another origin', { ...own, securityOrigin: 'app://other/', mediaTypes: ['video'] }],
    ['of no page at all', { isMainFrame: true, mediaTypes: ['video'] }],
  ])('gets no camera %s', (_what, details) => {
    expect(allows('media', details)).toEqual([false, false]);
  });

  test('may copy texts out of its own page, and no other page may', () => {
    const copying = 'clipboard-sanitized-write';
    expect(allows(copying, own)).toEqual([true, true]);
    expect(allows(copying, { ...own, isMainFrame: false })).toEqual([false, false]);
    expect(allows(copying, { ...own, securityOrigin: 'app://other/' })).toEqual([false, false]);
    expect(allows(copying, { isMainFrame: true })).toEqual([false, false]);
  });

  test('comes to the front when the program is started again', () => {
    const focus = vi.fn<() => void>();
    Object.assign(window, { isMinimized: () => false, focus });
    app.emit('second-instance', {}, ['qazylar'], '/');
    expect(focus).toHaveBeenCalledOnce();
    expect(told.windows).toHaveLength(1);
  });
});

describe('the page’s own scheme', () => {
  const ask = (address: string, method = 'GET'): Promise<Response> =>
    present(told.answers.get('app'), 'the scheme is answered')(new Request(address, { method }));

  test('is a secure origin that bypasses no policy', () => {
    const [scheme] = told.schemes;
    expect(scheme?.privileges).toMatchObject({ standard: true, secure: true });
    expect(scheme?.privileges['bypassCSP']).toBeUndefined();
  });

  test('answers no other host, no other method and nothing outside its folder', async () => {
    expect((await ask('app://other/index.html')).status).toBe(403);
    expect((await ask(pageAddress, 'POST')).status).toBe(403);
    expect((await ask('app://qazylar/%2e%2e%2fmain.ts')).status).toBe(404);
    expect((await ask('app://qazylar/../main.ts')).status).toBe(404);
  });
});

describe('a call to the host', () => {
  const file = { name: 'a.qzb', bytes: Uint8Array.of(1, 2, 3) };

  test('is answered to the page itself', async () => {
    expect(await call('host:systemLanguages', null)).toEqual(['kk-KZ', 'ru-KZ']);
    expect(await call('host:print', null)).toEqual({ ok: true, value: null });
  });

  test.each([
    ['no frame', null],
    ['a frame inside the page', { url: pageAddress, parent: ownFrame }],
    ['another page', { url: 'https://example.org/', parent: null }],
    ['the public window', { url: showAddress, parent: null }],
    ['a page of another host', { url: 'app://other/index.html', parent: null }],
  ])('is refused to %s', async (_who, frame) => {
    for (const channel of told.calls.keys()) {
      await expect(call(channel, null, frame)).rejects.toThrow('refused');
    }
  });

  test('is refused with an argument that is not exactly right', async () => {
    await expect(call('host:saveFiles', [{ ...file, name: '../a.qzb' }])).rejects.toThrow(
      'refused',
    );
    await expect(call('host:pickFiles', { accept: ['*'] })).rejects.toThrow('refused');
  });

  test('saves where the person says, or nowhere', async () => {
    told.saveTo = '';
    expect(await call('host:saveFiles', [file])).toEqual({
      ok: false,
      error: { type: 'SaveCancelled' },
    });
    told.saveTo = join(folder, 'chosen.qzb');
    expect(await call('host:saveFiles', [file])).toMatchObject({
      ok: true,
      value: { names: ['chosen.qzb'], verified: true, place: { folder } },
    });
    expect(new Uint8Array(await readFile(told.saveTo))).toEqual(file.bytes);
  });

  test('saves several files into one folder', async () => {
    told.openFrom = [folder];
    const files = [file, { ...file, name: 'b.qzb' }];
    expect(await call('host:saveFiles', files)).toMatchObject({
      ok: true,
      value: { names: ['a.qzb', 'b.qzb'], verified: true, place: { folder } },
    });
  });

  test('reads chosen files whole, and no folder', async () => {
    await writeFile(join(folder, 'өтінім.xlsx'), file.bytes);
    told.openFrom = [join(folder, 'өтінім.xlsx')];
    const request = { accept: ['.xlsx'], multiple: true };
    expect(await call('host:pickFiles', request)).toEqual([
      { name: 'өтінім.xlsx', bytes: file.bytes },
    ]);
    told.openFrom = [folder];
    await expect(call('host:pickFiles', request)).rejects.toThrow('not a file');
    told.openFrom = [];
    expect(await call('host:pickFiles', request)).toEqual([]);
  });
});

describe('what is kept beside the database', () => {
  const entry = Uint8Array.of(1, 2, 3);
  const snapshot = { name: 'before-import.qzs', bytes: Uint8Array.of(4, 5) };

  test('a journal answers with what was appended, and a new one with what it was replaced by', async () => {
    expect(await call('host:readJournal', null)).toMatchObject({ entries: [], end: 'whole' });
    const first = await call('host:appendJournal', entry);
    expect(first).toMatchObject({ ok: true, value: { number: 0 } });
    expect(await call('host:appendJournal', Uint8Array.of(9))).toMatchObject({
      ok: true,
      value: { number: 1, size: 3 * 4096 },
    });
    expect(await call('host:readJournal', null)).toMatchObject({
      entries: [entry, Uint8Array.of(9)],
      end: 'whole',
      written: 2,
    });
    expect(await call('host:replaceJournal', [entry])).toMatchObject({ ok: true });
    expect(await call('host:readJournal', null)).toMatchObject({ entries: [entry], written: 1 });
    expect((await readdir(join(folder, 'journal'))).toSorted()).toEqual([
      'journal-000001.qzj',
      'journal-000002.qzj',
    ]);
  });

  test('a snapshot is kept, listed, read, and copied where the person says', async () => {
    expect(await call('host:snapshotFolder', null)).toBeNull();
    const written = await call('host:writeSnapshot', snapshot);
    const name = '000001-before-import.qzs';
    expect(written).toEqual({ ok: true, value: { name, second: 'none' } });
    expect(await call('host:listSnapshots', null)).toMatchObject([{ name, size: 2 }]);
    expect(await call('host:readSnapshot', name)).toEqual({
      ok: true,
      value: { name, bytes: snapshot.bytes },
    });
    const stick = await mkdtemp(join(tmpdir(), 'stick-'));
    told.openFrom = [stick];
    expect(await call('host:chooseSnapshotFolder', null)).toBe(stick);
    told.openFrom = [];
    expect(await call('host:chooseSnapshotFolder', null)).toBeNull();
    expect(await call('host:snapshotFolder', null)).toBe(stick);
    expect(await call('host:writeSnapshot', snapshot)).toMatchObject({
      value: { second: 'written' },
    });
    await rm(stick, { recursive: true });
    expect(await call('host:writeSnapshot', snapshot)).toMatchObject({
      ok: true,
      value: { second: 'failed' },
    });
    expect(await call('host:forgetSnapshotFolder', null)).toBeNull();
    expect(await call('host:snapshotFolder', null)).toBeNull();
  });

  test('room on the disk is told', async () => {
    const space = await call('host:storageSpace', null);
    expect(Object.keys(space ?? {})).toEqual(['free', 'level']);
  });

  test('quitting waits for what is being appended, and then goes on', async () => {
    const preventDefault = vi.fn<() => void>();
    const quit = vi.spyOn(app, 'quit').mockImplementation(() => undefined);
    const appended = call('host:appendJournal', entry);
    app.emit('will-quit', { preventDefault });
    window.emit('query-session-end', { preventDefault });
    expect(preventDefault).toHaveBeenCalledTimes(2);
    expect(quit).not.toHaveBeenCalled();
    await appended;
    await vi.waitFor(() => expect(quit).toHaveBeenCalledTimes(2));
    app.emit('will-quit', { preventDefault });
    expect(preventDefault).toHaveBeenCalledTimes(2);
  });
});
