import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, inject, it } from 'vitest';

import { DesktopProgram } from '../electron-host/desktop-program.ts';
import { textOf } from './laptop.ts';

const running: DesktopProgram[] = [];
afterAll(async () => {
  for (const program of running) await program.kill();
});

async function start(profile: string): Promise<DesktopProgram> {
  const program = await DesktopProgram.start(profile);
  running.push(program);
  return program;
}

const zoomOf = (program: DesktopProgram): Promise<string> =>
  program.page.evaluate(() => document.documentElement.style.getPropertyValue('--zoom'));
const language = (program: DesktopProgram) =>
  program.page.getByRole('main').getByRole('button', { name: 'Қазақша' });

// A driver of Chromium loses a page that crashed, and with it the one window of a real Electron.
it.skipIf(process.env['QAZYLAR_ELECTRON'] === '1')(
  'a window that stopped opens again as large as it was, and the program says in its log that it did',
  async () => {
    const profile = mkdtempSync(join(inject('journeyFolder'), 'recovery-'));
    const program = await start(profile);
    await language(program).waitFor();
    await program.page.keyboard.press('Control+NumpadAdd');
    await program.page.keyboard.press('Control+Equal');
    await expect.poll(() => zoomOf(program)).toBe('1.25');

    await program.answerDialogs({ press: textOf('kk', 'desktop:again') });
    await program.crashPage();
    await language(program).waitFor();
    expect(await zoomOf(program)).toBe('1.25');
    await program.page.keyboard.press('Control+Minus');
    await expect.poll(() => zoomOf(program)).toBe('1.1');
    await program.quit();

    const again = await start(profile);
    await language(again).waitFor();
    expect(await zoomOf(again)).toBe('1.1');
    await again.quit();
    const log = readFileSync(join(profile, 'logs', 'qazylar.log'), 'utf8');
    const events = log.split('\n').map((line) => /"event":"([a-z-]+)"/.exec(line)?.[1] ?? '');
    expect(events).toEqual([
      'program-started',
      'page-gone',
      'page-started-again',
      'program-quit',
      'program-started',
      'program-quit',
      '',
    ]);
    expect(log).not.toContain(profile);
  },
  120_000,
);
