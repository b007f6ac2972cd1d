import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, inject, it } from 'vitest';

import { present } from '../../shared/basics/assert.ts';
import { DesktopProgram } from '../electron-host/desktop-program.ts';
import { desktopDoor } from '../journeys/desktop-door.ts';
import { receive } from '../journeys/desk-tasks.ts';
import { unlock } from '../journeys/juror-tasks.ts';
import { Laptop } from '../journeys/laptop.ts';
import { countCases } from './count-cases.ts';
import { placesOf } from './damage-files.ts';
import { PageDesk } from './page-desk.ts';
import { copyToStick, restoreFromStick } from './stick-copy.ts';

const submissions = 4000;
const sheets = 20_000;
const passphrase = 'төрт кездейсоқ сөз болса';
const minutes = 60_000;

const running: DesktopProgram[] = [];
afterAll(async () => {
  for (const program of running) await program.kill();
});

/** Files of a demo contest of one region with five jurors for each of its submissions. */
function demoFiles(): string {
  const folder = mkdtempSync(join(inject('journeyFolder'), 'demo-'));
  const command = fileURLToPath(new URL('../../dist/command/cli.js', import.meta.url));
  const size = ['--submissions', String(submissions), '--jurors', '60', '--regions', '1'];
  execFileSync(process.execPath, [command, 'demo', '--out', folder, ...size], { stdio: 'ignore' });
  return folder;
}

async function sitDown(profile: string) {
  const program = await DesktopProgram.start(profile);
  running.push(program);
  program.page.setDefaultTimeout(10 * minutes);
  const folder = mkdtempSync(join(inject('journeyFolder'), 'files-'));
  const laptop = new Laptop(program.page, desktopDoor(program), { language: 'kk', folder });
  laptop.page.setDefaultTimeout(10 * minutes);
  return { program, laptop, desk: await PageDesk.reach(program.page) };
}

/** Seconds from the passphrase to the open contest. */
async function enter(laptop: Laptop): Promise<number> {
  const field = laptop.page.getByLabel(laptop.text('first-run:passphrase.label'), { exact: true });
  await field.waitFor();
  const start = performance.now();
  await unlock(laptop, passphrase);
  await laptop.page.locator('a[href="#/receive"]').first().waitFor();
  return Math.round(performance.now() - start) / 1000;
}

/** Starts the program again: how long it took, what it said, and the hash of what is in the contest. */
async function openAgain(profile: string) {
  const { laptop, desk } = await sitDown(profile);
  const seconds = await enter(laptop);
  const hash = await desk.stateHash();
  const said = await laptop.page.locator('.banner b').allInnerTexts();
  await laptop.close();
  return { seconds, hash, said: said.join(' ') };
}

const profiles = { full: '' };

it(
  'builds 20,000 sheets anew from the journal where the database is gone',
  { timeout: 40 * minutes },
  async () => {
    const demo = demoFiles();
    const names = readdirSync(demo);
    const named = (pattern: RegExp): string =>
      join(
        demo,
        present(
          names.find((name) => pattern.test(name)),
          String(pattern),
        ),
      );
    const profile = mkdtempSync(join(inject('journeyFolder'), 'region-'));
    const { laptop } = await sitDown(profile);
    await laptop.join('coordinator', named(/^invitation-c-/), passphrase);
    const scores = names.filter((name) => /^juror-.*\.qzb$/.test(name));
    await receive(laptop, /файлды импорттау/, ...scores.map((name) => join(demo, name)));
    await laptop.close();
    profiles.full = profile;

    const usual = await openAgain(profile);
    rmSync(placesOf(profile).database, { recursive: true });
    const rebuilt = await openAgain(profile);
    countCases('rebuild', { sheets, seconds: rebuilt.seconds, usual: usual.seconds });
    expect(rebuilt.seconds).toBeLessThan(10);
    expect(rebuilt.hash).toBe(usual.hash);
    expect(rebuilt.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(rebuilt.said).toContain('журналдан қалпына келтірді');
  },
);

it(
  'brings 20,000 sheets to a borrowed laptop from a stick alone, with the same hash',
  { timeout: 20 * minutes },
  async () => {
    const { laptop, program, desk } = await sitDown(profiles.full);
    await enter(laptop);
    const copy = await copyToStick(laptop, program);
    const hash = await desk.stateHash();
    await laptop.close();

    const borrowed = await sitDown(mkdtempSync(join(inject('journeyFolder'), 'borrowed-')));
    const seconds = await restoreFromStick(borrowed.laptop, copy, passphrase);
    const same = (await borrowed.desk.stateHash()) === hash;
    await borrowed.laptop.close();
    countCases('stick', { sheets, seconds, megabytes: Math.round(statSync(copy).size / 1e5) / 10 });
    expect(same).toBe(true);
    expect(seconds).toBeLessThan(120);
  },
);
