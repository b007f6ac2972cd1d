import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';

import { present } from '../../shared/basics/assert.ts';
import ru from '../../locales/ru/desktop.json' with { type: 'json' };
import { pageAddress, showAddress } from '../../electron/page-address.ts';
import { app, BrowserWindow, told } from './electron-stand-in.ts';

vi.mock('electron', () => import('./electron-stand-in.ts'));

let folder: string;
let window: BrowserWindow;

const call = (channel: string, input: unknown): Promise<unknown> =>
  present(told.calls.get(channel), channel)(
    { senderFrame: { url: pageAddress, parent: null }, sender: window.webContents },
    input,
  );
const gone = (reason: string, contents: unknown = window.webContents): boolean =>
  app.emit('render-process-gone', {}, contents, { reason, exitCode: 11 });
const logged = (): readonly string[] =>
  readFileSync(join(folder, 'logs', 'qazylar.log'), 'utf8')
    .trimEnd()
    .split('\n');
const asked = (times: number): Promise<void> =>
  vi.waitFor(() => expect(told.messages).toHaveLength(times));

/** What the machinery around the tests listens with, so that a planted failure reaches the program alone. */
const before = {
  failed: process.listeners('uncaughtException'),
  rejected: process.listeners('unhandledRejection'),
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'resilience-'));
  told.home = folder;
  writeFileSync(join(folder, 'window.json'), 'torn {');
  await import('../../electron/main.ts');
  await vi.waitFor(() => expect(told.windows).toHaveLength(1));
  window = present(told.windows[0], 'the shell opened its window');
  await call('host:speakLanguage', 'ru');
});

beforeEach(() => {
  told.messages.length = 0;
  told.presses.length = 0;
});

afterAll(() => {
  process.removeAllListeners('uncaughtException');
  process.removeAllListeners('unhandledRejection');
  for (const listener of before.failed) process.on('uncaughtException', listener);
  for (const listener of before.rejected) process.on('unhandledRejection', listener);
  rmSync(folder, { recursive: true, force: true });
});

describe('the window', () => {
  test('opens in the middle where nothing legible was kept, without the bar of a menu', () => {
    expect(window.options).toMatchObject({ x: 43, y: 0, width: 1280, height: 728 });
    expect(window.options).toMatchObject({ minWidth: 640, minHeight: 480 });
    expect(window.barVisible).toBe(false);
  });

  test('remembers its place when it has come to rest, and when it closes', async () => {
    window.bounds = { x: 10, y: 20, width: 900, height: 600 };
    window.emit('move');
    window.emit('resize');
    const kept = (): unknown => JSON.parse(readFileSync(join(folder, 'window.json'), 'utf8'));
    await vi.waitFor(() => expect(kept()).toMatchObject({ area: window.bounds }), 3000);
    window.maximised = true;
    window.close();
    expect(kept()).toEqual({ area: window.bounds, maximised: true, fullScreen: false });
    expect(readdirSync(folder)).not.toContain('window.json.part');
  });
});

