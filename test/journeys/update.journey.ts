import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, inject, it } from 'vitest';

import type { SigningKey } from '../../shared/log/ed25519.ts';
import { keysFile, newReleaseKey, updateFile } from '../builders/update-files.ts';
import { DesktopProgram } from '../electron-host/desktop-program.ts';
import { desktopDoor } from './desktop-door.ts';
import { foundContest } from './headquarters-tasks.ts';
import { Laptop } from './laptop.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const newFolder = (name: string): string => mkdtempSync(join(inject('journeyFolder'), name));

const laptops: Laptop[] = [];
afterAll(async () => {
  for (const laptop of laptops) await laptop.close();
});

/** The built program as a release would be that knows this key. */
function releaseWith(key: SigningKey): string {
  const folder = newFolder('release-');
  for (const part of ['package.json', 'dist/electron', 'dist/renderer'])
    cpSync(join(root, part), join(folder, part), { recursive: true });
  const keys = join(folder, 'dist', 'electron', 'release-keys.json');
  writeFileSync(keys, JSON.stringify(keysFile([key])));
  return folder;
}

it('headquarters updates from a stick; what somebody else signed is refused', async () => {
  const key = await newReleaseKey();
  const installer = new Uint8Array(2_500_000).fill(42);
  const said = { version: '9.0.0', from: '0.0.1', platform: 'linux-appimage' } as const;
  const stick = newFolder('stick-');
  const [good, posing] = [join(stick, 'жаңарту.qzu'), join(stick, 'posing.qzu')];
  writeFileSync(good, await updateFile(key, installer, said));
  writeFileSync(posing, await updateFile(await newReleaseKey(), installer, said));
  const appImage = join(stick, 'Qazylar.AppImage');
  writeFileSync(appImage, 'the program that runs now');

  const profile = newFolder('profile-');
  const program = await DesktopProgram.start(profile, {
    QAZYLAR_PROGRAM: releaseWith(key),
    APPIMAGE: appImage,
  });
  const hq = new Laptop(program.page, desktopDoor(program), {
    language: 'ru',
    folder: newFolder('files-'),
  });
  laptops.push(hq);
  await foundContest(hq);
  await hq.page.keyboard.press('F1');
  await hq.page.getByRole('tab', { name: hq.text('help:tabs.about') }).click();

  await program.answerDialogs({ open: [posing] });
  await hq.press('update-program:choose');
  await hq.page.getByText(hq.text('update-program:refused.UpdateKeyUnknown.title')).waitFor();

  await program.answerDialogs({ open: [good] });
  await hq.press('update-program:choose');
  await hq.page.getByText('Печать стала быстрее.').waitFor();
  await hq.press('update-program:begin');
  await hq.page.getByText(hq.text('update-program:ended.replaced')).waitFor();
  await program.ended();

  expect(readFileSync(appImage).equals(installer)).toBe(true);
  const copies = readdirSync(join(profile, 'snapshots'));
  expect(copies.some((name) => name.endsWith('-update.qzs'))).toBe(true);
  expect(hq.complaints).toEqual([]);
});
