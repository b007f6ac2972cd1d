import { rmSync, statSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { countCases } from './count-cases.ts';
import { type Damage, damageProfile, harmlessIn, numbersFrom, placesOf } from './damage-files.ts';
import { DamagedHome } from './damaged-home.ts';
import { jurorPassphrase, newFolder, putAway, sitDown } from './juror-at-desktop.ts';
import { entriesIn } from './own-entries.ts';
import { raiseVersions } from './raise-versions.ts';
import { copyToStick, restoreFromStick } from './stick-copy.ts';

const cases = Number(process.env['QAZYLAR_DAMAGES'] ?? '2');
const seed = Number(process.env['QAZYLAR_SEED'] ?? '1');
/** Of the damages that were put right, every so many-th is started once more: it has to be put right for good. */
const everyRight = cases > 24 ? 4 : cases > 2 ? 1 : Infinity;
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

  it('is rebuilt where the database is gone; an older program refuses it; a stick brings it back elsewhere', async () => {
    home.heal();
    rmSync(placesOf(home.folder).database, { recursive: true });
    const { there, said, seconds, seat } = await home.workAgain();
    expect(there).toEqual(home.entered);
    expect(said).toContain('журналдан қалпына келтірді');
    countCases('deleted', { seconds });
    const copy = await copyToStick(seat.laptop, seat.program);
    const hash = await seat.desk.stateHash();
    await seat.program.page.evaluate(raiseVersions);
    await seat.program.quit();

    const older = await sitDown(home.folder, 'journal');
    await older.laptop.page
      .getByText(older.laptop.text('errors:StoreNewer.title'))
      .first()
      .waitFor();
    const rescue = older.laptop.button('shell:failed.rescueVerb');
    const [rescued = ''] = await older.laptop.take(rescue, 1);
    expect(statSync(rescued).size).toBeGreaterThan(1000);
    await older.program.quit();

    const borrowed = await sitDown(newFolder('borrowed'), 'journal');
    const took = await restoreFromStick(borrowed.laptop, copy, jurorPassphrase);
    expect(await borrowed.desk.stateHash()).toBe(hash);
    const restored = await entriesIn(await borrowed.desk.ownFile());
    // The one thing entered since stands in the log that begins here.
    expect(restored).toHaveLength(home.entered.length + 1);
    expect(restored).toEqual(expect.arrayContaining([...home.entered]));
    countCases('borrowed', { seconds: took });
    await borrowed.program.quit();
  }, 240_000);

  it('says that it was copied elsewhere, and everything entered is there', async () => {
    const { there, said } = await home.openAgain(home.copyElsewhere());
    expect(there).toEqual(home.entered);
    expect(said).toContain('басқа орыннан көшірілген');
    expect(said).toContain('Ештеңе жоғалған жоқ');
  }, 240_000);
});
