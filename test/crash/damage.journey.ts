import { rmSync, statSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { countCases } from './count-cases.ts';
import { copyProfile, type Damage, damageProfile, numbersFrom, placesOf } from './damage-files.ts';
import { entriesToMake, inviteJuror } from './invited-juror.ts';
import { joinAtDesktop, newFolder, putAway, returnToWork, sitDown } from './juror-at-desktop.ts';
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
}, 240_000);
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
  }, 240_000);

  it('gets a new journal where the journal is gone, and says so in one sentence', async () => {
    const profile = copyOfHome();
    rmSync(placesOf(profile).journal, { recursive: true });
    const { there, said } = await openAgain(profile);
    expect(there).toEqual(entered);
    expect(said).toContain('Журнал табылмады');
  }, 240_000);
});

/** In the page: raises every database's version, as a later program does. */
async function raiseVersions(): Promise<void> {
  for (const { name = '', version = 0 } of await indexedDB.databases()) {
    await new Promise((resolve, reject) => {
      const opening = indexedDB.open(name, version + 100);
      opening.addEventListener('error', () => reject(new Error(name)));
      opening.addEventListener('success', () => {
        opening.result.close();
        resolve(null);
      });
    });
  }
}

describe('a profile that comes to another program', () => {
  it('opens whole from a copy in another place, and so does the one it was copied from', async () => {
    const copy = copyOfHome();
    const again = copyOfHome();
    const [here, there] = [await openAgain(copy), await openAgain(again)];
    expect(here.there).toEqual(entered);
    expect(there.there).toEqual(entered);
  }, 240_000);

  it('is refused by an older one with a way to save everything, and stays as it is', async () => {
    const profile = copyOfHome();
    const { program } = await returnToWork(profile);
    await program.page.evaluate(raiseVersions);
    await program.quit();

    const older = await sitDown(profile, 'journal');
    const { laptop } = older;
    await laptop.page.getByText(laptop.text('errors:StoreNewer.title')).first().waitFor();
    const [rescued = ''] = await laptop.take(laptop.button('shell:failed.rescueVerb'), 1);
    expect(statSync(rescued).size).toBeGreaterThan(1000);
    await older.program.quit();

    // Nothing was changed: without the database of the later program the journal still has everything.
    rmSync(placesOf(profile).database, { recursive: true });
    expect((await openAgain(profile)).there).toEqual(entered);
  }, 240_000);
});