describe('a page that ends', () => {
  test('ends in silence when it was meant to', () => {
    gone('clean-exit');
    expect(told.messages).toHaveLength(0);
  });

  test('is told in the person’s language, and opened again where it was', async () => {
    told.presses.push(ru.again);
    gone('oom');
    await vi.waitFor(() => expect(window.webContents.reloads).toBe(1));
    expect(told.messages).toHaveLength(1);
    expect(told.messages[0]).toMatchObject({
      message: ru.crash.title,
      detail: `${ru.crash.memory} ${ru.crash.text}`,
      buttons: [ru.again, ru.report, ru.close],
    });
    expect(logged().at(-1)).toContain('"event":"page-started-again","times":1');
  });

  test('opens from the first screen the second time, and not again the third time', async () => {
    window.address = '';
    told.presses.push(ru.again);
    gone('crashed');
    await vi.waitFor(() => expect(window.address).toBe(pageAddress));
    expect(window.webContents.reloads).toBe(1);
    const quit = vi.spyOn(app, 'quit').mockImplementation(() => undefined);
    told.presses.push(ru.simple);
    gone('crashed');
    await vi.waitFor(() => expect(quit).toHaveBeenCalledOnce());
    expect(told.messages.at(-1)?.buttons).toEqual([ru.simple, ru.report, ru.close]);
    expect(told.relaunched).toBe(1);
    expect(await call('host:machine', null)).toEqual({
      now: 'full',
      next: 'simple',
      cause: 'crashes',
    });
    quit.mockRestore();
    expect(await call('host:chooseDrawing', 'full')).toMatchObject({ next: 'full', cause: 'none' });
  });

  test('has a diagnostics file shown and saved before anything else happens', async () => {
    told.saveTo = join(folder, 'diagnostics.json');
    const quit = vi.spyOn(app, 'quit').mockImplementation(() => undefined);
    told.presses.push(ru.report, ru.diagnostics.save);
    gone('crashed');
    await vi.waitFor(() => expect(quit).toHaveBeenCalledOnce());
    quit.mockRestore();
    expect(told.messages[1]?.message).toBe(ru.diagnostics.title);
    expect(told.messages[1]?.detail).toContain('"format": "qazylar-diagnostics"');
    const saved = readFileSync(told.saveTo, 'utf8');
    expect(JSON.parse(saved)).toMatchObject({ page: null, shell: { versions: {} } });
    expect(saved).toContain('page-gone');
    expect(saved).not.toContain(folder);
  });

  test('that the public sees comes back without a word, a few times', () => {
    const show = new BrowserWindow({ webPreferences: {} });
    show.webContents.address = showAddress;
    const close = vi.spyOn(show, 'close');
    for (let times = 0; times < 3; times += 1) gone('crashed', show.webContents);
    expect(show.webContents.reloads).toBe(2);
    expect(close).toHaveBeenCalledOnce();
    expect(told.messages).toHaveLength(0);
  });
});

describe('a page that does not answer', () => {
  test('is asked about once, and no longer when it answers', async () => {
    window.emit('unresponsive');
    window.emit('unresponsive');
    await asked(1);
    window.emit('responsive');
    await vi.waitFor(() => expect(told.messages[0]?.signal?.aborted).toBe(true));
    expect(told.messages).toHaveLength(1);
    expect(logged().at(-1)).toContain('"event":"page-answers"');
  });

  test('is ended and opened again when the person says so, without a second question', async () => {
    const before = window.webContents.reloads;
    told.presses.push(ru.again);
    window.emit('unresponsive');
    await vi.waitFor(() => expect(window.webContents.reloads).toBe(before + 1));
    expect(told.messages).toHaveLength(1);
  });
});

describe('the graphics', () => {
  test('are left aside from the next start on when they ended three times', async () => {
    for (let times = 0; times < 3; times += 1)
      app.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed', exitCode: 139 });
    expect(await call('host:machine', null)).toMatchObject({ next: 'simple', cause: 'crashes' });
    expect(JSON.parse(readFileSync(join(folder, 'machine.json'), 'utf8'))).toMatchObject({
      drawing: 'simple',
      language: 'ru',
    });
    expect(logged().at(-1)).toContain('"drawing":"simple","cause":"crashes"');
  });
});

describe('a failure of the main process', () => {
  const marker = 'Айгерім Серікқызы /home/aigerim/Конкурс сказок.qzb';

  test('is told once, logged by its kind, and what it says is nowhere', async () => {
    const failure = Object.assign(new RangeError(marker), { code: 'ENOSPC', path: marker });
    process.emit('uncaughtException', failure);
    process.emit('unhandledRejection', failure, Promise.resolve());
    await asked(1);
    expect(told.messages[0]).toMatchObject({
      message: ru.failure.title,
      buttons: [ru.restart, ru.report, ru.goOn],
    });
    const [main, promise] = logged().slice(-2);
    expect(main).toContain('"where":"main","error":"RangeError","code":"ENOSPC"');
    expect(promise).toContain('"where":"promise"');
    const facts = JSON.stringify(await call('host:diagnose', null));
    for (const text of [...logged(), facts, JSON.stringify(told.messages)])
      for (const part of ['Айгерім', 'aigerim', 'сказок', folder]) expect(text).not.toContain(part);
  });
});
