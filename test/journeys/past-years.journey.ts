import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { addSubmission } from '../../shared/contest/contest-operations.ts';
import { buildContest, submissionOf } from '../builders/contest-builder.ts';
import { plainSeal } from '../builders/plain-seal.ts';
import { bundleOf } from '../electron/headless.ts';
import { foundContest, receiveApplications } from './headquarters-tasks.ts';
import { Laptop } from './laptop.ts';
import { oneChromium } from './one-chromium.ts';

let hq: Laptop;
beforeAll(async () => {
  hq = await Laptop.open(await oneChromium(), 'ru');
});
afterAll(() => hq.close());

/** The sealed archive of an earlier contest in which an applicant of today took part, and one that was cut off. */
async function earlierArchives(): Promise<readonly string[]> {
  const { hq: earlier } = await buildContest();
  await earlier.seal([
    addSubmission({
      ...submissionOf('901'),
      title: 'Ветряк для отгонных пастбищ',
      applicant: 'ЖШС «Ертіс Жарық»',
    }),
  ]);
  await earlier.seal([plainSeal('written', 'a'.repeat(64))]);
  const bytes = await bundleOf(earlier, { kind: 'archive' });
  const files = [join(hq.folder, 'earlier.qzb'), join(hq.folder, 'cut.qzb')] as const;
  writeFileSync(files[0], bytes);
  writeFileSync(files[1], bytes.subarray(0, bytes.length - 200));
  return files;
}

/** Rows of the list of applications that look like somebody who applied before. */
async function filterBefore(choice: 'yes' | 'no'): Promise<readonly string[]> {
  await hq.page
    .getByLabel(hq.text('look-back:before.filter'))
    .selectOption({ label: hq.text(`look-back:before.${choice}`) });
  return hq.page.getByRole('grid').getByRole('row').allInnerTexts();
}

it('an earlier contest is added, searched and opened, says who applied before, and is removed', async () => {
  const { page } = hq;
  await foundContest(hq);
  await receiveApplications(hq);
  await hq.go('look-back');
  await page.getByText(hq.text('look-back:emptyTitle')).waitFor();
  await hq.give(hq.button('common:chooseFile'), ...(await earlierArchives()));
  await page.getByText(hq.text('look-back:added.added', { name: 'earlier.qzb' })).waitFor();
  await page.getByText(/^cut\.qzb — не принят/).waitFor();

  await page.getByRole('tab', { name: hq.text('look-back:views.search') }).click();
  await page.getByRole('searchbox').fill('ertis jaryq');
  await page.getByText(hq.text('look-back:search.shown', { total: '1', shown: '1' })).waitFor();
  await page.getByText('Ветряк для отгонных пастбищ').waitFor();
  await page.getByRole('tab', { name: hq.text('look-back:views.seasons') }).click();
  await page.getByRole('button', { name: 'Test contest' }).click();
  await page.locator('.past-facts').waitFor();

  await hq.go('applications');
  await page.getByText('2026 — ').first().waitFor();
  await hq.press('finding:filters.open');
  expect(await filterBefore('yes')).toHaveLength(4);
  expect(await filterBefore('no')).toHaveLength(1);
  await filterBefore('yes');
  await page.getByRole('gridcell', { name: 'Биогаз для фермы' }).click();
  await page.getByText(hq.text('look-back:before.title')).waitFor();
  expect(await page.locator('.before-list').innerText()).toMatch(
    /^2026, №\s901\. Ветряк для отгонных пастбищ\. ЖШС «Ертіс\sЖарық»/u,
  );

  await page.getByRole('link', { name: hq.text('look-back:before.open') }).click();
  await page.getByRole('button', { name: 'Test contest' }).click();
  await hq.press('look-back:one.remove');
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: hq.text('look-back:one.remove') })
    .click();
  await page.getByText(hq.text('look-back:emptyTitle')).waitFor();
  expect(hq.complaints).toEqual([]);
});
