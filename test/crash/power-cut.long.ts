import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, it, vi } from 'vitest';

import { countCases } from './count-cases.ts';
import { CutDisk } from './cut-disk.ts';
import { entriesToMake, inviteJuror } from './invited-juror.ts';
import {
  joinAtDesktop,
  type JurorAtDesktop,
  newFolder,
  putAway,
  returnToDesktop,
  type Safety,
} from './juror-at-desktop.ts';
import { type Compared, compareEntries, entriesIn, entryOf } from './own-entries.ts';

const cuts = Number(process.env['QAZYLAR_CUTS'] ?? '2');
/** The control is cut less often: it has to lose, and does so at nearly every cut. */
const controlCuts = Math.max(3, Math.ceil(cuts / 8));
const submissions = 40;
const patience = { timeout: 30_000, interval: 10 };
/** A disk is used for so many cuts; then a fresh one begins, or reading it back would take longer and longer. */
const cutsOfDisk = 50;

const disks: CutDisk[] = [];
afterAll(async () => {
  await putAway();
  for (const disk of disks) await disk.remove();
});

interface Totals extends Compared {
  readonly acknowledged: number;
}

/** What a juror's profile still holds after a cut; nothing where the program knows of no contest. */
async function entriesAfter(
  profile: string,
  safety: Safety,
): Promise<{ readonly seat: JurorAtDesktop | null; readonly there: readonly string[] }> {
  const seat = await returnToDesktop(profile, safety);
  return { seat, there: seat === null ? [] : await entriesIn(await seat.desk.ownFile()) };
}

/** Scores until the plug is pulled, and says how much had been acknowledged before that. */
async function scoreUntilCut(
  { desk, program }: JurorAtDesktop,
  disk: CutDisk,
  from: number,
): Promise<{ readonly entered: readonly string[]; readonly acknowledged: number }> {
  const actions = entriesToMake(4000, from, submissions);
  const working = desk.recordAll(actions, 3).catch(() => undefined);
  await vi.waitFor(() => expect(desk.acknowledged).toBeGreaterThan(0), patience);
  await wait(Math.random() * 2500);
  const { acknowledged, refused } = desk;
  disk.cut();
  expect(refused).toEqual([]);
  await program.kill();
  await working;
  await disk.unmount();
  return { entered: actions.map(entryOf), acknowledged };
}

/** One juror on one disk whose power is cut again and again. */
async function cutAgainAndAgain(rounds: number, safety: Safety): Promise<Totals> {
  const home = newFolder('cut');
  const disk = new CutDisk(home);
  disks.push(disk);
  const invitation = await inviteJuror(submissions);
  const totals = { acknowledged: 0, lost: 0, surplus: 0 };
  let number = 0;
  let seat: JurorAtDesktop | null = null;
  let before: readonly string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    if (seat === null) {
      // A fresh profile: the first one, and whenever the control has lost everything.
      number += 1;
      before = [];
      seat = await joinAtDesktop(`${disk.folder}/profile-${number}`, invitation, safety);
    }
    const { entered, acknowledged } = await scoreUntilCut(seat, disk, before.length);
    disk.mount();
    const after = await entriesAfter(`${disk.folder}/profile-${number}`, safety);
    const { lost, surplus } = compareEntries(after.there, before, { entered, acknowledged });
    totals.acknowledged += acknowledged;
    totals.lost += lost;
    totals.surplus += surplus;
    seat = after.seat;
    before = after.there;
  }
  await seat?.program.kill();
  await disk.unmount();
  return totals;
}

const refusal = CutDisk.refusal();

describe.skipIf(refusal !== null)('a power cut', () => {
  it(
    'loses what IndexedDB alone acknowledged with relaxed durability: the cut cuts',
    { timeout: 120_000 + controlCuts * 60_000 },
    async () => {
      const totals = await cutAgainAndAgain(controlCuts, 'relaxed');
      countCases('control', { cuts: controlCuts, controlLost: totals.lost, ...totals });
      expect(totals.lost).toBeGreaterThan(0);
    },
  );

  it(
    'loses nothing that the desktop program acknowledged',
    { timeout: 120_000 + cuts * 60_000 },
    async () => {
      for (let left = cuts; left > 0; left -= cutsOfDisk) {
        const rounds = Math.min(left, cutsOfDisk);
        const totals = await cutAgainAndAgain(rounds, 'journal');
        countCases('cut', { cuts: rounds, ...totals });
        expect(totals).toMatchObject({ lost: 0, surplus: 0 });
      }
    },
  );
});
