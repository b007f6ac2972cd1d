import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, expect, it, vi } from 'vitest';

import { DesktopProgram } from '../electron-host/desktop-program.ts';
import { countCases } from './count-cases.ts';
import { entriesToMake, inviteJuror } from './invited-juror.ts';
import { joinAtDesktop, newFolder, putAway, returnToWork } from './juror-at-desktop.ts';
import { compareEntries, entriesIn, entryOf } from './own-entries.ts';

const cycles = Number(process.env['QAZYLAR_CYCLES'] ?? '2');
const submissions = 40;
const patience = { timeout: 20_000, interval: 10 };
/** A profile is used for so many cycles; then a fresh one begins, or reading it back would take longer and longer. */
const cyclesOfProfile = 100;

afterAll(putAway);

let chromium = '';

interface Totals {
  readonly kills: number;
  readonly acknowledged: number;
  readonly lost: number;
  readonly surplus: number;
  readonly underWay: number;
}

/** A start that does not get far: what is killed then is reading, unlocking or repairing. */
async function killWhileStarting(profile: string): Promise<void> {
  const program = await DesktopProgram.start(profile);
  await wait(Math.random() * 600);
  await program.kill();
}

/** One juror on one profile, killed again and again at any moment. */
async function killAgainAndAgain(rounds: number): Promise<Totals> {
  const profile = newFolder('profile');
  let seat = await joinAtDesktop(profile, await inviteJuror(submissions));
  const totals = { kills: 0, acknowledged: 0, lost: 0, surplus: 0, underWay: 0 };
  let before: readonly string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const actions = entriesToMake(4000, before.length, submissions);
    const entered = actions.map(entryOf);
    const working = seat.desk.recordAll(actions, 3).catch(() => undefined);
    await vi.waitFor(() => expect(seat.desk.acknowledged).toBeGreaterThan(0), patience);
    await wait(Math.random() * 1200);
    const { acknowledged, refused } = seat.desk;
    await seat.program.kill();
    await working;
    expect(refused).toEqual([]);
    if (round % 4 === 3) await killWhileStarting(profile);
    seat = await returnToWork(profile);
    const there = await entriesIn(await seat.desk.ownFile());
    const { lost, surplus } = compareEntries(there, before, { entered, acknowledged });
    totals.kills += round % 4 === 3 ? 2 : 1;
    totals.acknowledged += acknowledged;
    totals.lost += lost;
    totals.surplus += surplus;
    totals.underWay += there.length - before.length - acknowledged;
    before = there;
  }
  chromium = seat.program.version;
  await seat.program.quit();
  return totals;
}

it(
  'nothing that was said to be saved is lost or doubled when the program is killed at any moment',
  { timeout: 120_000 + cycles * 30_000 },
  async () => {
    for (let left = cycles; left > 0; left -= cyclesOfProfile) {
      const totals = await killAgainAndAgain(Math.min(left, cyclesOfProfile));
      const rounds = Math.min(left, cyclesOfProfile);
      countCases('crash', { cycles: rounds, ...totals, chromium });
      expect(totals.acknowledged).toBeGreaterThan(0);
      expect(totals).toMatchObject({ lost: 0, surplus: 0 });
    }
  },
);
