import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { placesOf } from './damage-files.ts';
import { DamagedHome } from './damaged-home.ts';
import { putAway, returnToWork, sitDown } from './juror-at-desktop.ts';
import { raiseVersions } from './raise-versions.ts';

let home: DamagedHome;
beforeAll(async () => {
  home = await DamagedHome.make();
}, 240_000);
afterAll(putAway);

it('gets a new journal where the journal is gone, and says so in one sentence', async () => {
  home.heal();
  rmSync(placesOf(home.folder).journal, { recursive: true });
  const { there, said } = await home.openAgain();
  expect(there).toEqual(home.entered);
  expect(said).toContain('Журнал табылмады');
}, 240_000);

it('goes on from a copy in another place and from the one it was copied from, and says it in the copy once', async () => {
  home.heal();
  const copy = home.copyElsewhere();
  const here = await home.openAgain();
  expect(here).toMatchObject({ there: home.entered, said: '' });
  const there = await home.openAgain(copy);
  expect(there.there).toEqual(home.entered);
  expect(there.said).toContain('басқа орыннан көшірілген');
  const again = await home.openAgain(copy, home.entered.length + 1);
  expect(again.there).toHaveLength(home.entered.length + 1);
  expect(again.said).toBe('');
}, 240_000);

it('is left as it is by an older program, and is whole for the one that it is of', async () => {
  home.heal();
  const { program } = await returnToWork(home.folder);
  await program.page.evaluate(raiseVersions);
  await program.quit();
  const older = await sitDown(home.folder, 'journal');
  await older.laptop.page.getByText(older.laptop.text('errors:StoreNewer.title')).first().waitFor();
  await older.program.quit();
  // Without the database of the later program the journal still has everything.
  rmSync(placesOf(home.folder).database, { recursive: true });
  expect((await home.openAgain()).there).toEqual(home.entered);
}, 240_000);
