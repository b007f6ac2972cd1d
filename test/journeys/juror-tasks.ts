import type { Laptop } from './laptop.ts';

/** What the digit row of the Kazakh layout writes instead of digits. */
const kazakhDigitRow: Readonly<Record<string, string>> = {
  Digit2: 'ә',
  Digit3: 'і',
  Digit4: 'ң',
  Digit5: 'ғ',
  Digit8: 'ү',
  Digit9: 'ұ',
  Digit0: 'қ',
};

/** Presses a key of the digit row as the Kazakh layout sends it: the code of a digit, the letter of the layout. */
async function pressInKazakhLayout(laptop: Laptop, code: string): Promise<void> {
  const session = await laptop.page.context().newCDPSession(laptop.page);
  const key = kazakhDigitRow[code] ?? code.slice(-1);
  const windowsVirtualKeyCode = 48 + Number(code.slice(-1));
  await session.send('Input.dispatchKeyEvent', {
    type: 'keyDown',
    code,
    key,
    text: key,
    windowsVirtualKeyCode,
  });
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', code, key, windowsVirtualKeyCode });
  await session.detach();
}

/** Criteria of a sheet. */
const criteria = 6;

/** Enters one digit for every criterion of the open sheet, by the keys of the Kazakh layout, and goes on. */
async function fillSheet(juror: Laptop, code: string): Promise<void> {
  await juror.page.locator('[data-score-field]').first().waitFor();
  for (let criterion = 0; criterion < criteria; criterion += 1) {
    await pressInKazakhLayout(juror, code);
    await juror.page.keyboard.press('Enter');
  }
  await juror.page.keyboard.press('PageDown');
}

/** A blind stage shuffles every juror's list: by number, a journey knows what comes next. */
async function listByNumber(juror: Laptop): Promise<void> {
  await juror.page.getByText(juror.text('juror-list:title')).first().waitFor();
  const name = juror.text('personal:order.number');
  await juror.page.getByRole('radio', { name }).click();
  await juror.page.getByRole('radio', { name, checked: true }).waitFor();
}

/** Reads and signs what stands before the first application; a juror who signed it before is not asked. */
async function signConsent(juror: Laptop): Promise<void> {
  const { page } = juror;
  const way = page.getByRole('link', { name: juror.text('consent:toSign') });
  if (!(await way.isVisible())) return;
  await way.click();
  await page.getByRole('heading', { name: juror.text('consent:title') }).waitFor();
  for (const box of await page.getByRole('checkbox').all()) await box.click();
  await juror.press('consent:sign');
  await page.locator('[data-score-field]').first().waitFor();
  await page.getByText(juror.text('score:toList'), { exact: true }).first().click();
  await page.getByText(juror.text('juror-list:title')).first().waitFor();
}

/** Scores sheet after sheet by keyboard alone, each with one digit; after the last sheet the list comes by itself. */
export async function scoreByKeyboard(juror: Laptop, codes: readonly string[]): Promise<void> {
  await listByNumber(juror);
  await signConsent(juror);
  await juror.page.keyboard.press('n');
  for (const code of codes) await fillSheet(juror, code);
}

/** Scores two sheets with the pointer and steps back from the third. */
export async function scoreByPointer(juror: Laptop): Promise<void> {
  const { page } = juror;
  await listByNumber(juror);
  await signConsent(juror);
  for (const [title, score] of [
    ['Солнечный водонагреватель', '7'],
    ['Жел мен күн су көтергіші', '6'],
  ] as const) {
    await page.getByText(title).first().click();
    await page.locator('[data-score-field]').first().waitFor();
    for (let criterion = 0; criterion < criteria; criterion += 1) {
      const group = page.locator('.crit').nth(criterion).getByRole('radiogroup');
      await group.getByRole('radio', { name: score, exact: true }).click();
    }
    await page
      .getByRole('status')
      .filter({ hasText: juror.text('common:saved') })
      .first()
      .waitFor();
    await page.getByText(juror.text('score:toList'), { exact: true }).first().click();
  }
  await page.getByText('Биогаз для фермы').first().click();
  await juror.press('score:recusal.action');
  const question = page.getByRole('alertdialog');
  await question.getByRole('radio', { name: juror.text('score:recusal.reasons.relative') }).check();
  await question.getByRole('button', { name: juror.text('score:recusal.verb') }).click();
  await question.waitFor({ state: 'hidden' });
}

/** Hands in every complete sheet; `verb` is the name of the button with its number. */
export async function handIn(juror: Laptop, verb: RegExp): Promise<void> {
  const { page } = juror;
  await page.getByRole('button', { name: verb }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: verb }).click();
  await page.getByText(juror.text('juror-list:handIn.receipt')).first().waitFor();
}

/** The juror's file for the coordinator; its path. */
export async function saveScores(juror: Laptop): Promise<string> {
  const [file = ''] = await juror.take(juror.button('juror-list:export.verb'), 1);
  return file;
}

/** Opens the contest of this computer after the program was started again. */
export async function unlock(laptop: Laptop, passphrase: string): Promise<void> {
  await laptop.fill('first-run:passphrase.label', passphrase);
  await laptop.press('first-run:unlock.open');
}
