import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';

import { present } from '../../../shared/basics/assert.ts';
import type { Result } from '../../../shared/basics/result.ts';
import type { RecentFile } from '../../../shared/host/home-files.ts';
import type { HostFile, SavedFiles } from '../../../shared/host/host-table.ts';
import { pageAddress } from '../../../electron/page-address.ts';
import { type BrowserWindow, told } from '../electron-stand-in.ts';

vi.mock('electron', () => import('../electron-stand-in.ts'));

let folder: string;
let stick: string;
let window: BrowserWindow;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'files-'));
  told.home = folder;
  await import('../../../electron/main.ts');
  await vi.waitFor(() => expect(told.windows).toHaveLength(1));
  window = present(told.windows[0], 'the shell opened its window');
});
beforeEach(async () => {
  stick = await mkdtemp(join(tmpdir(), 'stick-'));
  told.bars.length = 0;
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const call = (channel: string, input: unknown): Promise<unknown> =>
  present(told.calls.get(channel), channel)(
    { senderFrame: { url: pageAddress, parent: null }, sender: window.webContents },
    input,
  );

const file: HostFile = { name: 'region.qzb', bytes: Uint8Array.of(1, 2, 3) };
const nobody = '0'.repeat(32);
const gone = { ok: false, error: { type: 'SavedGone' } };

/** Saves a file, and gives the token that the page gets. */
async function saved(name: string): Promise<string> {
  told.saveTo = join(folder, name);
  const outcome = (await call('host:saveFiles', [file])) as Result<SavedFiles, never>;
  return outcome.ok ? present(outcome.value.place, 'the desktop tells where').token : '';
}

describe('what was saved', () => {
  test('is told with its folder, size and the code to read over the telephone', async () => {
    told.saveTo = join(folder, 'told.qzb');
    expect(await call('host:saveFiles', [file])).toMatchObject({
      value: {
        place: { folder, files: [{ name: 'told.qzb', size: 3, code: '0390 58C6 F2C0 CB49' }] },
      },
    });
  });

  test('is shown in its folder, by a token and while it is there', async () => {
    const token = await saved('shown.qzb');
    expect(await call('host:showSaved', token)).toEqual({ ok: true, value: null });
    expect(told.shown).toEqual([join(folder, 'shown.qzb')]);
    expect(await call('host:showSaved', nobody)).toEqual(gone);
    await rm(join(folder, 'shown.qzb'));
    expect(await call('host:showSaved', token)).toEqual(gone);
    expect(told.shown).toHaveLength(1);
  });

  test.each([
    '/etc/passwd',
    '../shown.qzb',
    '',
    `${nobody}0`,
    nobody.toUpperCase().replaceAll('0', 'A'),
    null,
    { token: nobody },
  ])('is asked for by nothing but a token: %j', async (input) => {
    for (const channel of ['host:showSaved', 'host:copySaved', 'host:openRecent'])
      await expect(call(channel, input)).rejects.toThrow('refused');
  });

  test('is copied to a stick, and the copy is the same', async () => {
    const token = await saved('copied.qzb');
    told.openFrom = [stick];
    expect(await call('host:copySaved', token)).toEqual({
      ok: true,
      value: { names: ['copied.qzb'], folder: stick, removable: false, system: 'linux' },
    });
    expect(new Uint8Array(await readFile(join(stick, 'copied.qzb')))).toEqual(file.bytes);
  });

  test('is not copied into its own folder, nor anywhere when the dialog is closed', async () => {
    const token = await saved('own.qzb');
    told.openFrom = [folder];
    expect(await call('host:copySaved', token)).toEqual({
      ok: false,
      error: { type: 'CopySameFolder' },
    });
    told.openFrom = [];
    expect(await call('host:copySaved', token)).toEqual({
      ok: false,
      error: { type: 'SaveCancelled' },
    });
    expect(await readdir(folder)).not.toContain('own (2).qzb');
  });

  test('is not copied once it is another file, or gone, or nobody’s', async () => {
    const token = await saved('changed.qzb');
    told.openFrom = [stick];
    await writeFile(join(folder, 'changed.qzb'), 'changed');
    expect(await call('host:copySaved', token)).toEqual(gone);
    await rm(join(folder, 'changed.qzb'));
    expect(await call('host:copySaved', token)).toEqual(gone);
    expect(await call('host:copySaved', nobody)).toEqual(gone);
    expect(await readdir(stick)).toEqual([]);
  });
});

describe('recent files', () => {
  const listed = async () => (await call('host:recentFiles', null)) as readonly RecentFile[];

  test('are what was saved alone and what was chosen; several at once are not', async () => {
    await call('host:forgetRecent', null);
    await saved('one.qzb');
    await writeFile(join(stick, 'juror.qzb'), 'j');
    told.openFrom = [join(stick, 'juror.qzb')];
    await call('host:pickFiles', { accept: [], multiple: true });
    told.openFrom = [stick];
    await call('host:saveFiles', [file, { ...file, name: 'b.qzb' }]);
    expect(await listed()).toMatchObject([
      { name: 'juror.qzb', how: 'opened' },
      { name: 'one.qzb', how: 'saved' },
    ]);
    expect(JSON.stringify(await listed())).not.toContain(folder);
    expect(told.recent).toEqual([join(folder, 'one.qzb'), join(stick, 'juror.qzb')]);
  });

  test('open again, and are forgotten', async () => {
    const [first] = await listed();
    const token = first?.token ?? '';
    expect(await call('host:openRecent', token)).toMatchObject({
      ok: true,
      value: { name: 'juror.qzb' },
    });
    expect(await call('host:forgetRecent', null)).toBeNull();
    expect(await listed()).toEqual([]);
    expect(told.recent).toEqual([]);
    expect(await call('host:openRecent', token)).toEqual({
      ok: false,
      error: { type: 'RecentGone' },
    });
  });
});

describe('long work', () => {
  test('shows how far it is, and calls at its end whoever looks elsewhere', async () => {
    await call('host:reportJob', { state: 'running', share: 0.25 });
    await call('host:reportJob', { state: 'ended' });
    expect(told.bars).toEqual([0.25, -1]);
    told.focused = false;
    await call('host:reportJob', { state: 'ended' });
    expect(told.bars.slice(2)).toEqual([-1, true]);
    window.emit('focus');
    expect(told.bars.at(-1)).toBe(false);
    await call('host:reportJob', { state: 'cleared' });
    expect(told.bars.slice(5)).toEqual([-1]);
    told.focused = true;
  });

  test.each([
    { state: 'running' },
    { state: 'running', share: 2 },
    { state: 'running', share: Number.NaN },
    { state: 'ended', share: 1 },
    'ended',
  ])('that says nonsense is refused: %j', async (input) => {
    await expect(call('host:reportJob', input)).rejects.toThrow('refused');
  });
});

describe('printing', () => {
  test('asks for A4 with the colours of the paper', async () => {
    expect(await call('host:print', null)).toEqual({ ok: true, value: null });
    expect(told.printOptions.at(-1)).toEqual({ printBackground: true, pageSize: 'A4' });
  });

  test.each([
    ['Print job canceled', 1, 'PrintCancelled'],
    ['cancelled', 0, 'PrintCancelled'],
    ['Print job failed', 1, 'PrintFailed'],
    ['Invalid printer settings', 0, 'PrinterMissing'],
  ])('that ends with “%s” and %i printers is %s', async (reason, printers, type) => {
    told.printFailure = reason;
    told.printers = Array.from({ length: printers }, () => ({ name: 'HP' }));
    expect(await call('host:print', null)).toEqual({ ok: false, error: { type } });
    told.printFailure = '';
  });

  test('saves the page as PDF, read back like every file', async () => {
    told.saveTo = join(folder, 'protocol.pdf');
    expect(await call('host:savePdf', 'protocol.pdf')).toMatchObject({
      ok: true,
      value: { names: ['protocol.pdf'], verified: true, place: { folder } },
    });
    expect(await readFile(told.saveTo, 'utf8')).toMatch(/^%PDF-/);
  });

  test('says where no PDF came of it, and takes no name but of a PDF', async () => {
    told.pdf = () => Promise.reject(new Error('Failed to generate PDF'));
    expect(await call('host:savePdf', 'protocol.pdf')).toEqual({
      ok: false,
      error: { type: 'PdfFailed' },
    });
    for (const name of ['../protocol.pdf', 'protocol.exe', '', '.pdf'])
      await expect(call('host:savePdf', name), name).rejects.toThrow('refused');
  });
});
