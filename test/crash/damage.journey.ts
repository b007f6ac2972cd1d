import { rmSync, statSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { countCases } from './count-cases.ts';
import { type Damage, damageProfile, harmlessIn, numbersFrom, placesOf } from './damage-files.ts';
import { DamagedHome } from './damaged-home.ts';
import { jurorPassphrase, newFolder, putAway, returnToWork, sitDown } from './juror-at-desktop.ts';
import { entriesIn } from './own-entries.ts';
import { raiseVersions } from './raise-versions.ts';
import { copyToStick, restoreFromStick } from './stick-copy.ts';

const cases = Number(process.env['QAZYLAR_DAMAGES'] ?? '2');
const seed = Number(process.env['QAZYLAR_SEED'] ?? '1');
/** Of the damages that were put right, every so many-th is started once more: it has to be put right for good. */
const everyRight = cases > 24 ? 4 : 1;
const patience = 120_000;

let home: DamagedHome;
beforeAll(async () => {
  home = await DamagedHome.make();
}, 240_000);
afterAll(putAway);

const totals = {
  cases: 0,
  said: 0,
  rebuilt: 0,
  twice: 0,
  lost: 0,
  fill: 0,
  log: 0,
  unread: 0,
};

/** What was wrong with a start after a damage; null where nothing was. */
async function tryDamage(damage: Damage): Promise<string | null> {
  totals.cases += 1;
  const { there, said } = await home.openAgain();
  const isWhole = JSON.stringify(there) === JSON.stringify(home.entered);
  totals.lost += isWhole ? 0 : 1;
  if (!isWhole) return `${there.length} of ${home.entered.length} are there, and “${said}”`;
  if (said === '') {
    const why = harmlessIn(damage);
    if (why === null) return 'not noticed';
    totals[why] += 1;
    return null;
  }
  totals.said += 1;
  totals.rebuilt += 1;
  if (totals.said % everyRight !== 0) return null;
  const again = await home.openAgain(home.folder, home.entered.length + 1);
  totals.twice += 1;
  const isRight = again.there.length === home.entered.length + 1 && again.said === '';
  if (isRight) return null;
  totals.rebuilt -= 1;
  return `not put right for good: “${again.said}”`;
}

describe('a profile that was damaged between two starts', () => {
  it(
    'is noticed or harmless, and everything entered is there',
    { timeout: patience * (cases + 1) },
    async () => {
      const random = numbersFrom(seed);
      const wrong: (Damage & { readonly found: string })[] = [];
      for (let number = 0; number < cases; number += 1) {
        home.heal();
        const place = number % 2 === 0 ? 'database' : 'journal';
        const damage = damageProfile(home.folder, place, random);
        const found = await tryDamage(damage).catch(async (error: unknown) => {
          // Whatever still runs shall not hold the profile for the next one.
          await putAway();
          return String(error);
        });
        if (found !== null) wrong.push({ ...damage, found });
      }
      countCases('damage', { ...totals, wrong: wrong.length });
      expect(wrong).toEqual([]);
    },
  );

  it('is rebuilt where the database is gone, and says so in one sentence', async () => {
    home.heal();
    rmSync(placesOf(home.folder).database, { recursive: true });
    const { there, said, seconds } = await home.openAgain();
    expect(there).toEqual(home.entered);
    expect(said).toContain('журналдан қалпына келтірді');
    countCases('deleted', { seconds });
  }, 240_000);
});

describe('a profile that comes to another place', () => {
  it('says that it was copied elsewhere, and everything entered is there', async () => {
    const { there, said } = await home.openAgain(home.copyElsewhere());
    expect(there).toEqual(home.entered);
    expect(said).toContain('басқа орыннан көшірілген');
    expect(said).toContain('Ештеңе жоғалған жоқ');
  }, 240_000);

  it('is refused by an older program, which saves it; a stick alone brings it back elsewhere', async () => {
    home.heal();
    const { desk, laptop, program } = await returnToWork(home.folder);
    const copy = await copyToStick(laptop, program);
    const hash = await desk.stateHash();
    await program.page.evaluate(raiseVersions);
    await program.quit();

    const older = await sitDown(home.folder, 'journal');
    await older.laptop.page.getByText(laptop.text('errors:StoreNewer.title')).first().waitFor();
    const rescue = older.laptop.button('shell:failed.rescueVerb');
    const [rescued = ''] = await older.laptop.take(rescue, 1);
    expect(statSync(rescued).size).toBeGreaterThan(1000);
    await older.program.quit();

    const borrowed = await sitDown(newFolder('borrowed'), 'journal');
    const seconds = await restoreFromStick(borrowed.laptop, copy, jurorPassphrase);
    expect(await borrowed.desk.stateHash()).toBe(hash);
    expect(await entriesIn(await borrowed.desk.ownFile())).toEqual(home.entered);
    countCases('borrowed', { seconds });
    await borrowed.program.quit();
  }, 240_000);
});
