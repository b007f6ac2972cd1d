import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';

import { createKeeping, type Keeping } from '../../../electron/keep-calls.ts';
import { setupUpdates } from '../../../electron/updates/setup-updates.ts';
import { updateAnswers } from '../../../electron/updates/update-answers.ts';
import { keysFile, newReleaseKey, updateFile } from '../../builders/update-files.ts';
import { BrowserWindow, told } from '../electron-stand-in.ts';

vi.mock('electron', () => import('../electron-stand-in.ts'));

const payload = new Uint8Array(5000).fill(7);
let keeping: Keeping;
let answers: ReturnType<typeof updateAnswers>;
const window = new BrowserWindow({ webPreferences: {} }) as never;

beforeEach(async () => {
  const home = mkdtempSync(join(tmpdir(), 'qazylar-updates-'));
  told.home = home;
  told.shown.length = 0;
  const key = await newReleaseKey();
  writeFileSync(join(home, 'release-keys.json'), JSON.stringify(keysFile([key])));
  const stick = join(home, 'next.qzu');
  writeFileSync(stick, await updateFile(key, payload, { version: '9.0.0', from: '0.0.1' }));
  told.openFrom = [stick];
  keeping = createKeeping(home);
  answers = updateAnswers(setupUpdates(keeping, home));
});

const prepare = async (): Promise<void> => {
  expect(await answers.chooseUpdate(window)).toMatchObject({ value: { version: '9.0.0' } });
  expect(await answers.prepareUpdate()).toEqual({ ok: true, value: null });
};

describe('an update of this program', () => {
  it('is handed on after a safety copy that is in the list', async () => {
    await prepare();
    const written = await keeping.calls.writeSnapshot({ name: 'day.qzs', bytes: payload });
    const copy = written.ok ? written.value.name : '';
    expect(await answers.startUpdate(window, { copy })).toEqual({ ok: true, value: 'shown' });
    expect(told.shown).toHaveLength(1);
  });

  it('is not handed on with a copy that nobody wrote, or without one of a contest', async () => {
    await prepare();
    const refused = { error: { type: 'UpdateWithoutCopy' } };
    expect(await answers.startUpdate(window, { copy: 'day.qzs' })).toMatchObject(refused);
    await answers.prepareUpdate();
    await keeping.calls.appendJournal(Uint8Array.of(1));
    expect(await answers.startUpdate(window, { copy: null })).toMatchObject(refused);
    expect(told.shown).toEqual([]);
  });

  it('needs no copy where this computer keeps no contest', async () => {
    await prepare();
    expect(await answers.startUpdate(window, { copy: null })).toMatchObject({ value: 'shown' });
  });

  it('is not chosen where the person closes the dialog', async () => {
    told.openFrom = [];
    expect(await answers.chooseUpdate(window)).toMatchObject({
      error: { type: 'UpdateCancelled' },
    });
    expect(await answers.updateFacts()).toMatchObject({ taken: true, ending: 'shown' });
  });
});
