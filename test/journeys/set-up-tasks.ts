import { readFileSync } from 'node:fs';
import { expect } from 'vitest';

import type { ContestSettings, Id } from '../../shared/contest/contest.ts';
import { readSettingsFile } from '../../shared/contest/settings-file.ts';
import { templateCards } from '../../shared/contest/templates.ts';
import { command } from './headless-tasks.ts';
import { passphrase, saveKeyFile } from './headquarters-tasks.ts';
import type { Laptop } from './laptop.ts';
import { Newcomer } from './newcomer.ts';

/** From the first screen to the settings that a template proposes, whose card bears its title. */
export async function chooseTemplate(laptop: Laptop, template: Id): Promise<Newcomer> {
  const title = templateCards.find(({ id }) => id === template)?.title[laptop.language] ?? '';
  const newcomer = new Newcomer(laptop);
  await newcomer.look();
  await laptop.chooseRole('headquarters');
  await newcomer.look();
  await newcomer.press(
    laptop.page.getByRole('button', {
      name: new RegExp(`^${laptop.text('first-run:start.create')}`),
    }),
  );
  await newcomer.press(laptop.page.getByRole('button').filter({ hasText: title }));
  return newcomer;
}

/** From settings that lack nothing to a founded contest. */
export async function signContest(newcomer: Newcomer): Promise<void> {
  await newcomer.pressText('common:continue');
  await newcomer.typeText('common:surname', 'Жүнісова');
  await newcomer.typeText('common:givenName', 'Әсел');
  await newcomer.typeText('common:passphrase', passphrase);
  await newcomer.typeText('contest-setup:passphraseAgain', passphrase);
  await newcomer.pressText('contest-setup:found');
  await newcomer.laptop.page.locator('.rail').waitFor();
}

/** What is still missing, as the list beside the settings says it. */
export const missing = async ({ page }: Laptop): Promise<string[]> =>
  page.locator('.issue.warn').allInnerTexts();

const tab = (laptop: Laptop, key: string) =>
  laptop.page.getByRole('tab', { name: laptop.text(`contest-setup:${key}`), exact: true });

/** The regulation in force as the open contest saves it, read back. */
export async function regulationOf(laptop: Laptop): Promise<ContestSettings> {
  await laptop.go('contest');
  await tab(laptop, 'versions').click();
  const [file = ''] = await laptop.take(laptop.button('contest-setup:saveRegulation'), 1);
  const read = readSettingsFile(readFileSync(file));
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

/** The open contest shows its nominations, stages and rules. */
export async function lookAround(laptop: Laptop, settings: ContestSettings): Promise<void> {
  const { page, language } = laptop;
  await tab(laptop, 'nominations').click();
  await page.locator('[data-place^="nomination/"]').first().waitFor();
  const names = await page
    .locator('[data-place^="nomination/"] textarea')
    .evaluateAll((fields) => fields.map((field) => (field as HTMLTextAreaElement).value));
  for (const { title } of settings.nominations) expect(names).toContain(title[language]);
  await tab(laptop, 'stages').click();
  for (const { title } of settings.stages)
    await page.locator('[data-place^="stage/"]').getByText(title[language]).first().waitFor();
  await tab(laptop, 'regulation').click();
  await page.getByRole('heading', { name: laptop.text('contest-setup:tieOrder') }).waitFor();
}

/** The archive that the window saved is whole and signed, as the headless command proves without the window. */
export async function proveSigned(laptop: Laptop): Promise<void> {
  const key = await saveKeyFile(laptop);
  await laptop.go('receive');
  const [archive = ''] = await laptop.take(laptop.button('receive:archive.verb'), 1);
  expect(await command('inspect', archive, '--key', key)).toMatchObject({ verified: true });
}
