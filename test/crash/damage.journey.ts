import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { countCases } from './count-cases.ts';
import { copyProfile, type Damage, damageProfile, numbersFrom, placesOf } from './damage-files.ts';
import { entriesToMake, inviteJuror } from './invited-juror.ts';
import { joinAtDesktop, newFolder, putAway, returnToWork } from './juror-at-desktop.ts';
import { entriesIn, entryOf } from './own-entries.ts';

const cases = Number(process.env['QAZYLAR_DAMAGES'] ?? '2');
const seed = Number(process.env['QAZYLAR_SEED'] ?? '1');
const submissions = 12;
const patience = 60_000;

let home = '';
let entered: readonly string[] = [];

beforeAll(async () => {
  home = newFolder('home');
  const { desk, program } = await joinAtDesktop(home, await inviteJuror(submissions));
  const actions = entriesToMake(submissions * 3, 0, submissions);
  await desk.recordAll(actions, 3);
  entered = actions.map(entryOf);
  await program.quit();
}, 120_000);
afterAll(putAway);

interface Found {
  readonly there: readonly string[];
  /** The sentence about what was put right; empty where the program has nothing to say. */
  readonly said: string;
  readonly seconds: number;
}

/** Opens a damaged profile, reads everything that is there, and enters one thing more. */
async function openAgain(profile: string): Promise<Found> {
  const start = performance.now();
  const { desk, laptop, program } = await returnToWork(profile);
  const seconds = (performance.now() - start) / 1000;
  const said = (await laptop.page.locator('.banner b').allInnerTexts()).join(' ');
  const there = await entriesIn(await desk.ownFile());
  await desk.recordAll(entriesToMake(1, entered.length, submissions), 1);
  expect(desk.refused).toEqual([]);
  await program.quit();
  return { there, said, seconds };
}

const copyOfHome = (): string => {
  const profile = newFolder('damaged');
  copyProfile(home, profile);
  return profile;
};

describe('a profile that was damaged between two starts', () => {
  it(
    'is noticed or harmless, and everything entered is there',
    { timeout: patience * (cases + 1) },
    async () => {
      const random = numbersFrom(seed);
      const totals = { cases: 0, said: 0, lost: 0 };
      const wrong: (Damage & { readonly said: string })[] = [];
      for (let number = 0; number < cases; number += 1) {
        const profile = copyOfHome();
        const damage = damageProfile(profile, number % 2 === 0 ? 'database' : 'journal', random);
        const { there, said } = await openAgain(profile);
        const isWhole = JSON.stringify(there) === JSON.stringify(entered);
        if (!isWhole) wrong.push({ ...damage, said });
        totals.cases += 1;
        totals.said += said === '' ? 0 : 1;
        totals.lost += isWhole ? 0 : 1;
        rmSync(profile, { recursive: true, force: true });
      }
      countCases('damage', totals);
      expect(wrong).toEqual([]);
    },
  );

  it('is rebuilt where the database is gone, and says so in one sentence', async () => {
    const profile = copyOfHome();
    rmSync(placesOf(profile).database, { recursive: true });
    const { there, said, seconds } = await openAgain(profile);
    expect(there).toEqual(entered);
    expect(said).toContain('журналдан қалпына келтірді');
    countCases('deleted', { seconds });
  }, 120_000);

  it('gets a new journal where the journal is gone, and says so in one sentence', async () => {
    const profile = copyOfHome();
    rmSync(placesOf(profile).journal, { recursive: true });
    const { there, said } = await openAgain(profile);
    expect(there).toEqual(entered);
    expect(said).toContain('Журнал табылмады');
  }, 120_000);
});
