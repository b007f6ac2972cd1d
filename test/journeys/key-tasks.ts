import { expect } from 'vitest';

import { passphrase } from './headquarters-tasks.ts';
import type { Laptop } from './laptop.ts';

/** The eight groups a laptop shows as its own. */
export async function ownDigits(laptop: Laptop, address: string): Promise<string> {
  await laptop.page.locator(`a[href="${address}"]`).first().click();
  const digits = await laptop.page.locator('.large-finger .finger').innerText();
  return digits.replaceAll(/\D/g, '');
}

/** Compares the digits with those of the other laptop, as two people do, and only then confirms the key. */
export async function confirmKey(desk: Laptop, name: string, digits: string): Promise<void> {
  const { page } = desk;
  await desk.go('keys');
  await page.getByRole('row').filter({ hasText: name }).first().click();
  await desk.press('keys:compare.open');
  const dialog = page.getByRole('dialog');
  const shown = await dialog.locator('.large-finger .finger').innerText();
  expect(shown.replaceAll(/\D/g, '')).toBe(digits);
  await dialog.getByRole('button', { name: desk.text('keys:compare.same') }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** What the lost laptop signs from now on is kept aside. */
export async function revokeKey(hq: Laptop, name: string): Promise<void> {
  const { page } = hq;
  await hq.go('keys');
  await page.getByRole('row').filter({ hasText: name }).first().click();
  await hq.press('keys:revoke.open');
  const question = page.getByRole('alertdialog');
  await question.getByRole('radio', { name: hq.text('keys:revoke.today') }).check();
  await question.getByLabel(hq.text('common:reason')).fill('Ноутбук украден');
  await question.getByRole('button', { name: hq.text('keys:revoke.open') }).click();
  await question.waitFor({ state: 'hidden' });
  await page.getByText(hq.text('keys:standing.revoked')).first().waitFor();
}

/** What opens headquarters again together with an archive. */
export interface Recovery {
  /** The copy's path. */
  readonly copy: string;
  readonly code: string;
}

/** The copy as a file, the code from the screen as somebody writes it down. */
export async function makeRecoveryCopy(hq: Laptop): Promise<Recovery> {
  const { page } = hq;
  await hq.go('keys');
  await page.getByRole('tab', { name: hq.text('keys:tabs.own') }).click();
  await hq.press('keys:recovery.open');
  await hq.fill('keys:passphrase.again1', passphrase);
  await hq.press('keys:recovery.make');
  await page.getByText(hq.text('keys:recovery.once')).waitFor();
  const groups = await page.locator('main .code-groups code').allInnerTexts();
  const [copy = ''] = await hq.take(hq.button('keys:recovery.save'), 1);
  await hq.fill('keys:recovery.prove', (groups.at(-1) ?? '').toLowerCase());
  await hq.press('keys:recovery.finish');
  return { copy, code: groups.join(' ') };
}

/** Headquarters on a fresh computer, out of the copy, the paper and the archive. */
export async function restore(
  fresh: Laptop,
  { copy, code }: Recovery,
  archive: string,
): Promise<void> {
  const { page } = fresh;
  await fresh.chooseRole('headquarters');
  await page.getByText(fresh.text('first-run:start.otherWays')).click();
  await page
    .getByRole('button', { name: new RegExp(`^${fresh.text('first-run:start.restore')}`) })
    .click();
  const choose = async (label: string, file: string): Promise<void> => {
    const field = page.getByRole('group', { name: fresh.text(label) });
    await fresh.give(field.getByRole('button'), file);
  };
  await choose('first-run:restore.copy', copy);
  await choose('first-run:restore.archive', archive);
  await fresh.fill('first-run:restore.code', code);
  await fresh.fill('first-run:passphrase.new', passphrase);
  await fresh.fill('first-run:passphrase.again', passphrase);
  await fresh.press('first-run:restore.verb');
  await page.locator('a[href="#/receive"]').first().waitFor();
}
