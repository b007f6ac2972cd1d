import { cpSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect } from 'vitest';

import { entriesToMake, inviteJuror } from './invited-juror.ts';
import { joinAtDesktop, type JurorAtDesktop, newFolder, returnToWork } from './juror-at-desktop.ts';
import { entriesIn, entryOf } from './own-entries.ts';

const submissions = 12;
/** Room held back on the disk: nothing is in it that would have to be put back. */
const heavy = 'ballast';

/** What a program found when it was started again. */
export interface Found {
  readonly there: readonly string[];
  /** The sentence about what was put right; empty where the program has nothing to say. */
  readonly said: string;
  /** From the start of the program to the open contest. */
  readonly seconds: number;
}

/** A juror's profile at rest that is spoiled again and again, each time as it was before, in its own place. */
export class DamagedHome {
  readonly folder: string;
  private readonly backup: string;
  /** Everything that was entered, in order. */
  readonly entered: readonly string[];

  private constructor(folder: string, backup: string, entered: readonly string[]) {
    this.folder = folder;
    this.backup = backup;
    this.entered = entered;
  }

  static async make(): Promise<DamagedHome> {
    const folder = newFolder('home');
    const { desk, program } = await joinAtDesktop(folder, await inviteJuror(submissions));
    const actions = entriesToMake(submissions * 3, 0, submissions);
    await desk.recordAll(actions, 3);
    await program.quit();
    const backup = newFolder('backup');
    cpSync(folder, backup, { recursive: true });
    return new DamagedHome(folder, backup, actions.map(entryOf));
  }

  /** Puts everything back as it was; the folder itself stays, since a copy of it elsewhere is noticed. */
  heal(): void {
    for (const name of readdirSync(this.folder))
      if (name !== heavy) rmSync(join(this.folder, name), { recursive: true });
    const filter = (path: string): boolean => basename(path) !== heavy;
    cpSync(this.backup, this.folder, { recursive: true, filter });
  }

  /** The profile as it was, copied to another place. */
  copyElsewhere(): string {
    const elsewhere = newFolder('elsewhere');
    cpSync(this.backup, elsewhere, { recursive: true });
    // A place is told by its number on the disk.
    expect(statSync(elsewhere).ino).not.toBe(statSync(this.folder).ino);
    return elsewhere;
  }

  /** Opens a profile, reads everything that is there, enters one thing more, and quits. */
  async openAgain(profile = this.folder, before = this.entered.length): Promise<Found> {
    const { seat, ...found } = await this.workAgain(profile, before);
    await seat.program.quit();
    return found;
  }

  /** The same, and stays. */
  async workAgain(
    profile = this.folder,
    before = this.entered.length,
  ): Promise<Found & { readonly seat: JurorAtDesktop }> {
    const start = performance.now();
    const seat = await returnToWork(profile);
    const { desk, laptop } = seat;
    const seconds = (performance.now() - start) / 1000;
    const said = (await laptop.page.locator('.banner b').allInnerTexts()).join(' ');
    const there = await entriesIn(await desk.ownFile());
    await desk.recordAll(entriesToMake(1, before, submissions), 1);
    expect(desk.refused).toEqual([]);
    const acknowledge = laptop.button('shell:repair.read');
    if (said !== '' && (await acknowledge.isVisible())) {
      await acknowledge.click();
      await acknowledge.waitFor({ state: 'hidden' });
    }
    return { there, said, seconds, seat };
  }
}
